namespace UserMigration.Engine.Runs.Journal;

/// <summary>A source of a run.</summary>
internal sealed class ManifestSource
{
    /// <summary>Its ordinal in the run, from 1.</summary>
    public int Ordinal { get; set; }

    /// <summary>The full path.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Bytes; -1 where it is no file that can be read again.</summary>
    public long Size { get; set; }

    /// <summary>The SHA-256 of its bytes in lower-case hexadecimal; null where it is no file that can be read again.</summary>
    public string? Sha256 { get; set; }
}
