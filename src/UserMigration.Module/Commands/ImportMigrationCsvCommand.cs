using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Text;
using UserMigration.Completion;
using UserMigration.Engine.Csv;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Reads datafiles row by row. A malformed row is returned as a record with an Error issue.</summary>
[Cmdlet(VerbsData.Import, "MigrationCsv", HelpUri = HelpPages.ImportMigrationCsv, DefaultParameterSetName = PathSet)]
[OutputType(typeof(MigrationRecord))]
public sealed class ImportMigrationCsvCommand : MigrationCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly List<string> _files = new List<string>();
    private PassphraseBytes? _passphrase;

    /// <summary>The files; wildcards are resolved.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = null!;

    /// <summary>The files; wildcards are not resolved.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = null!;

    /// <summary>The number of the record to start at, from 1; the first data row is 1.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long StartAt { get; set; } = 1;

    /// <summary>The maximum number of records to return from all files together, from 1.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long First { get; set; } = long.MaxValue;

    /// <summary>The character between two fields: an ASCII character that is not a quote or a line break.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DelimiterCompleter))]
    public char Delimiter { get; set; } = ',';

    /// <summary>
    /// The encoding of the files, by name or code page: utf8, unicode (UTF-16), bigendianunicode, utf32, latin1, ansi,
    /// oem, windows-1252, 1252 and others.
    /// </summary>
    [Parameter]
    [EncodingArgument]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding? Encoding { get; set; }

    /// <summary>The passphrase of encrypted files.</summary>
    [Parameter]
    [PassphraseArgument]
    public SecureString? Passphrase { get; set; }

    /// <summary>
    /// The names of the columns, for files without a header row: their first row is the first record.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Header { get; set; }

    /// <summary>
    /// The number of physical lines to skip before the header row, or before the first row if you specify -Header: a
    /// title, a comment, the #TYPE line of Export-Csv.
    /// </summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int SkipLine { get; set; }

    /// <summary>How to treat a delimiter at the end of a row.</summary>
    [Parameter]
    public TrailingDelimiter TrailingDelimiter { get; set; }

    /// <summary>
    /// The severity of a violation of a reading rule: a hashtable that maps the ID of the rule to Error, Warning,
    /// Information or Off, or the path of a .psd1 file that contains such a hashtable.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(RuleSeverityCompleter))]
    public object? RuleSeverity { get; set; }

    /// <summary>
    /// The shard to read, as number/count: 3/8 is the third of eight shards. All records with the same -ShardKey are in the same
    /// shard, on each machine.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public MigrationShard? Shard { get; set; }

    /// <summary>The columns that identify a user, by which -Shard divides the records.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AttributeCompleter))]
    public string[]? ShardKey { get; set; }

    /// <summary>Reads all files once first.</summary>
    [Parameter]
    public SwitchParameter Validate { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (TryFind(() => ParameterSetName == LiteralPathSet
            ? new List<string>(LiteralPath).ConvertAll(path => PathResolver.ResolveLiteral(this, path))
            : PathResolver.Resolve(this, Path).ToList(), out List<string>? files))
        {
            _files.AddRange(files!);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _passphrase = PassphraseBytes.Read(Passphrase);
        if (!TryFind(() => SourceOpening.Open(StartProgress(SourceOpening.Activity, ProgressRank.Source), _passphrase, access => Datafiles.Open(_files, new CsvReadOptions(access)
        {
            Delimiter = Delimiter,
            Encoding = Encoding,
            Header = Header,
            SkipLines = SkipLine,
            TrailingDelimiter = TrailingDelimiter,
            Severities = RuleArguments.ReadReading(this, RuleSeverity),
            Shard = Try(ReadShard),
        }), StopToken), out Datafiles? found))
        {
            return;
        }

        using Datafiles files = found!;
        foreach (string warning in files.Warnings)
        {
            WriteWarning(warning);
        }

        ProgressReporter progress;
        if (Validate)
        {
            progress = StartProgress("Checking the rows of " + Subject, ProgressRank.Source);
            Try(() => files.Validate(StopToken, progress.Update));
            progress.Complete();
        }

        progress = StartProgress("Reading " + Subject, ProgressRank.Source);
        long count = 0;

        MalformedCount malformed = new MalformedCount();
        using IEnumerator<MigrationRecord> records = Try(() => files.Read(StartAt, First, StopToken)).GetEnumerator();
        Func<bool> moveNext = records.MoveNext;
        while (Try(moveNext))
        {
            malformed.Add(records.Current);
            WriteObject(records.Current);
            progress.Update(++count, records.Current);
        }

        progress.Complete();

        foreach (string warning in malformed.Warnings().Concat(files.LateWarnings))
        {
            WriteWarning(warning);
        }
    }

    private ShardSelector? ReadShard() => (Shard, ShardKey) switch
    {
        (null, null) => null,
        ({ } shard, { } key) => new ShardSelector(shard, key),
        _ => throw new MigrationException(
            "ShardKeyRequired",
            MigrationFault.InvalidArgument,
            "-Shard and -ShardKey belong together: -Shard 3/8 -ShardKey email reads the third of eight shards, and keeps all rows of a user together.",
            exitCode: 5),
    };

    private string Subject => _files.Count == 1 ? System.IO.Path.GetFileName(_files[0]) : $"{_files.Count} files";

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _passphrase?.Dispose();
    }
}
