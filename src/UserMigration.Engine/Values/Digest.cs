using System;
using System.Buffers.Binary;

namespace UserMigration.Engine.Values;

/// <summary>The first 128 bits of a keyed hash.</summary>
internal readonly struct Digest : IEquatable<Digest>
{
    /// <summary>Bytes of it.</summary>
    public const int Size = 16;

    /// <summary>Makes a digest of its bytes.</summary>
    /// <param name="bytes">At least 16.</param>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        First = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        Second = BinaryPrimitives.ReadUInt64BigEndian(bytes.Slice(8));
    }

    /// <summary>Makes a digest of its halves.</summary>
    /// <param name="first">The first half.</param>
    /// <param name="second">The second half.</param>
    public Digest(ulong first, ulong second)
    {
        First = first;
        Second = second;
    }

    /// <summary>The first half.</summary>
    public ulong First { get; }

    /// <summary>The second half.</summary>
    public ulong Second { get; }

    /// <inheritdoc/>
    public bool Equals(Digest other) => First == other.First && Second == other.Second;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Digest other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)First;

    /// <summary>Writes its bytes.</summary>
    /// <param name="bytes">At least 16.</param>
    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, First);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.Slice(8), Second);
    }
}
