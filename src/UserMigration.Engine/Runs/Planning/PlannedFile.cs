namespace UserMigration.Engine.Runs.Planning;

/// <summary>A file that a command before the upload reads, such as a map or a schema.</summary>
internal sealed class PlannedFile
{
    /// <summary>The name of the file, without its folder.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The SHA-256 of the bytes in lowercase hexadecimal.</summary>
    public string Sha256 { get; set; } = string.Empty;
}
