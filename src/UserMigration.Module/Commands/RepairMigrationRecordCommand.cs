using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Repairs;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Targets;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Repairs values of records in place, and lists the changes on each record.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "MigrationRecord", HelpUri = HelpPages.RepairMigrationRecord)]
[OutputType(typeof(MigrationRecord))]
public sealed class RepairMigrationRecordCommand : RecordCommand
{
    private RecordRepairer _repairer = null!;
    private Action<MigrationRecord> _repair = null!;
    private PipelineStep _step = null!;

    /// <summary>The names of the repairs to make (not case-sensitive).</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(RepairCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Repair { get; set; } = Array.Empty<string>();

    /// <summary>Makes all safe repairs.</summary>
    [Parameter]
    public SwitchParameter Safe { get; set; }

    /// <summary>The attributes to repair (not case-sensitive).</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AttributeCompleter))]
    public string[]? Attribute { get; set; }

    /// <summary>Attributes that stay unchanged.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AttributeCompleter))]
    public string[] ExcludeAttribute { get; set; } = Array.Empty<string>();

    /// <summary>
    /// The types of attributes, by exact name: Text, Email, Boolean, Date, DateTime, Day, IsoDateTime, Url,
    /// PhoneNumber, Integer, Number or Json, as in Test-MigrationRecord.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable AttributeType { get; set; } = new Hashtable();

    /// <summary>
    /// The schema of the store: the output of Get-IdentitySchema, or the path of a file that it saved.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public SchemaArgument? Schema { get; set; }

    /// <summary>The kind of store that the records are for: Akamai, Cidaas, Scim or PingOne.</summary>
    [Parameter]
    public IdentityTarget Target { get; set; }

    /// <summary>The map that ConvertTo-IdentityRecord will use: a hashtable, or the path of a .psd1.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Map { get; set; }

    /// <inheritdoc/>
    private protected override string Activity => "Repairing records";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _step = Try(() => new PipelineStep("Repair-MigrationRecord" + ParameterFormatter.Write(this)));
        IdentitySchema? schema = Try(() => Schema?.Read(this));
        StoreTarget target = MyInvocation.BoundParameters.ContainsKey(nameof(Target)) ? StoreTargets.Get(Target)
            : schema is null ? StoreTargets.Usual
            : StoreTargets.Get(schema.Target);
        MapFile map = Try(() => MapFile.Read(this, Map));
        _repairer = new RecordRepairer(new RepairOptions(target)
        {
            Map = Try(() => MapReader.ReadColumns(map.Map, new ScriptRunner(SessionState), target)),
            Repairs = Try(() => BuiltInRepairs.Choose(Repair, Safe)),
            Attributes = Attribute,
            ExcludedAttributes = ExcludeAttribute,
            Kinds = Try(() => AttributeTypes.Read(AttributeType)),
            Schema = schema,
        });
        _repair = _repairer.Repair;
    }

    /// <inheritdoc/>
    protected override void Process(MigrationRecord record)
    {
        Try(_repair, record);
        _step.NoteOn(record);
        if (_repairer.Records == 1)
        {
            WarnOfIdle();
        }

        WriteRecord(record);
    }

    /// <inheritdoc/>
    private protected override void End()
    {
        string counts = string.Join(", ", _repairer.Counts.Select(count => $"{count.Key} {count.Value}"));
        WriteVerbose(
            $"Records repaired: {_repairer.Changed} of {_repairer.Records} ({(counts.Length == 0 ? "no value" : counts)}). "
                + $"Malformed rows left unchanged: {_repairer.Malformed}.");
        if (_repairer.Stale > 0)
        {
            WriteWarning(
                $"Records that still have Issues about values that were repaired afterwards: {_repairer.Stale}. Use Repair-MigrationRecord before Test-MigrationRecord.");
        }
    }

    private void WarnOfIdle()
    {
        foreach (ValueRepair repair in _repairer.Idle.Where(one => Repair.Contains(one.Name, StringComparer.OrdinalIgnoreCase)))
        {
            WriteWarning(
                $"The repair {repair.Name} applies to no attribute of the records. Specify the types of attributes with -AttributeType, "
                    + "for example -AttributeType @{ newsletter = 'Boolean' }.");
        }
    }
}
