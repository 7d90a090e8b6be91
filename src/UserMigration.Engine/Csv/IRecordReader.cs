using System;

namespace UserMigration.Engine.Csv;

/// <summary>Reads the records of a datafile one by one.</summary>
internal interface IRecordReader : IDisposable
{
    /// <summary>The file as the source of records.</summary>
    MigrationSource Source { get; }

    /// <summary>The warning about the encoding of the file, judged by its start, and what to do about it; or null.</summary>
    string? EncodingWarning { get; }

    /// <summary>Whether the file ends with Ctrl-Z, the end-of-file mark of DOS. This is known after the last record was read.</summary>
    bool HasEndMark { get; }

    /// <summary>Skips a record.</summary>
    /// <returns>Whether there was one.</returns>
    bool Skip();

    /// <summary>Reads the next record.</summary>
    /// <returns>The record, or null at the end.</returns>
    MigrationRecord? Read();
}
