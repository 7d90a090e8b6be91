using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Text;
using UserMigration.Completion;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Runs.Planning;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Targets;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Measures what an upload of records will need: calls, duration, look-ups, disk space, and the rate or the batch size for an available time. With
/// a session, it also checks the store. It sends no user.
/// </summary>
[Cmdlet(VerbsDiagnostic.Measure, "MigrationPlan", HelpUri = HelpPages.MeasureMigrationPlan, DefaultParameterSetName = InputSet)]
[OutputType(typeof(MigrationPlanMeasure))]
public sealed class MeasureMigrationPlanCommand : MigrationCommand, IDynamicParameters
{
    private const string InputSet = "InputObject";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly RecordInput _input = new RecordInput();
    private StoreSettingParameters? _parameters;
    private PassphraseBytes? _passphrase;
    private IdentityStoreSession? _session;
    private IdentitySchema? _schema;
    private StoreTarget? _target;
    private BulkCreateOptions _options = null!;
    private PlanMeasurer _measurer = null!;
    private Func<MigrationRecord, IdentityRecord> _convert = null!;
    private Action<IdentityRecord> _add = null!;
    private ProgressReporter? _progress;
    private long _count;

    /// <summary>
    /// The records: the output of ConvertTo-IdentityRecord, as Invoke-BulkUserCreate would receive it.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>The files; wildcards are resolved.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = null!;

    /// <summary>The files; wildcards are not resolved.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = null!;

    /// <summary>The character that separates fields; ASCII.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    public char Delimiter { get; set; } = ',';

    /// <summary>The encoding of the files, by name or number, as in Import-MigrationCsv.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [EncodingArgument]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding? Encoding { get; set; }

    /// <summary>The passphrase of encrypted files.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [PassphraseArgument]
    public SecureString? Passphrase { get; set; }

    /// <summary>The kind of store.</summary>
    [Parameter]
    public IdentityTarget Target { get; set; }

    /// <summary>The schema of the store: the output of Get-IdentitySchema, or the path of a file that it saved.</summary>
    [Parameter]
    [ValidateNotNull]
    public SchemaArgument? Schema { get; set; }

    /// <summary>
    /// The map for records that are not converted yet: a hashtable, or the path of a .psd1, as in
    /// ConvertTo-IdentityRecord.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public object? Map { get; set; }

    /// <summary>The number of records in a call, from 1 to 10,000.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int? BatchSize { get; set; }

    /// <summary>The number of calls in progress at the same time, from 1 to 256.</summary>
    [Parameter]
    [Alias("ThrottleLimit")]
    [ValidateRange(1, 256)]
    public int Workers { get; set; } = 4;

    /// <summary>The maximum number of calls per second; 0 means no limit.</summary>
    [Parameter]
    [ValidateRange(0.0, 100_000.0)]
    public double RateLimit { get; set; } = 1;

    /// <summary>The attribute that identifies a user, as in Invoke-BulkUserCreate.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PrimaryKey { get; set; }

    /// <summary>Measures an upload that changes existing users.</summary>
    [Parameter]
    public SwitchParameter DeltaMigration { get; set; }

    /// <summary>The percentage of the records whose users exist, from 0 to 100, for -DeltaMigration.</summary>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    public double? ExistingPercent { get; set; }

    /// <summary>Measures an upload without passwords.</summary>
    [Parameter]
    public SwitchParameter OmitPassword { get; set; }

    /// <summary>Measures an upload that deletes the users of records with the operation delete.</summary>
    [Parameter]
    public SwitchParameter AllowDelete { get; set; }

    /// <summary>The available time, for example 6:00:00 for six hours.</summary>
    [Parameter]
    public TimeSpan? Within { get; set; }

    /// <summary>When the upload must have ended, for example 06:00.</summary>
    [Parameter]
    public DateTime? Until { get; set; }

    /// <summary>The session whose store is checked.</summary>
    [Parameter]
    [ValidateNotNull]
    public IdentityStoreSession? Session { get; set; }

    /// <summary>Makes no call, even if there is a session.</summary>
    [Parameter]
    public SwitchParameter Offline { get; set; }

    private StoreSettingParameters Parameters => _parameters ??= new StoreSettingParameters(isUpload: true);

    /// <summary>Returns the parameters for settings that only some kinds of store have, such as -EntityType.</summary>
    public object GetDynamicParameters() => Parameters.Definitions;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _passphrase = PassphraseBytes.Read(Passphrase);
        _session = Session ?? DefaultSession.Current;
        _schema = Try(() => Schema?.Read(this));
        _target = MyInvocation.BoundParameters.ContainsKey(nameof(Target)) ? StoreTargets.Get(Target)
            : _session is not null ? StoreTargets.Get(_session.Target)
            : _schema is not null ? StoreTargets.Get(_schema.Target)
            : ParameterSetName == InputSet ? null
            : StoreTargets.Usual;
        if (Within is not null && Until is not null)
        {
            Try(() => throw new MigrationException("PlanWindowInvalid", MigrationFault.InvalidArgument, "-Within and -Until both specify the available time. Use one of them."));
        }

        if (_target is not null)
        {
            Start(_target);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != InputSet)
        {
            return;
        }

        foreach (PSObject item in RecordInput.Elements(InputObject))
        {
            IdentityRecord? identity = item.BaseObject as IdentityRecord;
            if (_target is null)
            {
                Start(identity is null ? StoreTargets.Usual : StoreTargets.Get(identity.Target));
            }

            _progress ??= StartProgress("Measuring the upload", ProgressRank.Step);
            Add(identity ?? Try(() => _convert(_input.Read(item))));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName != InputSet && !TryReadFiles())
        {
            return;
        }

        _progress?.Complete();
        if (_target is null)
        {
            Start(StoreTargets.Usual);
        }

        List<MigrationPlanCheck> checks = new List<MigrationPlanCheck>();
        bool isChecked = !Offline && _session is not null && _session.Target == _target!.Target;
        long? users = isChecked ? CheckStore(_session!, checks) : null;
        if (!isChecked)
        {
            WriteVerbose(Offline ? "No call was made, because of -Offline." : "No store was checked, because there is no session with a store of this kind. Connect with Connect-IdentityStore.");
        }

        MigrationPlanMeasure measure = _measurer.ToMeasure(users, checks, isChecked ? _session!.Uri : null);
        if (DiskCheck.Check(SessionState.Path.CurrentFileSystemLocation.ProviderPath, measure.DiskBytes) is { } disk)
        {
            checks.Add(disk);
        }

        WriteObject(measure);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _passphrase?.Dispose();
    }

    private void Start(StoreTarget target)
    {
        _target = target;
        StoreSettings settings = Parameters.Read();
        StoreCapabilities capabilities = !Offline && _session is { IsDisconnected: false } session && session.Target == target.Target ? session.GetStore().Capabilities : target.Capabilities;
        Try(() => SettingCheck.Check(settings, target.Target, capabilities));
        _options = new BulkCreateOptions
        {
            BatchSize = BatchSize ?? capabilities.BatchSize,
            PrimaryKey = PrimaryKey ?? capabilities.PrimaryKey,
            Workers = Workers,
            RateLimit = MyInvocation.BoundParameters.ContainsKey(nameof(RateLimit)) ? RateLimit : _session?.RateLimit ?? RateLimit,
            DeltaMigration = DeltaMigration,
            OmitPassword = OmitPassword,
            AllowDelete = AllowDelete,
            EntityType = (string)(settings.Any(one => one.Key == StoreSetting.EntityType) ? settings.Get(StoreSetting.EntityType)! : _session?.EntityType ?? settings.Get(StoreSetting.EntityType)!),
            Settings = settings.ForUpload(),
        };
        _measurer = Try(() => new PlanMeasurer(
            target,
            new PlanMeasureOptions(_options)
            {
                Capabilities = capabilities,
                Window = PlanWindow.Get(Within, Until, Time),
                ExistingShare = ExistingPercent / 100,
                Unwrap = ScriptValue.ToAttribute,
            },
            Time));
        MapFile map = Try(() => MapFile.Read(this, Map));
        ConversionOptions conversion = Try(() => ConversionReader.Read(
            new ScriptRunner(SessionState), map, new Hashtable(), target, allowClearText: false, new Hashtable(), _schema, operationColumn: null));
        _convert = Try(() => new IdentityConverter(conversion)).Convert;
        _add = _measurer.Add;
    }

    private bool TryReadFiles()
    {
        if (!TryFind(
            () =>
            {
                List<string> paths = ParameterSetName == LiteralPathSet
                    ? LiteralPath.Select(path => PathResolver.ResolveLiteral(this, path)).ToList()
                    : PathResolver.Resolve(this, Path).ToList();
                return SourceOpening.Open(
                    StartProgress(SourceOpening.Activity, ProgressRank.Source),
                    _passphrase!,
                    access => Datafiles.Open(paths, new CsvReadOptions(access) { Delimiter = Delimiter, Encoding = Encoding }),
                    StopToken);
            },
            out Datafiles? found))
        {
            return false;
        }

        using Datafiles files = found!;
        foreach (string warning in files.Warnings)
        {
            WriteWarning(warning);
        }

        _progress = StartProgress("Measuring the upload", ProgressRank.Source);
        using IEnumerator<MigrationRecord> records = Try(() => files.Read(1, long.MaxValue, StopToken)).GetEnumerator();
        Func<bool> moveNext = records.MoveNext;
        while (Try(moveNext))
        {
            Add(Try(_convert, records.Current));
        }

        return true;
    }

    private void Add(IdentityRecord record)
    {
        if (record.Target != _target!.Target)
        {
            Try(() => throw new MigrationException(
                "TargetMismatch",
                MigrationFault.InvalidArgument,
                $"The records were created for {record.Target}, but -Target or the session is {_target.Target}. Specify -Target {record.Target}, or the session of that store with -Session."));
        }

        Try(_add, record);
        _progress!.Update(++_count, record.GetRecord());
    }

    private long? CheckStore(IdentityStoreSession session, List<MigrationPlanCheck> checks)
    {
        PipelinePump output = new PipelinePump(_ => { }, WriteVerbose, WriteWarning);
        StoreReadiness readiness = new StoreReadiness(session, _target!, _options, output, Time, Jitter.Create(Guid.NewGuid().GetHashCode()));
        checks.AddRange(Join(token => readiness.CheckAsync(_measurer.Attributes, token)));
        output.Drain();
        return readiness.Users;
    }
}
