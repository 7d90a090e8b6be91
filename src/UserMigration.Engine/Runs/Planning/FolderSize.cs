using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Planning;

/// <summary>
/// Measures how large the run folder of an upload becomes. The first batches are written as the journal would have them, but to memory; the others
/// are assumed to be like them. The rows of rejected records are counted as they are.
/// </summary>
internal sealed class FolderSize
{
    private const int MostWritten = 1000;

    // The manifest, the summary, the headers of the tables.
    private const long Fixed = 4 * 1024;

    // The line of a rejected record in the journal, its error in fail.csv, and its reasons in words.
    private const long PerReject = 60 + 100 + 250;

    private readonly KeyedHash _hash = new KeyedHash(KeyedHash.NewKey());
    private readonly List<QueuedRecord> _batch = new List<QueuedRecord>();
    private readonly int _batchSize;
    private readonly bool _hasUuids;
    private readonly DateTimeOffset _now;
    private long _batches;
    private long _written;
    private long _journal;
    private long _rows;
    private long _rejected;

    /// <summary>Creates a measure.</summary>
    /// <param name="batchSize">The number of records in a call.</param>
    /// <param name="capabilities">The capabilities of the store.</param>
    /// <param name="now">The time.</param>
    public FolderSize(int batchSize, StoreCapabilities capabilities, DateTimeOffset now)
    {
        _batchSize = batchSize;
        _hasUuids = capabilities.HasUuids;
        _now = now;
    }

    /// <summary>The size of the journal for one record that is sent, in bytes; 0 before the first batch.</summary>
    public double JournalPerRecord => _written == 0 ? 0 : (double)_journal / _written;

    /// <summary>Adds a record that would be sent.</summary>
    /// <param name="record">The record.</param>
    /// <param name="identifier">The identifier of its user, if the record has it.</param>
    public void Add(IdentityRecord record, string? identifier)
    {
        if (_written >= MostWritten && _batch.Count == 0)
        {
            return;
        }

        string number = record.RecordNumber.ToString(CultureInfo.InvariantCulture);
        _batch.Add(new QueuedRecord(record)
        {
            SourceOrdinal = record.Source is null ? 0 : 1,
            Key = _hash.Compute("key" + number),
            Payload = _hash.Compute("payload" + number),
            Result = new BulkUserResult(record, BulkUserStatus.Created) { Uuid = _hasUuids ? Guid.Empty.ToString() : identifier ?? Guid.Empty.ToString(), Attempts = 1 },
        });
        if (_batch.Count == _batchSize)
        {
            Write();
        }
    }

    /// <summary>Adds a record that would be rejected.</summary>
    /// <param name="record">The record.</param>
    public void Reject(IdentityRecord record) =>
        _rejected += PerReject + record.GetRecords().Sum(row => (long)(row.GetRaw()?.Length ?? 0) + 1);

    /// <summary>Gets the size of the folder in bytes.</summary>
    /// <param name="sent">The number of records that would be sent.</param>
    public long Get(long sent)
    {
        Write();
        return Fixed + _rejected + (_written == 0 ? 0 : (long)((double)(_journal + _rows) / _written * sent));
    }

    private void Write()
    {
        if (_batch.Count == 0)
        {
            return;
        }

        RecordBatch batch = new RecordBatch((int)++_batches, _batch.ToArray());
        CreationTimes times = new CreationTimes(_now, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100));
        _journal += LengthOf(JournalLines.CreateIntent(batch, _now)) + LengthOf(JournalLines.CreateOutcomes(batch.Number, times, batch.Results));
        _rows += batch.Results.Sum(result => FormattableString.Invariant($"{batch.Number},{result.Line},{result.Uuid},{result.RecordNumber}\n").Length);
        _written += _batch.Count;
        _batch.Clear();
    }

    private static long LengthOf(Action<Utf8JsonWriter> line)
    {
        using JsonBuffer json = JsonBuffer.Take();
        json.Writer.WriteStartObject();
        line(json.Writer);
        json.Writer.WriteEndObject();
        return json.Written().Count + JournalChain.SuffixSize;
    }
}
