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

    /// <summary>The SHA-256 of the bytes in lowercase hexadecimal; null if the source is not a file that can be read again.</summary>
    public string? Sha256 { get; set; }
}
