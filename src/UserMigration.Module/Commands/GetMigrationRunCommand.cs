using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Shows the state of runs, even while they are in progress. It changes nothing and calls no store.</summary>
[Cmdlet(VerbsCommon.Get, "MigrationRun", HelpUri = HelpPages.GetMigrationRun, DefaultParameterSetName = RunPathSet)]
[OutputType(typeof(MigrationRun), typeof(MigrationRunTotal))]
public sealed class GetMigrationRunCommand : MigrationCommand
{
    private const string RunPathSet = "RunPath";
    private const string LiteralPathSet = "LiteralPath";

    private readonly List<string> _total = new List<string>();

    /// <summary>The run folders.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = RunPathSet)]
    [Alias("Path")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunFolderCompleter))]
    public string[]? RunPath { get; set; }

    /// <summary>The run folders; wildcards are not resolved.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = null!;

    /// <summary>
    /// Returns one ledger of all folders together, such as the shards of a file: which records are in no run, and which are in more
    /// than one.
    /// </summary>
    [Parameter]
    public SwitchParameter Total { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Total)
        {
            _total.AddRange(Folders());
            return;
        }

        foreach (string path in Folders())
        {
            try
            {
                WriteObject(RunFolderReader.Read(path));
            }
            catch (MigrationException exception)
            {
                WriteError(ErrorRecords.Create(exception));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Total)
        {
            WriteObject(Try(() => RunTotalReader.Read(_total.Distinct().ToArray())));
        }
    }

    private string[] Folders() => Try(() => ParameterSetName == LiteralPathSet
        ? LiteralPath.Select(path => PathResolver.ResolveLiteral(this, path)).ToArray()
        : RunPath is null ? Here() : RunPath.SelectMany(path => RunFolders.Match(this, path)).ToArray());

    private string[] Here() => Directory.GetDirectories(SessionState.Path.CurrentFileSystemLocation.ProviderPath)
        .Where(RunFolderReader.IsRunFolder)
        .OrderBy(path => path, System.StringComparer.Ordinal)
        .ToArray();
}
