namespace UserMigration.Engine.Transfer;

/// <summary>Options for sending a file.</summary>
public sealed class SendOptions
{
    /// <summary>
    /// The folder or the path on the server: a folder if it exists or ends with a slash, otherwise the path of the file. Null for the
    /// home folder of the user.
    /// </summary>
    public string? Destination { get; set; }

    /// <summary>Whether an existing file of another content is replaced.</summary>
    public bool Force { get; set; }

    /// <summary>Whether the file is read back and compared before it gets its name.</summary>
    public bool Verify { get; set; }

    /// <summary>Whether a file with the SHA-256 is written beside it, in the format of sha256sum.</summary>
    public bool Checksum { get; set; }
}
