using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using UserMigration.Engine.Transfer;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Sends files to an SFTP server. A file gets its name on the server only when it is complete. An interrupted transfer is resumed by
/// the same command.
/// </summary>
[Cmdlet(VerbsCommunications.Send, "MigrationFile", HelpUri = HelpPages.SendMigrationFile, SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(MigrationFileTransfer))]
public sealed class SendMigrationFileCommand : TransferCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The files to send.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = null!;

    /// <summary>The files to send.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = null!;

    /// <summary>
    /// The folder on the server, or the path that the file gets there: it is a folder if it exists, or ends with a
    /// slash.
    /// </summary>
    [Parameter]
    [Alias("RemotePath")]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Reads each file back from the server and compares its SHA-256 before the file gets its name.</summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    /// <summary>Writes a file with the SHA-256 beside each file (name.sha256), in the format of sha256sum.</summary>
    [Parameter]
    public SwitchParameter Checksum { get; set; }

    /// <summary>Replaces files of other content on the server.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string[] files = Files();
        long[] sizes = Array.ConvertAll(files, path => new FileInfo(path) is { Exists: true } file ? file.Length : 0);
        for (int i = 0; i < files.Length; i++)
        {
            string path = files[i];
            string? destination = Address.Combine(Destination);
            if (!ShouldProcess($"{path} to {Address}:{destination ?? "~"}", "Send a file"))
            {
                continue;
            }

            SendOptions options = new SendOptions { Destination = destination, Force = Force, Verify = Verify, Checksum = Checksum };
            if (TryTransfer($"Sending {System.IO.Path.GetFileName(path)}", new TransferShare(sizes.Take(i).Sum(), sizes.Skip(i + 1).Sum()), (transfer, token) => transfer.SendAsync(path, options, token), out MigrationFileTransfer? sent))
            {
                WriteObject(sent);
            }
        }
    }

    // A wildcard stands for files only.
    private string[] Files() => Try(() => ParameterSetName == LiteralPathSet
        ? LiteralPath.Select(path => PathResolver.ResolveLiteral(this, path)).ToArray()
        : Path.SelectMany(Matches).ToArray());

    private IEnumerable<string> Matches(string path) => PathResolver.Resolve(this, new[] { path })
        .Where(match => !WildcardPattern.ContainsWildcardCharacters(path) || !Directory.Exists(match));
}
