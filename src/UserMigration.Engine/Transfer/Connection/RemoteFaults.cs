using System;
using System.Threading;
using System.Threading.Tasks;
using Renci.SshNet;
using Renci.SshNet.Common;
using Renci.SshNet.Sftp;

namespace UserMigration.Engine.Transfer.Connection;

/// <summary>Explains why a server refused an operation on a file.</summary>
internal static class RemoteFaults
{
    // Codes of later drafts of the protocol (draft-ietf-secsh-filexfer-13, section 9.1), which some servers send in version 3 too.
    private const StatusCode NoSuchPath = (StatusCode)10;
    private const StatusCode WriteProtected = (StatusCode)12;
    private const StatusCode NoSpace = (StatusCode)14;
    private const StatusCode QuotaExceeded = (StatusCode)15;

    /// <summary>Explains why a file can't be read or written.</summary>
    /// <param name="exception">What the server reported.</param>
    /// <param name="path">The full path on the server.</param>
    /// <param name="isWrite">Whether the file is written.</param>
    public static MigrationException Explain(SftpException exception, string path, bool isWrite)
    {
        string folder = RemotePath.FolderOf(path);
        return exception.StatusCode switch
        {
            StatusCode.NoSuchFile or NoSuchPath when isWrite => Fault(
                "RemoteFolderNotFound", MigrationFault.NotFound, path, $"The folder '{folder}' does not exist on the server. Check -Destination, or ask the operator to create it.", exception),
            StatusCode.NoSuchFile or NoSuchPath => NotFound(path, exception),
            StatusCode.PermissionDenied or WriteProtected => Fault(
                "RemotePermissionDenied",
                MigrationFault.PermissionDenied,
                path,
                $"The server does not permit this user to {(isWrite ? $"write to the folder '{folder}'" : $"read '{path}'")}. Check {(isWrite ? "-Destination" : "-RemotePath")}, or ask the operator for the permission.",
                exception),
            NoSpace or QuotaExceeded => Full(path, $"the server reports \"{exception.Message}\"", exception),
            _ => Fault(
                isWrite ? "RemoteWriteFailed" : "RemoteReadFailed",
                isWrite ? MigrationFault.WriteFailed : MigrationFault.OpenFailed,
                path,
                $"The server can't {(isWrite ? "write" : "read")} '{path}': \"{exception.Message}\"{(isWrite ? Guess(exception) : " Ask the operator.")}",
                exception),
        };
    }

    /// <summary>Explains why a block can't be written. Servers report a full disk only as a failure, so the free space is looked up.</summary>
    /// <param name="exception">What the server reported.</param>
    /// <param name="client">The connection.</param>
    /// <param name="path">The full path on the server.</param>
    /// <param name="missing">How many bytes remain to be written.</param>
    /// <param name="cancellationToken">A token that cancels the look-up.</param>
    public static async Task<MigrationException> ExplainWriteAsync(SftpException exception, SftpClient client, string path, long missing, CancellationToken cancellationToken)
    {
        if (exception.StatusCode == StatusCode.Failure && await FindFreeAsync(client, path, cancellationToken).ConfigureAwait(false) is { } free && free < missing)
        {
            return Full(path, $"its disk has {free:N0} bytes free, and {missing:N0} bytes are missing", exception);
        }

        return Explain(exception, path, isWrite: true);
    }

    /// <summary>Creates the error for a file that does not exist on the server.</summary>
    /// <param name="path">The path or the pattern.</param>
    /// <param name="exception">What the server reported, or null.</param>
    public static MigrationException NotFound(string path, SftpException? exception) =>
        Fault("RemoteFileNotFound", MigrationFault.NotFound, path, $"No file on the server matches '{path}'. Check -RemotePath; the server distinguishes uppercase and lowercase letters.", exception);

    private static async Task<long?> FindFreeAsync(SftpClient client, string path, CancellationToken cancellationToken)
    {
        try
        {
            SftpFileSystemInformation disk = await client.GetStatusAsync(RemotePath.FolderOf(path), cancellationToken).ConfigureAwait(false);
            ulong free = disk.AvailableBlocks * disk.BlockSize;
            return free > long.MaxValue ? long.MaxValue : (long)free;
        }
        catch (Exception refusal) when (refusal is SshException or NotSupportedException)
        {
            // Only some servers have this extension.
            return null;
        }
    }

    private static MigrationException Full(string path, string reason, SftpException exception) => Fault(
        "RemoteDiskFull", MigrationFault.WriteFailed, path, $"The disk of the server is full, or its quota is used up: {reason}. Ask the operator to make room. Then run the same command again; it resumes the transfer.", exception);

    private static string Guess(SftpException exception) => exception.StatusCode == StatusCode.Failure
        ? " Many servers report a full disk, a quota that is used up, and a limit on the size of a file only in this way. Ask the operator. Then run the same command again; it resumes the transfer."
        : " Ask the operator.";

    private static MigrationException Fault(string id, MigrationFault fault, string path, string message, SftpException? exception) =>
        new MigrationException(id, fault, message, path, exception);
}
