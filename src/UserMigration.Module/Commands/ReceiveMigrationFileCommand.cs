using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using UserMigration.Engine.Transfer;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Receives files from an SFTP server. A file gets its name only when it is complete. An interrupted transfer is resumed by the same
/// command.
/// </summary>
[Cmdlet(VerbsCommunications.Receive, "MigrationFile", HelpUri = HelpPages.ReceiveMigrationFile, SupportsShouldProcess = true)]
[OutputType(typeof(MigrationFileTransfer))]
public sealed class ReceiveMigrationFileCommand : TransferCommand
{
    /// <summary>The files on the server.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] RemotePath { get; set; } = null!;

    /// <summary>The folder, or the path that the file gets.</summary>
    [Parameter]
    [Alias("OutFile")]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = ".";

    /// <summary>
    /// Compares the content with the file of the same name and .sha256 beside each file on the server.
    /// </summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    /// <summary>Replaces existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string destination = Try(() => PathResolver.ResolveLiteral(this, Destination));
        foreach (string pattern in RemotePath.Select(path => Address.Combine(path)!))
        {
            if (TryTransfer($"Looking for {pattern}", (transfer, token) => transfer.FindAsync(pattern, token), out IReadOnlyList<RemoteFile>? files))
            {
                Receive(files!, destination);
            }
        }
    }

    private void Receive(IReadOnlyList<RemoteFile> files, string destination)
    {
        bool isFolder = Directory.Exists(destination);
        bool needsFolder = files.Count > 1 || Destination[Destination.Length - 1] is '/' or '\\';
        string? folder = needsFolder ? destination : System.IO.Path.GetDirectoryName(destination);
        if (!isFolder && !Directory.Exists(folder))
        {
            WriteError(ErrorRecords.Create(new MigrationException(
                "DestinationFolderNotFound",
                MigrationFault.NotFound,
                $"The folder '{folder}' does not exist. Create it, or choose another -Destination.{(files.Count > 1 ? " It must be a folder if several files are received." : string.Empty)}",
                folder)));
            return;
        }

        for (int i = 0; i < files.Count; i++)
        {
            RemoteFile file = files[i];
            if (FindTarget(file, destination, isFolder) is { } path && ShouldProcess($"{Address}:{file.Path} to {path}", "Receive a file") && TryTransfer(
                $"Receiving {file.Name}",
                new TransferShare(files.Take(i).Sum(one => one.Length), files.Skip(i + 1).Sum(one => one.Length)),
                (transfer, token) => transfer.ReceiveAsync(file, path, new ReceiveOptions { Force = Force, Verify = Verify }, token),
                out MigrationFileTransfer? received))
            {
                WriteObject(received);
            }
        }
    }

    // A name that this computer refuses must not keep the other files from being received.
    private string? FindTarget(RemoteFile file, string destination, bool isFolder)
    {
        try
        {
            return isFolder ? file.GetLocalPath(destination) : destination;
        }
        catch (MigrationException exception)
        {
            WriteError(ErrorRecords.Create(exception));
            return null;
        }
    }
}
