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
    /// <summary>The files on the server; the wildcards *, ? and [ ] are resolved there.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] RemotePath { get; set; } = null!;

    /// <summary>The folder, or the path that the file gets. By default, the current folder.</summary>
    [Parameter]
    [Alias("OutFile")]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = ".";

    /// <summary>Compares the content with the .sha256 file beside each file on the server.</summary>
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
        if (!isFolder && (files.Count > 1 || Destination[Destination.Length - 1] is '/' or '\\'))
        {
            WriteError(ErrorRecords.Create(new MigrationException(
                "DestinationFolderNotFound",
                MigrationFault.NotFound,
                $"The folder '{destination}' does not exist. Create it, or choose another -Destination. It must be a folder if several files are received.",
                destination)));
            return;
        }

        foreach (RemoteFile file in files)
        {
            string path = isFolder ? Try(() => file.GetLocalPath(destination)) : destination;
            if (ShouldProcess($"{Address}:{file.Path} to {path}", "Receive a file") && TryTransfer(
                $"Receiving {file.Name}",
                (transfer, token) => transfer.ReceiveAsync(file, path, new ReceiveOptions { Force = Force, Verify = Verify }, token),
                out MigrationFileTransfer? received))
            {
                WriteObject(received);
            }
        }
    }
}
