using System;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>Notes on records that they passed a command, so that the command can be proposed again for rows that were rejected.</summary>
public sealed class PipelineStep
{
    private readonly string _command;
    private string? _before;
    private string _after = string.Empty;

    /// <summary>Makes a step.</summary>
    /// <param name="command">The command with its parameters.</param>
    public PipelineStep(string command)
    {
        _command = " | " + command;
    }

    /// <summary>Notes it on a record. Records that came the same way share the text.</summary>
    /// <param name="record">The record.</param>
    public void NoteOn(MigrationRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        if (!ReferenceEquals(_before, record.Steps))
        {
            _before = record.Steps;
            _after = _before + _command;
        }

        record.Steps = _after;
    }
}
