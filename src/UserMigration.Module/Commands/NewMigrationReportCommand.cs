using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Reports;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Creates a report of one or several runs as one HTML page, even while they are in progress. It changes no run and calls no store.
/// </summary>
[Cmdlet(VerbsCommon.New, "MigrationReport", HelpUri = HelpPages.NewMigrationReport, DefaultParameterSetName = RunPathSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewMigrationReportCommand : MigrationCommand
{
    private const string RunPathSet = "RunPath";
    private const string LiteralPathSet = "LiteralPath";

    private readonly List<string> _folders = new List<string>();

    /// <summary>The run folders, in the order in which they are shown.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = RunPathSet)]
    [Alias("Path")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RunFolderCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] RunPath { get; set; } = null!;

    /// <summary>The run folders; wildcards are not resolved.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = null!;

    /// <summary>The file to create.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string OutFile { get; set; } = null!;

    /// <summary>Replaces an existing file, even if it is read-only.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _folders.AddRange(Try(() => (ParameterSetName == LiteralPathSet
        ? LiteralPath.Select(path => PathResolver.ResolveLiteral(this, path))
        : RunPath.SelectMany(path => RunFolders.Match(this, path))).ToArray()));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string path = Try(() => PathResolver.ResolveLiteral(this, OutFile));
        Try(() => MigrationReport.CheckTarget(path, Force));
        if (!ShouldProcess(path, $"Write a report of {(_folders.Count == 1 ? "1 run" : _folders.Count + " runs")}"))
        {
            return;
        }

        Try(() => MigrationReport.Write(_folders, path, Force, Time.GetUtcNow()));
        WriteObject(InvokeProvider.Item.Get(new[] { path }, force: true, literalPath: true), enumerateCollection: true);
    }
}
