using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Text;
using UserMigration.Completion;
using UserMigration.Engine.Csv;
using UserMigration.Engine.HandOff.Results;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Reads the success and failure files of a migration, and joins them with the datafile that was migrated: each record of the datafile is
/// returned with its outcome.
/// </summary>
[Cmdlet(VerbsData.Import, "MigrationResult", HelpUri = HelpPages.ImportMigrationResult, DefaultParameterSetName = PathSet)]
[OutputType(typeof(MigrationResult))]
public sealed class ImportMigrationResultCommand : MigrationCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly List<string> _files = new List<string>();
    private ProgressReporter? _progress;
    private PassphraseBytes? _passphrase;

    /// <summary>The result files: all success and failure files of one migration, in any order.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = null!;

    /// <summary>The result files, or folders that contain them; wildcards are not resolved.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = null!;

    /// <summary>The datafile that was migrated, exactly as it was delivered.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Source { get; set; } = null!;

    /// <summary>What the line numbers in the result files count.</summary>
    [Parameter]
    public ResultNumbering LineIs { get; set; }

    /// <summary>Returns only records with these outcomes.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public MigrationResultStatus[]? Status { get; set; }

    /// <summary>The character between two fields of the result files.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DelimiterCompleter))]
    public char ResultDelimiter { get; set; }

    /// <summary>
    /// The character between two fields of the datafile: an ASCII character that is not a quote or a line break.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(DelimiterCompleter))]
    public char Delimiter { get; set; } = ',';

    /// <summary>
    /// The encoding of the datafile: a name such as windows-1252, a code page number, or an Encoding object.
    /// </summary>
    [Parameter]
    [EncodingArgument]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding? Encoding { get; set; }

    /// <summary>
    /// The passphrase of the datafile, if it is encrypted, such as the sample of a package: a SecureString, a
    /// PSCredential or the output of New-MigrationPassphrase.
    /// </summary>
    [Parameter]
    [PassphraseArgument]
    public SecureString? Passphrase { get; set; }

    /// <summary>The names of the columns, if the datafile has no header row.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Header { get; set; }

    /// <summary>The number of lines before the header row of the datafile.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int SkipLine { get; set; }

    /// <summary>
    /// The meaning of a delimiter at the end of a row of the datafile: the start of another, empty field (Field), or
    /// nothing (Ignore).
    /// </summary>
    [Parameter]
    public TrailingDelimiter TrailingDelimiter { get; set; }

    /// <summary>The name of a variable that receives the summary, a MigrationResultSummary.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SummaryVariable { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (TryFind(() => ParameterSetName == LiteralPathSet
            ? LiteralPath.Select(path => PathResolver.ResolveLiteral(this, path)).ToList()
            : PathResolver.Resolve(this, Path).ToList(), out List<string>? files))
        {
            _files.AddRange(files!);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _passphrase = PassphraseBytes.Read(Passphrase);
        if (!TryFind(() => SourceOpening.Open(StartProgress(SourceOpening.Activity, ProgressRank.Source), _passphrase, access => ResultImport.Open(ReadOptions(access), StopToken), StopToken), out ResultImport? import))
        {
            return;
        }

        _progress = StartProgress($"Joining results with {System.IO.Path.GetFileName(Source)}", ProgressRank.Source);
        using (import)
        {
            Write(import!);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _passphrase?.Dispose();
    }

    private ResultImportOptions ReadOptions(SourceAccess access) => new ResultImportOptions(PathResolver.ResolveLiteral(this, Source), _files)
    {
        LineIs = MyInvocation.BoundParameters.ContainsKey(nameof(LineIs)) ? LineIs : null,
        ResultDelimiter = MyInvocation.BoundParameters.ContainsKey(nameof(ResultDelimiter)) ? ResultDelimiter : null,
        Progress = (done, share) => _progress?.Update(done, share),
        Reading = new CsvReadOptions(access)
        {
            Delimiter = Delimiter,
            Encoding = Encoding,
            Header = Header,
            SkipLines = SkipLine,
            TrailingDelimiter = TrailingDelimiter,
        },
    };

    private void Write(ResultImport import)
    {
        Publish(import.Summary);
        foreach (string warning in import.Warnings)
        {
            WriteWarning(warning);
        }

        if (import.Decision is { } decision)
        {
            WriteVerbose(decision);
        }

        using IEnumerator<MigrationResult> results = import.Read(StopToken).GetEnumerator();
        Func<bool> moveNext = () => Stoppable(results.MoveNext);
        while (Try(moveNext))
        {
            if (Status is null || Array.IndexOf(Status, results.Current.Status) >= 0)
            {
                WriteObject(results.Current);
            }
        }

        _progress!.Complete();
        Report(import);
    }

    private static T Stoppable<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private void Report(ResultImport import)
    {
        MigrationResultSummary summary = import.Summary;
        WriteInformation(summary, new[] { nameof(MigrationResultSummary) });
        if (summary.NotMentioned > 0)
        {
            WriteWarning($"{summary}. No result file mentions {summary.NotMentioned.ToString("N0", CultureInfo.InvariantCulture)} of the records. If you specified all result files, ask what happened to these records.");
        }

        foreach (MigrationException fault in import.FindFaults())
        {
            WriteError(ErrorRecords.Create(fault));
        }
    }

    private void Publish(MigrationResultSummary summary)
    {
        if (SummaryVariable is not null)
        {
            SessionState.PSVariable.Set(SummaryVariable, summary);
        }
    }
}
