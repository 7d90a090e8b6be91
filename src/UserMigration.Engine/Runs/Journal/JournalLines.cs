using System;
using System.Collections.Generic;
using System.Text.Json;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>
/// Writes the lines of the journal. No line contains a value of a record: sources are written as ordinals, keys and
/// payloads as keyed hashes, and refusals as codes and error names of the store.
/// </summary>
/// <remarks>
/// Intent: <c>{"intent":batch,"at":time,"records":[[source,record,line,key,payload,deletes,creation,login],…]}</c>. The last
/// three members say whether the record deletes a user, whether it has the creation time of its user, and the keyed hash of
/// the last sign-in that it has.
/// Outcome: <c>{"outcome":batch,"at":time,"clock":ms,"took":ms,"records":[[position,status,uuid,code,name,attempts,settled,update],…]}</c>.
/// The time is by the store's clock if that is known, and <c>clock</c> is how far that clock is ahead of this machine's.
/// Both omit members that have no value.
/// Rejected: <c>{"rejected":[source,record,line,key]}</c>. Not sent, with what would have been sent:
/// <c>{"notSent":[[source,record,line,key,payload],…]}</c>. Start and end of a command: <c>{"start":time}</c>,
/// <c>{"end":time,"exit":code}</c>.
/// </remarks>
internal static class JournalLines
{
    public const string Intent = "intent";
    public const string Outcome = "outcome";
    public const string Rejected = "rejected";
    public const string NotSent = "notSent";
    public const string Start = "start";
    public const string End = "end";
    public const string At = "at";
    public const string Clock = "clock";
    public const string Took = "took";
    public const string Records = "records";
    public const string Exit = "exit";

    /// <summary>Gets the line for a batch that is about to be sent.</summary>
    public static Action<Utf8JsonWriter> CreateIntent(RecordBatch batch, DateTimeOffset at) => json =>
    {
        json.WriteNumber(Intent, batch.Number);
        json.WriteString(At, at.UtcDateTime);
        json.WriteStartArray(Records);
        foreach (QueuedRecord record in batch.Entries)
        {
            json.WriteStartArray();
            json.WriteNumberValue(record.SourceOrdinal);
            json.WriteNumberValue(record.Record.RecordNumber);
            json.WriteNumberValue(record.Record.Line);
            WriteDigest(json, record.Key);
            WriteDigest(json, record.Payload);
            if (record.IsDeletion || record.BringsCreation || record.Login != 0)
            {
                json.WriteBooleanValue(record.IsDeletion);
            }

            if (record.BringsCreation || record.Login != 0)
            {
                json.WriteBooleanValue(record.BringsCreation);
            }

            if (record.Login != 0)
            {
                json.WriteNumberValue(record.Login);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    };

    /// <summary>Gets the line for the outcomes of the records of a batch.</summary>
    public static Action<Utf8JsonWriter> CreateOutcomes(int batch, CreationTimes times, IReadOnlyList<BulkUserResult> outcomes) => json =>
    {
        json.WriteNumber(Outcome, batch);
        long clock = (long)(times.StoreOffset?.TotalMilliseconds ?? 0);
        json.WriteString(At, times.AnsweredAt.UtcDateTime.AddMilliseconds(clock));
        if (times.StoreOffset is not null)
        {
            json.WriteNumber(Clock, clock);
        }

        if (times.Took is { } took)
        {
            json.WriteNumber(Took, (long)Math.Ceiling(took.TotalMilliseconds));
        }

        json.WriteStartArray(Records);
        for (int position = 0; position < outcomes.Count; position++)
        {
            WriteOutcome(json, position, outcomes[position]);
        }

        json.WriteEndArray();
    };

    /// <summary>Gets the line for a rejected record.</summary>
    public static Action<Utf8JsonWriter> CreateRejected(QueuedRecord record) => json =>
    {
        json.WriteStartArray(Rejected);
        json.WriteNumberValue(record.SourceOrdinal);
        json.WriteNumberValue(record.Record.RecordNumber);
        json.WriteNumberValue(record.Record.Line);
        WriteDigest(json, record.Key);
        json.WriteEndArray();
    };

    /// <summary>Gets the line for records that were not sent, so that they can be sent by a later command.</summary>
    public static Action<Utf8JsonWriter> CreateNotSent(IReadOnlyList<QueuedRecord> records) => json =>
    {
        json.WriteStartArray(NotSent);
        foreach (QueuedRecord record in records)
        {
            json.WriteStartArray();
            json.WriteNumberValue(record.SourceOrdinal);
            json.WriteNumberValue(record.Record.RecordNumber);
            json.WriteNumberValue(record.Record.Line);
            WriteDigest(json, record.Key);
            WriteDigest(json, record.Payload);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    };

    /// <summary>Gets the line for the start of a command on the run.</summary>
    public static Action<Utf8JsonWriter> CreateStart(DateTimeOffset at) => json => json.WriteString(Start, at.UtcDateTime);

    /// <summary>Gets the line for the end of a command.</summary>
    public static Action<Utf8JsonWriter> CreateEnd(DateTimeOffset at, int exitCode) => json =>
    {
        json.WriteString(End, at.UtcDateTime);
        json.WriteNumber(Exit, exitCode);
    };

    private static void WriteOutcome(Utf8JsonWriter json, int position, BulkUserResult result)
    {
        json.WriteStartArray();
        json.WriteNumberValue(position);
        json.WriteStringValue(result.Status.ToString());
        json.WriteStringValue(result.Uuid);
        string? name = KnownNames.Filter(result.CodeName);
        if (result.Code is not null || result.Attempts > 1 || result.Settled || result.IsUpdate || name is not null)
        {
            if (result.Code is { } code)
            {
                json.WriteNumberValue(code);
            }
            else
            {
                json.WriteNullValue();
            }

            json.WriteStringValue(name);
            json.WriteNumberValue(result.Attempts);
            json.WriteBooleanValue(result.Settled);
            if (result.IsUpdate)
            {
                json.WriteBooleanValue(true);
            }
        }

        json.WriteEndArray();
    }

    private static void WriteDigest(Utf8JsonWriter json, Digest? digest)
    {
        if (digest is not { } known)
        {
            json.WriteNullValue();
            return;
        }

        Span<byte> bytes = stackalloc byte[Digest.Size];
        known.CopyTo(bytes);
        json.WriteBase64StringValue(bytes);
    }
}
