using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Repairs;
using UserMigration.Engine.Runs.Upload;
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

    /// <summary>The names of the repairs to make.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(RepairCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Repair { get; set; } = Array.Empty<string>();

    /// <summary>Makes all repairs that can't change the meaning of a value.</summary>
    [Parameter]
    public SwitchParameter Safe { get; set; }

    /// <summary>The attributes to repair. By default, all.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Attribute { get; set; }

    /// <summary>Attributes that are not repaired.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] ExcludeAttribute { get; set; } = Array.Empty<string>();

    /// <summary>
    /// The types of attributes: Text, Email, Boolean, Date, DateTime, Day, IsoDateTime, Url, PhoneNumber, Integer,
    /// Number or Json.
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

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _step = new PipelineStep("Repair-MigrationRecord" + ParameterFormatter.Write(MyInvocation.BoundParameters));
        IdentitySchema? schema = Try(() => Schema?.Read(this));
        _repairer = new RecordRepairer(new RepairOptions(schema is null ? StoreTargets.Usual : StoreTargets.Get(schema.Target))
        {
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
    protected override void EndProcessing()
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
