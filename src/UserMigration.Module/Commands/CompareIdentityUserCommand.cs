using System;
using System.Linq;
using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Runs.Comparison;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Reads users back and compares them with the records from which they were created: all of them, or a sample with a
/// seed. It changes nothing. It returns exactly one result for each record that it compares.
/// </summary>
[Cmdlet(VerbsData.Compare, "IdentityUser", HelpUri = HelpPages.CompareIdentityUser)]
[OutputType(typeof(UserComparison))]
public sealed class CompareIdentityUserCommand : BulkCommand
{
    private BulkUserComparison _comparison = null!;
    private ProgressReporter _progress = null!;
    private IdentityRecord? _last;

    /// <summary>
    /// The records: the output of ConvertTo-IdentityRecord, or the outcomes of Invoke-BulkUserCreate.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>The number of users to read in one call, from 1 to 1,000.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int BatchSize { get; set; } = 100;

    /// <summary>The attribute that identifies a user.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AttributeCompleter))]
    public string? PrimaryKey { get; set; }

    /// <summary>The run folders of the uploads that sent the records: one, or those of all shards of a file.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunFolderCompleter))]
    public string[]? RunPath { get; set; }

    /// <summary>The number of records to select at random.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Sample { get; set; }

    /// <summary>The seed of the sample.</summary>
    [Parameter]
    public int? Seed { get; set; }

    /// <summary>
    /// Lists in Differences each attribute that differs with both values, Expected and Actual; objects and plurals are
    /// JSON.
    /// </summary>
    [Parameter]
    public SwitchParameter ShowValues { get; set; }

    /// <inheritdoc/>
    private protected override string TimeoutAdvice =>
        "A time-out above 10 s is not recommended. A lower -BatchSize makes calls faster; a longer time-out only hides that they are slow.";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        IdentityStoreSession session = Try(GetSession);
        ComparisonOptions options = Configure(new ComparisonOptions
        {
            BatchSize = BatchSize,
            PrimaryKey = PrimaryKey,
            Sample = Sample,
            Seed = Seed ?? Guid.NewGuid().GetHashCode(),
            ShowValues = ShowValues,
        });
        Func<double> random = Jitter.Create(Guid.NewGuid().GetHashCode());
        _comparison = Try(() => new BulkUserComparison(session, options, FindRuns(), Output, Time, random, ScriptValue.ToAttribute));
        Publish(_comparison.Summary);
        Watch(_comparison.Summary);
        _progress = StartProgress($"Comparing users at {session.Uri}", ProgressRank.Calls);
        if (Sample is not null)
        {
            WriteVerbose($"The seed of the sample is {options.Seed}.");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (PSObject item in RecordInput.Elements(InputObject))
        {
            Submit(Try(() => Add(item)));
            Output.Drain();
            Refresh();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (ComparisonBatch batch in _comparison.TakeRest())
        {
            Submit(batch);
        }

        _comparison.Complete();
        PumpUntil(() => _comparison.IsCompleted);
        Output.Drain();
        _comparison.Join();
        _progress.Complete();
        _comparison.Conclude(_progress.Elapsed);
        ComparisonSummary summary = _comparison.Summary;
        WriteSummary(summary, summary.ExitCode != 0, _comparison.AbortedBy);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _comparison?.Dispose();
        base.Dispose(disposing);
    }

    private protected override RunSummary CreateSummary() => new ComparisonSummary();

    private protected override void WriteResult(object result)
    {
        UserComparison found = (UserComparison)result;
        _comparison.Summary.Count(found.Status);
        WriteObject(found);
    }

    // The records are read before their users. Those that are not in the sample are done immediately.
    private protected override void UpdateProgress()
    {
        ComparisonSummary summary = _comparison.Summary;
        if (_progress.IsDue)
        {
            _progress.Update(summary.Done, Sample is null && _last is not null ? SourceShare.Get(_last) * summary.Done / Math.Max(1, summary.Given) : null);
        }
    }

    private string[] FindRuns() => RunPath is null ? Array.Empty<string>() : RunPath
        .SelectMany(path => IsPattern(path) ? RunFolders.Match(this, path) : new[] { PathResolver.ResolveLiteral(this, path) })
        .ToArray();

    // An upload names the run folder after its datafile, whose name can have brackets.
    private bool IsPattern(string path) => WildcardPattern.ContainsWildcardCharacters(path) && !RunFolderReader.IsRunFolder(PathResolver.ResolveLiteral(this, path));

    private ComparisonBatch? Add(PSObject item)
    {
        switch (item.BaseObject)
        {
            case IdentityRecord record:
                _last = record;
                return _comparison.Add(record);
            case BulkUserResult outcome:
                _last = outcome.IdentityRecord;
                return _comparison.Add(outcome);
            default:
                throw new MigrationException(
                    "NotAnIdentityRecord",
                    MigrationFault.InvalidArgument,
                    $"{item.BaseObject.GetType().Name} objects are not accepted here. Use ConvertTo-IdentityRecord before Compare-IdentityUser.",
                    exitCode: _comparison.Summary.Seen == 0 ? 5 : 4);
        }
    }

    private void Submit(ComparisonBatch? batch)
    {
        if (batch is not null)
        {
            PumpUntil(() => _comparison.TryQueue(batch));
        }
    }
}
