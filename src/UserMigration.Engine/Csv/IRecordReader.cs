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

    /// <summary>The number of the last record that was read or skipped; 0 before the first.</summary>
    long RecordNumber { get; }

    /// <summary>Moves to the next record, and reads it unless it belongs to another shard.</summary>
    /// <param name="shard">The shard whose records are wanted; null if all are.</param>
    /// <param name="record">The record; null at the end, and if it belongs to another shard.</param>
    /// <returns>Whether there was a record.</returns>
    bool TryRead(ShardSelector? shard, out MigrationRecord? record);
}
