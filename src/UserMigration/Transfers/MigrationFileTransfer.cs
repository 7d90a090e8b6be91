using System;

namespace UserMigration;

/// <summary>A file that was sent to a server, or received from it.</summary>
public sealed class MigrationFileTransfer
{
    /// <summary>Creates a description of a transfer.</summary>
    /// <param name="path">The full path on this computer.</param>
    /// <param name="server">The server: <c>host</c> or <c>host:port</c>.</param>
    /// <param name="remotePath">The path on the server.</param>
    public MigrationFileTransfer(string path, string server, string remotePath)
    {
        Path = path;
        Server = server;
        RemotePath = remotePath;
    }

    /// <summary>The full path on this computer.</summary>
    public string Path { get; }

    /// <summary>The server: <c>host</c> or <c>host:port</c>.</summary>
    public string Server { get; }

    /// <summary>The path on the server.</summary>
    public string RemotePath { get; }

    /// <summary>The size of the file in bytes.</summary>
    public long Length { get; set; }

    /// <summary>How long the transfer took, with reconnecting and verifying.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>The SHA-256 of the file, in lowercase hexadecimal digits.</summary>
    public string Sha256 { get; set; } = string.Empty;

    /// <summary>
    /// How many bytes an interrupted earlier command had already transferred; 0 if the transfer started at the beginning. It is the
    /// length of the file if nothing had to be sent, because the server already had the same file under this name.
    /// </summary>
    public long ResumedFrom { get; set; }

    /// <summary>How often the connection was lost and opened again.</summary>
    public int Reconnects { get; set; }

    /// <summary>
    /// Whether the content was compared: of a sent file by reading it back from the server, of a received file with the .sha256 file
    /// beside it. If it is false, only the size was compared.
    /// </summary>
    public bool IsVerified { get; set; }

    /// <summary>Returns the paths and the size.</summary>
    public override string ToString() => $"{Path}, {Server}:{RemotePath}, {Length} bytes";
}
