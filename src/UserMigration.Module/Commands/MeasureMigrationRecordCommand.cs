using System.Collections.Generic;
using System.Management.Automation;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Measuring;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Measures records in one pass: how attributes are filled, issues by rule, kinds of password hashes.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "MigrationRecord")]
[OutputType(typeof(MigrationMeasure))]
public sealed class MeasureMigrationRecordCommand : RecordCommand
{
    private RecordMeasurer _measurer = null!;

    /// <summary>The columns whose hash kinds are counted: those that are called password or the like.</summary>
    [Parameter]
    [ValidateNotNull]
    [AllowEmptyCollection]
    public string[]? PasswordAttribute { get; set; }

    /// <summary>The schema of the store: what Get-IdentitySchema gives, or the path of a file that it saved.</summary>
    [Parameter]
    [ValidateNotNull]
    public SchemaArgument? Schema { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        IdentitySchema? schema = Try(() => Schema?.Read(this));
        _measurer = new RecordMeasurer(new MeasureOptions(StoreTargets.Envelopes)
        {
            PasswordAttributes = PasswordAttribute,
            SchemaAttributes = schema?.GetPaths(),
            Target = schema is null ? null : StoreTargets.Of(schema.Target),
        });
    }

    /// <summary>Of what ConvertTo-IdentityRecord made, the rows are measured, with all their issues.</summary>
    /// <param name="input">The input.</param>
    protected override IReadOnlyList<MigrationRecord>? RowsOf(object input) => (input as IdentityRecord)?.GetRecords();

    /// <inheritdoc/>
    protected override void Process(MigrationRecord record) => Try(() => _measurer.Add(record));

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(_measurer.ToMeasure());
}
