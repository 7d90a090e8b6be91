using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Text;
using UserMigration.Completion;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Drafting;
using UserMigration.Engine.Files;
using UserMigration.Infrastructure;
using UserMigration.Questions;

namespace UserMigration.Commands;

/// <summary>
/// Drafts a map from the columns of datafiles to the attributes of a store, by the names of the columns and by all their values. The files are read once.
/// </summary>
[Cmdlet(VerbsCommon.New, "MigrationMap", HelpUri = HelpPages.NewMigrationMap, DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(ColumnMapping), typeof(MigrationMap))]
public sealed class NewMigrationMapCommand : StoreCommand
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

    /// <summary>The kind of store: Akamai, Cidaas, Scim or PingOne.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public IdentityTarget Target { get; set; }

    /// <summary>
    /// The schema of the store: the output of Get-IdentitySchema, or the path of a file that it saved.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public SchemaArgument? Schema { get; set; }

    /// <summary>
    /// The kind of store that the files were exported from with Export-IdentityUser: columns go where they say the same about a user, and nothing is
    /// guessed. Specify it for ConvertTo-IdentityRecord too.
    /// </summary>
    [Parameter]
    public IdentityTarget? From { get; set; }

    /// <summary>The map file to write: PowerShell data, with comments that explain each column.</summary>
    [Parameter(Position = 2)]
    [Alias("OutPath")]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>The character that separates fields; ASCII.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DelimiterCompleter))]
    public char Delimiter { get; set; } = ',';

    /// <summary>The encoding of the files, by name or code page.</summary>
    [Parameter]
    [EncodingArgument]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding? Encoding { get; set; }

    /// <summary>
    /// The passphrase of encrypted files: a SecureString, a PSCredential or the output of New-MigrationPassphrase.
    /// </summary>
    [Parameter]
    [PassphraseArgument]
    public SecureString? Passphrase { get; set; }

    /// <summary>The names of the columns of files without a header row.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Header { get; set; }

    /// <summary>The number of lines before the header row: a title, a comment, a #TYPE line.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int SkipLine { get; set; }

    /// <summary>
    /// The meaning of a delimiter at the end of a row: Field, the start of an empty field, or Ignore, nothing.
    /// </summary>
    [Parameter]
    public TrailingDelimiter TrailingDelimiter { get; set; }

    /// <summary>
    /// Asks about each column that has values and no certain attribute: which attribute it goes to, or whether it is
    /// left out.
    /// </summary>
    [Parameter]
    public SwitchParameter Interactive { get; set; }

    /// <summary>Does not replace an existing map file; the command ends with the error ExportFileExists.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Replaces a map file that is read-only.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

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
        if (_files.Count == 0)
        {
            return;
        }

        string? target = OutFile is null ? null : Try(() => PathResolver.ResolveLiteral(this, OutFile));
        MapFileWriter? writer = target is not null && ShouldProcess(target, $"Write a map for {Target}")
            ? new MapFileWriter(target, _files, new OutputOptions { KeepsOld = NoClobber, ReplacesReadOnly = Force })
            : null;
        Try(() => writer?.Check());
        IdentitySchema? schema = ReadSchema();
        MapDraftOptions options = new MapDraftOptions(StoreTargets.Get(Target))
        {
            Schema = schema,
            From = From is { } source ? StoreTargets.Get(source) : null,
            Time = Time,
        };
        MapDrafter drafter = Try(() => new MapDrafter(options));
        if (TryRead(drafter) is not { } reading)
        {
            return;
        }

        MigrationMap map = Try(drafter.Draft);
        if (Interactive)
        {
            map = Ask(new MapInterview(drafter, CreateChooser(), schema is not null), map);
        }

        Warn(map);
        if (target is null)
        {
            WriteObject(map.Columns, enumerateCollection: true);
        }
        else if (writer is not null)
        {
            Try(() => writer.Write(map, drafter, OutFile!, reading));
            WriteObject(map);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _passphrase?.Dispose();
    }

    private IdentitySchema? ReadSchema()
    {
        if (Schema is not null)
        {
            return Try(() => Schema?.Read(this));
        }

        IdentityStoreSession? session = Session ?? DefaultSession.Current;
        bool isGiven = Session is not null || MyInvocation.BoundParameters.ContainsKey(StoreSetting.EntityType.Name);
        if (!isGiven && session?.Target != Target)
        {
            WriteVerbose($"No schema is specified, and no {Target} store is connected. The map uses the usual attributes of such stores.");
            return null;
        }

        WriteVerbose($"The map uses the schema of {session?.Uri}.");
        return Call((store, entityType, token) => store.GetSchemaAsync(entityType, token));
    }

    private CsvReadOptions? TryRead(MapDrafter drafter)
    {
        _passphrase = PassphraseBytes.Read(Passphrase);
        CsvReadOptions? reading = null;
        if (!TryFind(() => SourceOpening.Open(StartProgress(SourceOpening.Activity, ProgressRank.Source), _passphrase, access => Datafiles.Open(_files, reading = new CsvReadOptions(access)
        {
            Delimiter = Delimiter,
            Encoding = Encoding,
            Header = Header,
            SkipLines = SkipLine,
            TrailingDelimiter = TrailingDelimiter,
        }), StopToken), out Datafiles? found))
        {
            return null;
        }

        using Datafiles files = found!;
        foreach (string warning in files.Warnings)
        {
            WriteWarning(warning);
        }

        ProgressReporter progress = StartProgress("Reading columns", ProgressRank.Source);
        MalformedCount malformed = new MalformedCount();
        long count = 0;
        using IEnumerator<MigrationRecord> records = Try(() => files.Read(1, long.MaxValue, StopToken)).GetEnumerator();
        Func<bool> moveNext = records.MoveNext;
        Action<MigrationRecord> add = drafter.Add;
        while (Try(moveNext))
        {
            malformed.Add(records.Current);
            Try(add, records.Current);
            progress.Update(++count, records.Current);
        }

        progress.Complete();
        foreach (string warning in malformed.Warnings().Concat(files.LateWarnings))
        {
            WriteWarning(warning);
        }

        return reading;
    }

    private MigrationMap Ask(MapInterview interview, MigrationMap map)
    {
        try
        {
            return Try(() => interview.Run(map));
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    // Another host than the console can have a terminal that is not its own.
    private IChooser CreateChooser()
    {
#if NET8_0_OR_GREATER
        bool mayAsk = Host.Name == "ConsoleHost" && !Environment.GetCommandLineArgs().Any(word => word.StartsWith("-noni", StringComparison.OrdinalIgnoreCase));
        return mayAsk && SpectreChooser.TryCreate(StopToken) is { } chooser ? chooser : new HostChooser(Host.UI);
#else
        return new HostChooser(Host.UI);
#endif
    }

    private void Warn(MigrationMap map)
    {
        string[] open = map.Columns.Where(column => !column.IsMapped && column.Filled > 0).Select(column => $"'{column.Column}'").ToArray();
        if (open.Length > 0 && !Interactive)
        {
            WriteWarning($"Columns that the map leaves out, although they have values: {string.Join(", ", open)}. The comments of the map, and the notes of the columns, say why.");
        }

        foreach (string missing in map.MissingAttributes)
        {
            WriteWarning($"The store requires {missing}, and no mapped column goes to it.");
        }

        if (map.PasswordType is not null)
        {
            WriteWarning($"The kind of the password hashes is ambiguous. Find out which one it is with Test-PasswordHash, and specify it with -PasswordType {map.PasswordType}, corrected if necessary.");
        }
    }
}
