using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using System.Text;
using UserMigration.Completion;
using UserMigration.Engine.Changes;
using UserMigration.Engine.Csv;
using UserMigration.Engine.OpenPgp;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Compares two exports by a key, and returns the changes from the earlier to the later one: as a change file, or on
/// the pipeline.
/// </summary>
[Cmdlet(VerbsData.Compare, "MigrationCsv", HelpUri = HelpPages.CompareMigrationCsv, SupportsShouldProcess = true)]
[OutputType(typeof(MigrationCsvComparison), typeof(MigrationRecord))]
public sealed class CompareMigrationCsvCommand : MigrationCommand
{
    private ExportComparison? _comparison;
    private ProgressReporter _progress = null!;
    private int _warned;
    private PassphraseBytes? _passphrase;

    /// <summary>The earlier export.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string ReferencePath { get; set; } = null!;

    /// <summary>The path of the later export; wildcards are not resolved.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string DifferencePath { get; set; } = null!;

    /// <summary>The column that identifies a user, or several columns that do so together.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FileColumnCompleter))]
    public string[] Key { get; set; } = null!;

    /// <summary>The change file to write.</summary>
    [Parameter]
    [Alias("OutPath")]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>The columns whose values count: a user is updated only if a value in one of them differs.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FileColumnCompleter))]
    public string[]? Column { get; set; }

    /// <summary>Columns whose values do not count, such as the time of the last login.</summary>
    [Parameter]
    [Alias("IgnoreColumn")]
    [ValidateNotNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(FileColumnCompleter))]
    public string[] ExcludeColumn { get; set; } = Array.Empty<string>();

    /// <summary>The name of the column that holds the operation: create, update or delete.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string OperationColumn { get; set; } = ExportComparisonOptions.UsualOperationColumn;

    /// <summary>Distinguishes keys by letter case, for IDs such as a1B and A1b.</summary>
    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    /// <summary>Treats rows with the same key as one user, for exports with one row per identity.</summary>
    [Parameter]
    public SwitchParameter AllowRepeatedKey { get; set; }

    /// <summary>
    /// Leaves out deletes, and does not end with an error, if the later export has rows that cannot be read or have no
    /// key: it is unknown which users these rows belong to.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipMalformed { get; set; }

    /// <summary>Leaves out deletes, for a later export that does not contain all users.</summary>
    [Parameter]
    public SwitchParameter NoDelete { get; set; }

    /// <summary>The maximum percentage of the users of the earlier export that may be deleted, from 0 to 100.</summary>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    public double? MaximumDeletePercent { get; set; }

    /// <summary>
    /// The character between two fields, in both exports and in the change file: an ASCII character that is not a quote
    /// or a line break.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(DelimiterCompleter))]
    public char Delimiter { get; set; } = ',';

    /// <summary>The encoding of both exports: a name such as windows-1252, or a code page.</summary>
    [Parameter]
    [EncodingArgument]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding? Encoding { get; set; }

    /// <summary>The passphrase of encrypted exports.</summary>
    [Parameter]
    [PassphraseArgument]
    public SecureString? Passphrase { get; set; }

    /// <summary>Does not replace an existing file: if the file exists, the command ends with an error.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Replaces a read-only file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The name of a variable that receives the summary, a MigrationCsvComparison.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SummaryVariable { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _passphrase = PassphraseBytes.Read(Passphrase);
        string? target = Step(() => SourceOpening.Open(StartProgress(SourceOpening.Activity, ProgressRank.Source), _passphrase, Open, StopToken));
        _progress = StartProgress($"Comparing {System.IO.Path.GetFileName(DifferencePath)}", ProgressRank.Source);
        Warn();
        while (Step(_comparison!.Compare))
        {
            _progress.Update(_comparison.RowsRead, _comparison.Share);
        }

        Warn();
        MigrationCsvComparison result = _comparison.Result;
        if (target is null)
        {
            foreach (MigrationRecord change in TakeChanges())
            {
                WriteObject(change);
            }
        }
        else if (ShouldProcess(target, $"Write a change file ({result})"))
        {
            Write(target);
            result.Path = target;
        }

        _progress.Complete();
        Report(result, isOutput: target is not null);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _comparison?.Dispose();
        _passphrase?.Dispose();
    }

    // The passphrase may be that of the exports only.
    private DatafileWriteOptions WriteOptions => new DatafileWriteOptions
    {
        Delimiter = Delimiter,
        KeepsOld = NoClobber,
        ReplacesReadOnly = Force,
        Passphrase = OutFile is not null && OpenPgpNames.IsEncrypted(OutFile) ? _passphrase!.Value : null,
    };

    private string? Open(SourceAccess access)
    {
        string reference = PathResolver.ResolveLiteral(this, ReferencePath);
        string difference = PathResolver.ResolveLiteral(this, DifferencePath);
        string? target = OutFile is null ? null : PathResolver.ResolveLiteral(this, OutFile);
        ExportComparisonOptions options = new ExportComparisonOptions
        {
            Reading = new CsvReadOptions(access) { Delimiter = Delimiter, Encoding = Encoding },
            Keys = Key,
            Columns = Column,
            ExcludedColumns = ExcludeColumn,
            OperationColumn = OperationColumn,
            IsCaseSensitive = CaseSensitive,
            AllowsRepeatedKeys = AllowRepeatedKey,
            SkipsMalformed = SkipMalformed,
            LeavesDeletesOut = NoDelete,
            MaximumDeletePercent = MaximumDeletePercent,
        };
        _comparison = ExportComparison.Open(reference, difference, options, StopToken);
        if (target is not null)
        {
            _comparison.CheckTarget(target, WriteOptions);
        }

        return target;
    }

    private void Write(string target)
    {
        using DatafileWriter writer = Try(() => DatafileWriter.Create(target, WriteOptions));
        Try(() => writer.Begin(_comparison!.Columns));
        foreach (MigrationRecord change in TakeChanges())
        {
            Try(() => writer.Write(change));
        }

        Try(writer.Commit);
    }

    private IEnumerable<MigrationRecord> TakeChanges()
    {
        while (Step(_comparison!.TakeChanges) is { } changes)
        {
            foreach (MigrationRecord change in changes)
            {
                yield return change;
            }

            _progress.Update(_comparison.RowsRead, _comparison.Share);
        }
    }

    private T Step<T>(Func<T> step)
    {
        try
        {
            return Try(step);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private void Warn()
    {
        for (; _warned < _comparison!.Warnings.Count; _warned++)
        {
            WriteWarning(_comparison.Warnings[_warned]);
        }
    }

    private void Report(MigrationCsvComparison result, bool isOutput)
    {
        WriteVerbose($"{result}, of {result.ReferenceRecords} and {result.DifferenceRecords} records.");
        if (SummaryVariable is not null)
        {
            SessionState.PSVariable.Set(SummaryVariable, result);
        }

        if (isOutput)
        {
            WriteObject(result);
        }
        else
        {
            WriteInformation(result, new[] { nameof(MigrationCsvComparison) });
        }
    }
}
