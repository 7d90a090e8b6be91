using System;
using System.Management.Automation;
using System.Security;
using UserMigration.Completion;
using UserMigration.Engine.Csv;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Writes records as a datafile that can be read back unchanged. The file gets its name when it is complete.
/// </summary>
[Cmdlet(VerbsData.Export, "MigrationCsv", HelpUri = HelpPages.ExportMigrationCsv, SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(MigrationRecord))]
public sealed class ExportMigrationCsvCommand : RecordCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private string _target = null!;
    private DatafileWriter? _writer;
    private PassphraseBytes? _passphrase;
    private Action<MigrationRecord> _write = null!;

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = null!;

    /// <summary>The character between two fields: an ASCII character that is not a quote or a line break.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DelimiterCompleter))]
    public char Delimiter { get; set; } = ',';

    /// <summary>The passphrase of a file whose name ends with .gpg, .pgp or .asc, which is encrypted.</summary>
    [Parameter]
    [PassphraseArgument]
    public SecureString? Passphrase { get; set; }

    /// <summary>Starts the file with a byte order mark.</summary>
    [Parameter]
    public SwitchParameter Bom { get; set; }

    /// <summary>Writes a file for viewing in a spreadsheet program.</summary>
    [Parameter]
    public SwitchParameter ForSpreadsheet { get; set; }

    /// <summary>Does not replace an existing file: if the file exists, the command ends with an error.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Replaces a read-only file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes each record to the output, including the records that are left out of the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override string Activity => $"Writing {System.IO.Path.GetFileName(_target)}";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _target = Try(() => ParameterSetName == LiteralPathSet
            ? PathResolver.ResolveLiteral(this, LiteralPath)
            : PathResolver.ResolveOne(this, Path));
        _passphrase = PassphraseBytes.Read(Passphrase);
        if (ShouldProcess(_target, "Write a datafile"))
        {
            _writer = Try(() => DatafileWriter.Create(_target, new DatafileWriteOptions
            {
                Delimiter = Delimiter,
                HasMark = Bom,
                IsForSpreadsheet = ForSpreadsheet,
                KeepsOld = NoClobber,
                ReplacesReadOnly = Force,
                Passphrase = _passphrase.Value,
                Unwrap = ScriptValue.ToAttribute,
            }));
            _write = _writer.Write;
        }
    }

    /// <inheritdoc/>
    protected override void Process(MigrationRecord record)
    {
        if (_writer is not null)
        {
            Try(_write, record);
        }

        if (PassThru)
        {
            WriteRecord(record);
        }
    }

    /// <inheritdoc/>
    private protected override void End()
    {
        if (_writer is not null)
        {
            Report(Try(_writer.Commit));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _writer?.Dispose();
        _passphrase?.Dispose();
        base.Dispose(disposing);
    }

    private void Report(DatafileSummary? summary)
    {
        if (summary is null)
        {
            WriteWarning($"There were no records and therefore no header, so '{_target}' was not written.");
            return;
        }

        WriteVerbose($"Records written: {summary.Written + summary.Malformed}, to '{_target}'.");
        if (summary.Malformed > 0)
        {
            WriteWarning(
                $"Malformed rows written unchanged: {summary.Malformed}, to '{_target}', {summary.MalformedAtEnd} of them at the end of the file. "
                    + "Fix them in the file, or omit them with Where-Object { $_.psbase.IsValid }.");
        }

        if (summary.ToFault(_target) is { } fault)
        {
            WriteError(ErrorRecords.Create(fault));
        }
    }
}
