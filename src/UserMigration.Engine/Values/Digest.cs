using System;
using System.Buffers.Binary;

namespace UserMigration.Engine.Values;

/// <summary>The first 128 bits of a keyed hash.</summary>
internal readonly struct Digest : IEquatable<Digest>
{
    /// <summary>The number of bytes in a digest.</summary>
    public const int Size = 16;

    /// <summary>Creates a digest from its bytes.</summary>
    /// <param name="bytes">At least 16 bytes.</param>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        First = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        Second = BinaryPrimitives.ReadUInt64BigEndian(bytes.Slice(8));
    }

    /// <summary>Creates a digest from its halves.</summary>
    /// <param name="first">The first eight bytes.</param>
    /// <param name="second">The second eight bytes.</param>
    public Digest(ulong first, ulong second)
    {
        First = first;
        Second = second;
    }

    /// <summary>The first eight bytes of the digest.</summary>
    public ulong First { get; }

    /// <summary>The second eight bytes of the digest.</summary>
    public ulong Second { get; }

    /// <inheritdoc/>
    public bool Equals(Digest other) => First == other.First && Second == other.Second;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Digest other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)First;

    /// <summary>Writes the bytes of the digest.</summary>
    /// <param name="bytes">Room for at least 16 bytes.</param>
    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, First);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.Slice(8), Second);
    }
}
