namespace UserMigration.Engine.Transfer;

/// <summary>Options for receiving a file.</summary>
public sealed class ReceiveOptions
{
    /// <summary>Whether an existing file is replaced.</summary>
    public bool Force { get; set; }

    /// <summary>Whether the content is compared with the .sha256 file beside the file on the server.</summary>
    public bool Verify { get; set; }
}
