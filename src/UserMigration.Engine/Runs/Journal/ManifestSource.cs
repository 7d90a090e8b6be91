namespace UserMigration.Engine.Runs.Journal;

/// <summary>A source of a run: a file or a pipe.</summary>
internal sealed class ManifestSource
{
    /// <summary>The ordinal of the source in the run, from 1.</summary>
    public int Ordinal { get; set; }

    /// <summary>The full path.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>The size in bytes; -1 if the source is not a file that can be read again.</summary>
    public long Size { get; set; }

    /// <summary>How the source was read; null if an earlier version read it.</summary>
    public SourceReading? Reading { get; set; }

    /// <summary>The shard of the source that the run processes, and its key: <c>3/8 by email</c>; null if it processes the whole source.</summary>
    public string? Shard { get; set; }

    /// <summary>The number of records in the source; null before a command read it to its end.</summary>
    public long? Records { get; set; }

    /// <summary>The SHA-256 of the bytes in lowercase hexadecimal; null if the source is not a file that can be read again.</summary>
    public string? Sha256 { get; set; }
}
