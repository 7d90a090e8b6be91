using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>
/// A cmdlet that accepts records. It binds nothing else from the pipeline, so that no column is bound to a parameter.
/// </summary>
public abstract class RecordCommand : MigrationCommand
{
    private readonly RecordInput _input = new RecordInput();
    private readonly Func<PSObject, MigrationRecord> _read;
    private PSObject? _current;
    private ProgressReporter? _progress;
    private long _count;

    /// <summary>Creates the cmdlet.</summary>
    protected RecordCommand()
    {
        _read = _input.Read;
    }

    /// <summary>
    /// The records: the output of Import-MigrationCsv, or any object with a property for each attribute.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        if (InputObject.BaseObject is not object[] items)
        {
            ProcessItem(InputObject);
            return;
        }

        foreach (PSObject item in RecordInput.ElementsOf(items))
        {
            ProcessItem(item);
        }
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        _progress?.Complete();
        End();
    }

    /// <summary>What is done with the records, for the progress.</summary>
    private protected abstract string Activity { get; }

    /// <summary>Called after the last record.</summary>
    private protected virtual void End()
    {
    }

    /// <summary>
    /// Returns the records that another kind of input consists of; null if the input is a record itself.
    /// </summary>
    /// <param name="input">The input.</param>
    protected virtual IReadOnlyList<MigrationRecord>? RowsOf(object input) => null;

    /// <summary>Processes a record.</summary>
    /// <param name="record">The record.</param>
    protected abstract void Process(MigrationRecord record);

    /// <summary>
    /// Writes the record that is being processed. If it is the input itself, it is written in the wrapper in which PowerShell passed it, so that
    /// the next cmdlet needs no other one.
    /// </summary>
    /// <param name="record">The record.</param>
    private protected void WriteRecord(MigrationRecord record) =>
        WriteObject(ReferenceEquals(_current?.BaseObject, record) ? _current : record);

    private void ProcessItem(PSObject item)
    {
        _current = item;
        if (RowsOf(item.BaseObject) is { } rows)
        {
            foreach (MigrationRecord row in rows)
            {
                ProcessRow(row);
            }
        }
        else
        {
            ProcessRow(Try(_read, item));
        }
    }

    private void ProcessRow(MigrationRecord record)
    {
        _progress ??= StartProgress(Activity, ProgressRank.Step);
        Process(record);
        _progress.Update(++_count, record);
    }
}
