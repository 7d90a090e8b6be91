using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Folding;
using UserMigration.Engine.Conversion.Mapping;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Validation;
using UserMigration.Engine.Values;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Converts records to the form that the store understands: mapping, transforms, dot notation to nested objects.
/// </summary>
[Cmdlet(VerbsData.ConvertTo, "IdentityRecord", HelpUri = HelpPages.ConvertToIdentityRecord)]
[OutputType(typeof(IdentityRecord))]
public sealed class ConvertToIdentityRecordCommand : RecordCommand
{
    private IdentityConverter _converter = null!;
    private RecordFolder? _folder;
    private Func<MigrationRecord, IdentityRecord> _convert = null!;
    private ColumnMap _columns = ColumnMap.Empty;
    private readonly HashSet<string> _advised = new HashSet<string>();
    private readonly HashSet<string> _drops = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
    private RecordColumns? _checked;
    private UntypedBooleans? _booleans;
    private StoreTarget _target = null!;
    private readonly List<PasswordTypeMap> _passwords = new List<PasswordTypeMap>();
    private long _count;
    private long _invalid;
    private long _unreported;

    /// <summary>The kind of store to create the records for.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public IdentityTarget Target { get; set; }

    /// <summary>
    /// Where columns go: a hashtable, or the path of a .psd1 file that contains one together with transforms.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public object? Map { get; set; }

    /// <summary>The kind of store that the records were exported from with Export-IdentityUser, which has a default map.</summary>
    [Parameter]
    public IdentityTarget? From { get; set; }

    /// <summary>The name, without a dollar sign, of a variable that receives where each column of an export went.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CoverageVariable { get; set; }

    /// <summary>
    /// How to change the value of an attribute: the name of a built-in transform, @{ Name = parameter } for a transform
    /// with a parameter, a scriptblock, a list of these that is applied in order, or $null to switch off a default.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable Transform { get; set; } = new Hashtable();

    /// <summary>What an empty value becomes: an empty field or a missing field.</summary>
    [Parameter]
    public EmptyValue EmptyValue { get; set; }

    /// <summary>
    /// The schema of the store: the output of Get-IdentitySchema, or the path of a file that it saved.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public SchemaArgument? Schema { get; set; }

    /// <summary>Columns that show which rows belong to the same user.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AttributeCompleter))]
    public string[]? FoldBy { get; set; }

    /// <summary>
    /// Creates a list of identities for users with only one row too, and without -FoldBy for each record.
    /// </summary>
    [Parameter]
    public SwitchParameter AsIdentities { get; set; }

    /// <summary>
    /// The column that holds the operation for a user: create, update or delete (not case-sensitive), as in the files
    /// of Compare-MigrationCsv.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AttributeCompleter))]
    public string? OperationColumn { get; set; }

    /// <summary>Lets the transform Password accept clear text, which the store then hashes.</summary>
    [Parameter]
    public SwitchParameter AllowClearTextPassword { get; set; }

    /// <summary>
    /// The type to send each kind of hash as: a hashtable that maps the kind to the name of a type, to $null to refuse
    /// the kind, or to a hashtable of the members of the envelope.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable PasswordType { get; set; } = new Hashtable();

    /// <summary>
    /// By attribute, what happens to a value that can't be converted: Reject, Empty (the attribute is left out) or Text (the value is sent as
    /// it is). * and ? in an attribute make it a pattern. Keys and passwords are always rejected.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? OnInvalidValue { get; set; }

    /// <summary>
    /// The kinds of passwords whose users get no password, with * and ? as wildcards: kinds that Measure-MigrationRecord shows, or unusable for
    /// all passwords that can't be converted.
    /// </summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PasswordKindCompleter))]
    public string[]? OmitPasswordKind { get; set; }

    /// <inheritdoc/>
    private protected override string Activity => "Converting records";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _target = StoreTargets.Get(Target);
        PasswordTypeMap passwords = Try(ReadPasswords);
        foreach (string type in passwords.UnknownTypes)
        {
            WriteWarning($"The store does not document the password type '{type}'. Check its spelling, unless your store was extended.");
        }

        if (AllowClearTextPassword && passwords.ClearTextWarning is { } warning)
        {
            WriteWarning(warning);
        }

        MapFile map = Try(() => MapFile.Read(this, Map));
        ConversionOptions options = Try(() => ReadOptions(map, passwords));
        _columns = MapReader.ColumnsOf(options);
        _drops.UnionWith(options.Drops);
        options.CheckAttributes = paths => CheckAttributes(options.Schema, paths);
        _booleans = options.Schema is null ? new UntypedBooleans(_target, _columns, options.TransformedAttributes) : null;
        Try(() =>
        {
            _converter = new IdentityConverter(options);
            _folder = FoldBy is null ? null : new RecordFolder(_converter, FoldBy);
        });
        _convert = _converter.Convert;
        if (_folder is null)
        {
            _converter.CreateAhead = () => new IdentityConverter(ReadOptions(map, ReadPasswords()));
        }
    }

    private PasswordTypeMap ReadPasswords()
    {
        PasswordTypeMap passwords = PasswordArguments.ReadTable(_target, PasswordType);
        _passwords.Add(passwords);
        return passwords;
    }

    private ConversionOptions ReadOptions(MapFile map, PasswordTypeMap passwords)
    {
        ScriptRunner runner = new ScriptRunner(SessionState);
        TransformReader transforms = new TransformReader(runner, AllowClearTextPassword, passwords);
        transforms.ReadDefaults(_target);
        transforms.Read(map.Transform);
        transforms.Read(Transform);
        ConversionOptions options = new ConversionOptions(_target)
        {
            EmptyValue = MyInvocation.BoundParameters.ContainsKey(nameof(EmptyValue)) ? EmptyValue : map.EmptyValue ?? EmptyValue,
            Transforms = transforms.Transforms,
            TransformedAttributes = map.Transform.Keys.Cast<object>().Concat(Transform.Keys.Cast<object>())
                .Select(key => InvariantFormatter.Write(key)!)
                .ToArray(),
            Schema = Schema?.Read(this),
            OperationColumn = OperationColumn,
            From = From is { } source ? StoreTargets.Get(source) : null,
            AsIdentities = AsIdentities,
            KeyColumns = FoldBy ?? Array.Empty<string>(),
            Unwrap = ScriptValue.ToAttribute,
            Parameters = ParameterFormatter.Write(this, nameof(Target)),
        };
        if (options.Schema is { } schema && schema.Target == Target)
        {
            options.CheckScripted = new ScriptedValueCheck(_target, schema, ScriptValue.ToAttribute).Find;
        }

        MapReader.Read(map.Map, runner, options);
        ToleranceReader.Read(map, OnInvalidValue, OmitPasswordKind, options);
        return options;
    }

    /// <inheritdoc/>
    private protected override void End()
    {
        if (Try(() => _folder?.Complete()) is { } last)
        {
            Write(last);
        }

        if (_unreported > 0)
        {
            WriteWarning($"Records with an Error: {_invalid} of {_count}. An upload will reject them. For details, see their Issues. To count the issues by rule, use Measure-MigrationRecord.");
        }

        ReportPlacements();
        foreach (string type in _passwords.SelectMany(map => map.AssumedTypes).Distinct().ToArray())
        {
            WriteWarning($"The store does not document the format of the value and the salt of '{type}'. Before you send the rest, upload one user whose password you know, "
                + "and log in. See about_UserMigration_Passwords.");
        }
    }

    // Nothing is left behind without being named.
    private void ReportPlacements()
    {
        if (CoverageVariable is not null)
        {
            SessionState.PSVariable.Set(CoverageVariable, _converter.Placements.ToArray());
        }

        AttributePlacement[] lost = _converter.Placements.Where(placement => placement.Attribute is null && placement.Filled > 0 && !placement.IsMember && !_drops.Contains(placement.Column)).ToArray();
        if (lost.Length > 0)
        {
            WriteWarning($"Columns that are not sent, with the number of records that have a value: {string.Join(", ", lost.Select(placement => FormattableString.Invariant($"{placement.Column} ({placement.Filled})")))}. "
                + "To send a column, give it an attribute with -Map. To accept this, map it to $null.");
        }
    }

    /// <inheritdoc/>
    protected override void Process(MigrationRecord record)
    {
        WarnOfColumns(record);
        if (_booleans is { IsLooking: true } && _booleans.AdviseFor(record) is { } advice)
        {
            WriteWarning(advice);
        }

        if (_folder is null)
        {
            bool isReported = !record.IsValid && PipelineStep.HasChecked(record);
            Write(Try(_convert, record), isReported);
        }
        else if (Try(_folder.Add, record) is { } ended)
        {
            Write(ended);
        }
    }

    private void Write(IdentityRecord record, bool isReported = false)
    {
        _count++;
        _invalid += record.IsValid ? 0 : 1;
        _unreported += record.IsValid || isReported ? 0 : 1;
        WriteObject(record);
    }

    /// <summary>
    /// Warns about columns. Without the key, each record would be refused. If a change file is treated as a plain one,
    /// users that it deletes would be created.
    /// </summary>
    private void WarnOfColumns(MigrationRecord record)
    {
        RecordColumns columns = record.GetColumns();
        if (!ReferenceEquals(columns, _checked))
        {
            _checked = columns;
            if (KeyColumn.AdviseFor(_target, columns, _columns) is { } advice && _advised.Add(advice))
            {
                WriteWarning(advice);
            }

            if (OperationColumn is null && Operations.IsChangeFile(record, _columns))
            {
                WriteWarning($"The records have the column '{Operations.UsualColumn}', like the changes of Compare-MigrationCsv, but -OperationColumn is not specified. "
                    + $"A row with the operation delete would be sent as a user. Specify -OperationColumn {Operations.UsualColumn}, or drop the column with -Map.");
            }
        }
    }

    private void CheckAttributes(IdentitySchema? schema, IReadOnlyList<string> paths)
    {
        if (schema is not null)
        {
            MapCheck.Check(schema, _target, paths);
            foreach (string path in MapCheck.FindDisabled(schema, _target, paths))
            {
                WriteWarning($"The attribute '{path}' is not enabled in the schema, so the store silently ignores its values. Enable the attribute in the store, or drop the column with -Map.");
            }
        }

        foreach (string path in paths.Where(path => !_target.Documents(path) && schema?.Find(path) is null))
        {
            string likely = _target.AttributeOf(path);
            bool isLikely = _target.Documents(likely) && !likely.EndsWith("." + path, StringComparison.Ordinal);
            WriteWarning($"The store does not document the attribute '{path}'. It is sent as specified by -Map."
                + (isLikely ? $" Did you mean '{likely}'?" : string.Empty));
        }
    }
}
