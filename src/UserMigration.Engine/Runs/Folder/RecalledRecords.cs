using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>
/// Records that the run has done, on their way to the outcome that the journal has. To hash what each would send is most
/// of the work of a run that goes on, so it is done beside the thread that gives the records, some at a time. They come
/// out in the order in which they were given.
/// </summary>
internal sealed class RecalledRecords
{
    private const int ChunkSize = 256;
    private const int MostUnderWay = 4;

    private readonly Action<QueuedRecord, HistoryEntry> _recall;
    private readonly Queue<Task<List<QueuedRecord>>> _underWay = new Queue<Task<List<QueuedRecord>>>();
    private List<QueuedRecord> _records = new List<QueuedRecord>(ChunkSize);
    private List<HistoryEntry> _entries = new List<HistoryEntry>(ChunkSize);

    /// <summary>Makes one.</summary>
    /// <param name="recall">Gives a record its outcome; called on any thread.</param>
    public RecalledRecords(Action<QueuedRecord, HistoryEntry> recall)
    {
        _recall = recall;
    }

    /// <summary>Takes a record.</summary>
    /// <param name="record">The record. Nobody may touch it until it comes out.</param>
    /// <param name="entry">What the journal says of it.</param>
    public void Add(QueuedRecord record, HistoryEntry entry)
    {
        _records.Add(record);
        _entries.Add(entry);
        if (_records.Count == ChunkSize)
        {
            Start();
        }
    }

    /// <summary>Takes records out that have their outcomes.</summary>
    /// <param name="all">Waits for all that were added; else for no more than keeps what is under way bounded.</param>
    /// <returns>The records of a chunk; null where none is ready.</returns>
    public List<QueuedRecord>? Take(bool all = false)
    {
        if (all && _records.Count > 0)
        {
            Start();
        }

        bool isReady = _underWay.Count > 0 && (all || _underWay.Count >= MostUnderWay || _underWay.Peek().IsCompleted);
        return isReady ? _underWay.Dequeue().GetAwaiter().GetResult() : null;
    }

    private void Start()
    {
        List<QueuedRecord> records = _records;
        List<HistoryEntry> entries = _entries;
        _records = new List<QueuedRecord>(ChunkSize);
        _entries = new List<HistoryEntry>(ChunkSize);
        _underWay.Enqueue(Task.Run(() =>
        {
            for (int i = 0; i < records.Count; i++)
            {
                _recall(records[i], entries[i]);
            }

            return records;
        }));
    }
}
