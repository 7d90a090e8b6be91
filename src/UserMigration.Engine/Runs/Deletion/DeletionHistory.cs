using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>The outcomes of earlier commands of the same rollback, from the journal. Uses about 60 bytes for each user.</summary>
internal sealed class DeletionHistory
{
    private readonly Dictionary<UserId, Known> _users = new Dictionary<UserId, Known>();

    /// <summary>The length of the journal up to the end of its last complete line, in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>The number of users that the store no longer has, or will soon no longer have.</summary>
    public long GoneUsers => _users.Values.LongCount(user => user.Status is not null);

    /// <summary>Reads the journal of a rollback.</summary>
    /// <param name="stream">The journal.</param>
    /// <param name="chain">Verifies the lines.</param>
    /// <exception cref="JournalException">The journal is damaged.</exception>
    public static DeletionHistory Read(Stream stream, JournalChain chain)
    {
        DeletionHistory history = new DeletionHistory();
        history.Length = JournalScanner.Read(stream, history.ReadLine, chain);
        return history;
    }

    /// <summary>Restores what is known about a user: its outcome if it is gone, or that the outcome is unknown if an answer is missing.</summary>
    /// <param name="entry">The user.</param>
    public void Recall(DeletionEntry entry)
    {
        if (!_users.TryGetValue(entry.Id, out Known known))
        {
            return;
        }

        if (known.Status is not { } status)
        {
            entry.HasIntent = true;
            entry.IsInDoubt = true;
            return;
        }

        entry.Attempts = known.Attempts;
        BulkUserDeletion result = entry.Conclude(status);
        result.Settled = known.IsSettled;
        result.FromJournal = true;
    }

    private void ReadLine(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals(JournalLines.Intent))
        {
            json.Read();
            _users[UserId.Exact(json.GetString()!)] = default;
        }
        else if (json.ValueTextEquals(JournalLines.Outcome))
        {
            json.Read();
            UserId id = UserId.Exact(json.GetString()!);
            JournalScanner.Expect(ref json, JsonTokenType.PropertyName);
            ReadOutcome(ref json, id);
        }
    }

    private void ReadOutcome(ref Utf8JsonReader json, UserId id)
    {
        json.Read();
        string status = json.GetString()!;
        JournalScanner.Expect(ref json, JsonTokenType.PropertyName);
        json.Read();
        int attempts = json.GetInt32();
        JournalScanner.Expect(ref json, JsonTokenType.PropertyName);
        json.Read();
        bool isSettled = json.GetBoolean();
        switch (status)
        {
            case nameof(BulkDeletionStatus.Deleted):
                _users[id] = new Known { Status = BulkDeletionStatus.Deleted, Attempts = attempts, IsSettled = isSettled };
                break;
            case nameof(BulkDeletionStatus.Scheduled):
                _users[id] = new Known { Status = BulkDeletionStatus.Scheduled, Attempts = attempts };
                break;
            case nameof(BulkDeletionStatus.Absent):
                _users[id] = new Known { Status = BulkDeletionStatus.Absent, Attempts = attempts };
                break;
            case nameof(BulkDeletionStatus.Unresolved):
                _users[id] = default;
                break;
            default:
                // The user certainly exists, and its deletion is tried again.
                _users.Remove(id);
                break;
        }
    }

    private struct Known
    {
        public BulkDeletionStatus? Status;
        public int Attempts;
        public bool IsSettled;
    }
}
