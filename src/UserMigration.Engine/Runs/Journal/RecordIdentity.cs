using System;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>
/// Identifies a record in a run: by the ordinal of its source and its record number or, if it does not come from a file,
/// by the keyed hash of its key.
/// </summary>
internal readonly struct RecordIdentity : IEquatable<RecordIdentity>
{
    private RecordIdentity(ulong first, ulong second)
    {
        First = first;
        Second = second;
    }

    /// <summary>The ordinal of the source, or the first half of the hash.</summary>
    public ulong First { get; }

    /// <summary>The record number, or the second half of the hash.</summary>
    public ulong Second { get; }

    /// <summary>Identifies a record of a source.</summary>
    public static RecordIdentity FromSource(int ordinal, long number) => new RecordIdentity((ulong)ordinal, (ulong)number);

    /// <summary>Identifies a record that does not come from a file.</summary>
    public static RecordIdentity FromKey(Digest key) => new RecordIdentity(key.First, key.Second);

    /// <inheritdoc/>
    public bool Equals(RecordIdentity other) => First == other.First && Second == other.Second;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RecordIdentity other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(((int)First * 397) ^ (int)Second ^ (int)(Second >> 32));
}
