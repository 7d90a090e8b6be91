using System.Collections.Generic;
using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>
/// A cmdlet that accepts records. It binds nothing else from the pipeline, so that no column is bound to a parameter.
/// </summary>
public abstract class RecordCommand : MigrationCommand
{
    private readonly RecordInput _input = new RecordInput();

    /// <summary>
    /// The records: the output of Import-MigrationCsv, or any object with a property for each attribute.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        foreach (PSObject item in RecordInput.Elements(InputObject))
        {
            if (RowsOf(item.BaseObject) is { } rows)
            {
                foreach (MigrationRecord row in rows)
                {
                    Process(row);
                }
            }
            else
            {
                Process(Try(() => _input.Read(item)));
            }
        }
    }

    /// <summary>
    /// Returns the records that another kind of input consists of; null if the input is a record itself.
    /// </summary>
    /// <param name="input">The input.</param>
    protected virtual IReadOnlyList<MigrationRecord>? RowsOf(object input) => null;

    /// <summary>Processes a record.</summary>
    /// <param name="record">The record.</param>
    protected abstract void Process(MigrationRecord record);
}
