using System;
using System.Text.Json;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>Writes the lines of the journal of a rollback. The only value of a user in a line is the store's identifier.</summary>
/// <remarks>
/// Intent: <c>{"intent":uuid,"at":time}</c>. Outcome: <c>{"outcome":uuid,"status":status,"attempts":n,"settled":bool}</c>.
/// Start and end of a command are those of <see cref="JournalLines"/>.
/// </remarks>
internal static class DeletionLines
{
    public const string Status = "status";
    public const string Attempts = "attempts";
    public const string Settled = "settled";

    /// <summary>Writes that a user is about to be deleted.</summary>
    public static Action<Utf8JsonWriter> CreateIntent(DeletionEntry entry, DateTimeOffset at) => json =>
    {
        json.WriteString(JournalLines.Intent, entry.Id.ToString());
        json.WriteString(JournalLines.At, at.UtcDateTime);
    };

    /// <summary>Writes the outcome of a user.</summary>
    public static Action<Utf8JsonWriter> CreateOutcome(UserId id, BulkUserDeletion result) => json =>
    {
        json.WriteString(JournalLines.Outcome, id.ToString());
        json.WriteString(Status, result.Status.ToString());
        json.WriteNumber(Attempts, result.Attempts);
        json.WriteBoolean(Settled, result.Settled);
    };
}
