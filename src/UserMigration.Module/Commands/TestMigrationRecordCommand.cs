using System;
using System.Collections;
using System.IO;
using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Validation;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Checks records and adds issues to them. A record is valid if none of its issues is an Error.</summary>
[Cmdlet(VerbsDiagnostic.Test, "MigrationRecord", HelpUri = HelpPages.TestMigrationRecord)]
[OutputType(typeof(MigrationRecord), typeof(bool))]
public sealed class TestMigrationRecordCommand : RecordCommand
{
    private RecordValidator _validator = null!;
    private Action<MigrationRecord> _validate = null!;
    private PipelineStep _step = null!;
    private long _count;
    private long _invalid;

    /// <summary>The attribute that must not be empty.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AttributeCompleter))]
    public string? PrimaryKey { get; set; }

    /// <summary>The attributes whose values may occur only once in the whole input.</summary>
    [Parameter]
    [ValidateNotNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(AttributeCompleter))]
    public string[] UniqueKey { get; set; } = Array.Empty<string>();

    /// <summary>
    /// The schema of the store: the output of Get-IdentitySchema, or the path of a file that it saved.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public SchemaArgument? Schema { get; set; }

    /// <summary>The kind of store: Akamai, Cidaas, Scim or PingOne.</summary>
    [Parameter]
    public IdentityTarget Target { get; set; }

    /// <summary>
    /// The kind of store that the records were exported from with Export-IdentityUser: values are checked where
    /// ConvertTo-IdentityRecord -From places them. Needs -Target or -Schema.
    /// </summary>
    [Parameter]
    public IdentityTarget? From { get; set; }

    /// <summary>
    /// The map that you will specify for ConvertTo-IdentityRecord: a hashtable, or the path of a .psd1.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public object? Map { get; set; }

    /// <summary>
    /// The transforms that you will specify for ConvertTo-IdentityRecord, in addition to those in the file of -Map:
    /// values are checked as the transforms leave them, so 19.12.1989 is not an issue if you specify Date =
    /// 'dd.MM.yyyy'.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable Transform { get; set; } = new Hashtable();

    /// <summary>
    /// You will also specify this switch for ConvertTo-IdentityRecord: a password in clear text is then not an Error.
    /// </summary>
    [Parameter]
    public SwitchParameter AllowClearTextPassword { get; set; }

    /// <summary>
    /// The value that you will specify for ConvertTo-IdentityRecord: for each kind of hash, the name of a type, null,
    /// or a hashtable of the members of the envelope.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable PasswordType { get; set; } = new Hashtable();

    /// <summary>
    /// The kinds of passwords that you will specify for ConvertTo-IdentityRecord -OmitPasswordKind: such a password is then not an Error. Needs
    /// -Target, -Schema or -Map.
    /// </summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PasswordKindCompleter))]
    public string[]? OmitPasswordKind { get; set; }

    /// <summary>
    /// The column of a change file that ConvertTo-IdentityRecord -OperationColumn will read: it is not an attribute.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AttributeCompleter))]
    public string? OperationColumn { get; set; }

    /// <summary>A text file in UTF-8 with one domain per line, at most 200,000; # starts a comment.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DisposableDomain { get; set; }

    /// <summary>
    /// The types of attributes, by the exact name of the column or of the attribute that it becomes: Text, Email,
    /// Boolean, Date, DateTime, Day, IsoDateTime, Url, PhoneNumber, Integer, Number or Json (not case-sensitive).
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable AttributeType { get; set; } = new Hashtable();

    /// <summary>The IDs of the rules to apply; no other rules are applied.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Rule { get; set; }

    /// <summary>The IDs of rules that are not applied; wildcards are resolved.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ExcludeRule { get; set; }

    /// <summary>
    /// The severity of a violation of a rule: a hashtable that maps the ID of a rule to Error, Warning, Information or
    /// Off, or the path of a .psd1 file that contains such a hashtable.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(RuleSeverityCompleter))]
    public object? RuleSeverity { get; set; }

    /// <summary>Writes true or false for each record instead of the record.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    private protected override string Activity => "Checking records";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        MapFile map = Try(() => MapFile.Read(this, Map));
        _validator = Try(() => new RecordValidator(ReadOptions(map)));
        _validator.CreateAhead = () => new RecordValidator(ReadOptions(map), isAhead: true);
        _validate = _validator.Validate;
        _step = Try(() => new PipelineStep("Test-MigrationRecord" + ParameterFormatter.Write(this, nameof(Quiet))));
    }

    /// <inheritdoc/>
    protected override void Process(MigrationRecord record)
    {
        Try(_validate, record);
        _step.NoteOn(record);
        TellOfHeader(record);
        _count++;
        _invalid += record.IsValid ? 0 : 1;
        if (Quiet)
        {
            WriteObject(record.IsValid);
        }
        else
        {
            WriteRecord(record);
        }
    }

    /// <inheritdoc/>
    private protected override void End()
    {
        if (_invalid > 0)
        {
            WriteWarning($"Records with an Error: {_invalid} of {_count}. An upload will reject them. For details, see their Issues.");
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _validator?.Dispose();
        base.Dispose(disposing);
    }

    private ValidationOptions ReadOptions(MapFile map) => new ValidationOptions(TargetOf())
    {
        From = SourceOf(),
        Map = MapReader.ReadColumns(map.Map, new ScriptRunner(SessionState), TargetOf()),
        Conversion = ReadConversion(map),
        Transforms = TransformReader.ReadKnown(new ScriptRunner(SessionState), map.Transform, Transform),
        OperationColumn = OperationColumn,
        PrimaryKey = PrimaryKey,
        UniqueKeys = UniqueKey,
        Kinds = AttributeTypes.Read(AttributeType),
        Schema = Schema?.Read(this),
        DisposableDomains = DisposableDomain is null ? null : DomainList.Read(ResolveDomains(DisposableDomain)),
        Unwrap = ScriptValue.ToAttribute,
        Rules = RuleArguments.Read(Rule, ExcludeRule, RuleArguments.ReadSeverities(this, RuleSeverity)),
    };

    private StoreTarget TargetOf() => MyInvocation.BoundParameters.ContainsKey(nameof(Target)) ? StoreTargets.Get(Target)
        : Schema is null ? StoreTargets.Usual
        : StoreTargets.Get(Schema.Read(this).Target);

    private StoreTarget? SourceOf()
    {
        if (From is not null && Schema is null && !MyInvocation.BoundParameters.ContainsKey(nameof(Target)))
        {
            throw new MigrationException(
                "ExportNeedsTarget",
                MigrationFault.InvalidArgument,
                "-From says where the records come from, but not which store they are checked for. Add -Target or -Schema.",
                nameof(From));
        }

        return From is { } source ? StoreTargets.Get(source) : null;
    }

    /// <summary>
    /// Reads the conversion that follows, as far as it is known; null if none of its parameters is specified.
    /// </summary>
    private ConversionOptions? ReadConversion(MapFile map)
    {
        bool isTold = MyInvocation.BoundParameters.ContainsKey(nameof(Target)) || Schema is not null || Map is not null || Transform.Count > 0;
        return isTold
            ? ConversionReader.Read(
                new ScriptRunner(SessionState),
                map,
                Transform,
                TargetOf(),
                AllowClearTextPassword,
                PasswordType,
                Schema?.Read(this),
                OperationColumn,
                SourceOf(),
                OmitPasswordKind)
            : null;
    }

    private string ResolveDomains(string path)
    {
        try
        {
            return PathResolver.ResolveLiteral(this, path);
        }
        catch (MigrationException exception) when (exception.ErrorId == "DatafileNotFound")
        {
            throw DomainList.NotFound(path, exception);
        }
    }

    /// <summary>Reports problems with columns once, in the appropriate stream. The records are not changed.</summary>
    private void TellOfHeader(MigrationRecord record)
    {
        if (_validator.HeaderIssues.Count == 0)
        {
            return;
        }

        string place = record.Source is null ? string.Empty : Path.GetFileName(record.Source) + ", ";
        foreach (MigrationIssue issue in _validator.HeaderIssues)
        {
            switch (issue.Severity)
            {
                case IssueSeverity.Error:
                    WriteError(ErrorRecords.Create(new MigrationException(
                        issue.RuleId, MigrationFault.InvalidData, place + issue, issue.Attribute, exitCode: 0)));
                    break;
                case IssueSeverity.Warning:
                    WriteWarning(place + issue);
                    break;
                default:
                    WriteVerbose(place + issue);
                    break;
            }
        }
    }
}
