using System;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>Notes on records which command they passed, so that the same command can be suggested again for rejected rows.</summary>
public sealed class PipelineStep
{
    private readonly string _command;
    private string? _before;
    private string _after = string.Empty;

    /// <summary>Creates a step for a command.</summary>
    /// <param name="command">The command with its parameters.</param>
    public PipelineStep(string command)
    {
        _command = " | " + command;
    }

    /// <summary>Whether a record passed Test-MigrationRecord, which already reported how many records have an Error.</summary>
    /// <param name="record">The record.</param>
    public static bool HasChecked(MigrationRecord record) =>
        (record ?? throw new ArgumentNullException(nameof(record))).Steps.IndexOf(" | Test-MigrationRecord", StringComparison.Ordinal) >= 0;

    /// <summary>Notes the command on a record. Records that passed the same commands share the text.</summary>
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
