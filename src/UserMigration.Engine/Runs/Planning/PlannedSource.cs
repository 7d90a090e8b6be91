namespace UserMigration.Engine.Runs.Planning;

/// <summary>A file from which a plan was made.</summary>
internal sealed class PlannedSource
{
    /// <summary>The full path.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>The size in bytes.</summary>
    public long Size { get; set; }

    /// <summary>The SHA-256 of the bytes in lowercase hexadecimal.</summary>
    public string Sha256 { get; set; } = string.Empty;

    /// <summary>The SHA-256 of the header row in lowercase hexadecimal; null if the file was not read to its first row.</summary>
    public string? HeaderSha256 { get; set; }
}
