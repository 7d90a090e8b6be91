using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Measuring;
using UserMigration.Engine.Targets;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Measures records in one pass: how attributes are filled, issues by rule, and kinds of password hashes.
/// </summary>
[Cmdlet(VerbsDiagnostic.Measure, "MigrationRecord", HelpUri = HelpPages.MeasureMigrationRecord)]
[OutputType(typeof(MigrationMeasure))]
public sealed class MeasureMigrationRecordCommand : RecordCommand
{
    private RecordMeasurer _measurer = null!;
    private Action<MigrationRecord> _add = null!;

    /// <summary>The columns whose kinds of hash are counted.</summary>
    [Parameter]
    [ValidateNotNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(AttributeCompleter))]
    public string[]? PasswordAttribute { get; set; }

    /// <summary>
    /// The schema of the store: the output of Get-IdentitySchema, or the path of a file that it saved.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public SchemaArgument? Schema { get; set; }

    /// <summary>The map that ConvertTo-IdentityRecord will use: a hashtable, or the path of a .psd1.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Map { get; set; }

    /// <inheritdoc/>
    private protected override string Activity => "Measuring records";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        IdentitySchema? schema = Try(() => Schema?.Read(this));
        MapFile map = Try(() => MapFile.Read(this, Map));
        StoreTarget target = schema is null ? StoreTargets.Usual : StoreTargets.Get(schema.Target);
        ConversionOptions conversion = new ConversionOptions(target);
        Try(() => MapReader.Read(map.Map, new ScriptRunner(SessionState), conversion));
        _measurer = new RecordMeasurer(new MeasureOptions(StoreTargets.Envelopes)
        {
            Map = MapReader.ColumnsOf(conversion),
            Sources = conversion.Sources.ToDictionary(source => source.Key, source => source.Value.Columns),
            PasswordAttributes = PasswordAttribute,
            Receivers = StoreTargets.All,
            SchemaAttributes = schema?.GetPaths(),
            Target = schema is null ? null : target,
        });
        _add = _measurer.Add;
    }

    /// <summary>Returns the rows of an identity record. They are measured with all their issues, and its attributes against the schema.</summary>
    /// <param name="input">The input.</param>
    protected override IReadOnlyList<MigrationRecord>? RowsOf(object input)
    {
        if (input is not IdentityRecord converted)
        {
            return null;
        }

        _measurer.AddAttributes(converted);
        return converted.GetRecords();
    }

    /// <inheritdoc/>
    protected override void Process(MigrationRecord record) => Try(_add, record);

    /// <inheritdoc/>
    private protected override void End() => WriteObject(_measurer.ToMeasure());
}
