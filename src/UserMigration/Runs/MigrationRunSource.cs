namespace UserMigration;

/// <summary>A datafile of a run, as it was when the run read it.</summary>
public sealed class MigrationRunSource
{
    /// <summary>Creates the description.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="size">The size in bytes; null if it can't be read again, such as a pipe.</param>
    /// <param name="sha256">The SHA-256 of its bytes in lower-case hexadecimal, or null.</param>
    public MigrationRunSource(string path, long? size, string? sha256)
    {
        Path = path;
        Size = size;
        Sha256 = sha256;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The size in bytes; null if it can't be read again, such as a pipe.</summary>
    public long? Size { get; }

    /// <summary>The SHA-256 of its bytes in lower-case hexadecimal, or null.</summary>
    public string? Sha256 { get; }

    /// <summary>The shard of the datafile that the run processes, and its key: <c>3/8 by email</c>; null if it processes the whole datafile.</summary>
    public string? Shard { get; init; }

    /// <summary>The number of records in the datafile; null if no command has read it to its end.</summary>
    public long? Records { get; init; }

    /// <summary>The ordinal of the datafile in the journal, from 1.</summary>
    internal int Ordinal { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
