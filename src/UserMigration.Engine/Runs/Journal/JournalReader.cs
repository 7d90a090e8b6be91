using System;
using System.Buffers;
using System.Buffers.Text;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>Reads a journal. An incomplete last line is ignored; any other line that can't be read means damage.</summary>
internal sealed class JournalReader
{
    // The size of an intent and an outcome of a record.
    private const int UsualBytes = 140;

    private readonly IJournalSink _sink;
    private readonly Dictionary<int, RecordIdentity[]> _batches = new Dictionary<int, RecordIdentity[]>();

    private JournalReader(IJournalSink sink) => _sink = sink;

    /// <summary>Reads a journal.</summary>
    /// <param name="stream">The bytes of the journal.</param>
    /// <param name="chain">Checks the lines; null if their check values are not known.</param>
    /// <exception cref="JournalException">The journal is damaged.</exception>
    public static RunHistory Read(Stream stream, JournalChain? chain = null)
    {
        RunHistory history = new RunHistory((int)Math.Min(stream.Length / UsualBytes, int.MaxValue / UsualBytes));
        history.Length = Read(stream, history, chain);
        return history;
    }

    /// <summary>Reads a journal, line by line.</summary>
    /// <param name="stream">The bytes of the journal.</param>
    /// <param name="sink">Receives what the journal says.</param>
    /// <param name="chain">Checks the lines; null if their check values are not known.</param>
    /// <returns>The length up to the end of the last complete line, in bytes.</returns>
    /// <exception cref="JournalException">The journal is damaged.</exception>
    public static long Read(Stream stream, IJournalSink sink, JournalChain? chain) =>
        JournalScanner.Read(stream, new JournalReader(sink).ReadLine, chain);

    private void ReadLine(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals(JournalLines.Intent))
        {
            ReadIntent(ref json);
        }
        else if (json.ValueTextEquals(JournalLines.Outcome))
        {
            ReadOutcomes(ref json);
        }
        else if (json.ValueTextEquals(JournalLines.Rejected))
        {
            ReadRejected(ref json);
        }
        else if (json.ValueTextEquals(JournalLines.NotSent))
        {
            ReadNotSent(ref json);
        }
        else if (json.ValueTextEquals(JournalLines.Start))
        {
            json.Read();
            _sink.OnStart(json.GetDateTime());
        }
        else if (json.ValueTextEquals(JournalLines.End))
        {
            json.Read();
            DateTime at = json.GetDateTime();
            JournalScanner.Expect(ref json, JsonTokenType.PropertyName);
            json.Read();
            _sink.OnEnd(at, json.GetInt32());
        }
    }

    private void ReadIntent(ref Utf8JsonReader json)
    {
        json.Read();
        int batch = json.GetInt32();
        JournalScanner.Expect(ref json, JsonTokenType.PropertyName);
        json.Read();
        DateTime at = json.GetDateTime();
        JournalScanner.Expect(ref json, JsonTokenType.PropertyName);
        JournalScanner.Expect(ref json, JsonTokenType.StartArray);
        List<RecordIdentity> identities = new List<RecordIdentity>();
        while (json.Read() && json.TokenType == JsonTokenType.StartArray)
        {
            RecordIdentity identity = ReadRecord(ref json, out long number, out long line);
            json.Read();
            ulong payload = ReadDigest(ref json)?.First ?? 0;
            json.Read();
            HistoryEntry intent = new HistoryEntry { Batch = batch, IntentAt = at, Number = number, Line = line, Payload = payload, Code = -1 };
            ReadRest(ref json, ref intent);
            identities.Add(identity);
            _sink.OnIntent(identity, intent);
        }

        _batches[batch] = identities.ToArray();
    }

    private static void ReadRest(ref Utf8JsonReader json, ref HistoryEntry intent)
    {
        if (json.TokenType == JsonTokenType.EndArray)
        {
            return;
        }

        intent.IsDeletion = json.GetBoolean();
        json.Read();
        if (json.TokenType == JsonTokenType.EndArray)
        {
            return;
        }

        intent.BringsCreation = json.GetBoolean();
        json.Read();
        if (json.TokenType != JsonTokenType.EndArray)
        {
            intent.Login = json.GetUInt64();
            JournalScanner.Expect(ref json, JsonTokenType.EndArray);
        }
    }

    private void ReadOutcomes(ref Utf8JsonReader json)
    {
        json.Read();
        int batch = json.GetInt32();
        RecordIdentity[] identities = _batches[batch];
        HistoryEntry times = ReadTimes(ref json);
        JournalScanner.Expect(ref json, JsonTokenType.StartArray);
        int count = 0;
        while (json.Read() && json.TokenType == JsonTokenType.StartArray)
        {
            json.Read();
            int position = json.GetInt32();
            HistoryEntry outcome = ReadOutcome(ref json);
            outcome.Batch = batch;
            outcome.OutcomeAt = times.OutcomeAt;
            outcome.ClockMilliseconds = times.ClockMilliseconds;
            outcome.TookMilliseconds = times.TookMilliseconds;
            _sink.OnOutcome(identities[position], outcome);
            count++;
        }

        if (count == identities.Length)
        {
            _batches.Remove(batch);
        }
    }

    // Journals of earlier versions have no time here, or only the time.
    private static HistoryEntry ReadTimes(ref Utf8JsonReader json)
    {
        HistoryEntry times = default;
        JournalScanner.Expect(ref json, JsonTokenType.PropertyName);
        while (!json.ValueTextEquals(JournalLines.Records))
        {
            bool isTime = json.ValueTextEquals(JournalLines.At);
            bool isClock = json.ValueTextEquals(JournalLines.Clock);
            json.Read();
            if (isTime)
            {
                times.OutcomeAt = json.GetDateTime();
            }
            else if (isClock)
            {
                times.ClockMilliseconds = json.GetInt64();
            }
            else
            {
                times.TookMilliseconds = json.GetInt64();
            }

            JournalScanner.Expect(ref json, JsonTokenType.PropertyName);
        }

        return times;
    }

    private static HistoryEntry ReadOutcome(ref Utf8JsonReader json)
    {
        json.Read();
        HistoryEntry outcome = new HistoryEntry { Status = StatusOf(ref json), Code = -1, Attempts = 1 };
        json.Read();
        if (json.TokenType != JsonTokenType.Null && !TryReadUuid(ref json, out outcome.Uuid))
        {
            outcome.OtherId = json.GetString();
        }

        json.Read();
        if (json.TokenType == JsonTokenType.EndArray)
        {
            return outcome;
        }

        outcome.Code = json.TokenType == JsonTokenType.Null ? -1 : json.GetInt32();
        json.Read();
        outcome.CodeName = json.GetString();
        json.Read();
        outcome.Attempts = json.GetInt32();
        json.Read();
        outcome.Settled = json.GetBoolean();
        json.Read();
        if (json.TokenType != JsonTokenType.EndArray)
        {
            outcome.IsUpdate = json.GetBoolean();
            JournalScanner.Expect(ref json, JsonTokenType.EndArray);
        }

        return outcome;
    }

    private void ReadRejected(ref Utf8JsonReader json)
    {
        JournalScanner.Expect(ref json, JsonTokenType.StartArray);
        RecordIdentity identity = ReadRecord(ref json, out long number, out long line);
        _sink.OnRejected(identity, number, line);
    }

    private void ReadNotSent(ref Utf8JsonReader json)
    {
        JournalScanner.Expect(ref json, JsonTokenType.StartArray);
        while (json.Read() && json.TokenType == JsonTokenType.StartArray)
        {
            RecordIdentity identity = ReadRecord(ref json, out long number, out long line);
            json.Read();
            ulong payload = ReadDigest(ref json)?.First ?? 0;
            JournalScanner.Expect(ref json, JsonTokenType.EndArray);
            _sink.OnNotSent(identity, new HistoryEntry { Status = BulkUserStatus.NotSent, Number = number, Line = line, Payload = payload, Code = -1 });
        }
    }

    private static RecordIdentity ReadRecord(ref Utf8JsonReader json, out long number, out long line)
    {
        json.Read();
        int source = json.GetInt32();
        json.Read();
        number = json.GetInt64();
        json.Read();
        line = json.GetInt64();
        json.Read();
        Digest? key = ReadDigest(ref json);
        return source > 0 || key is null ? RecordIdentity.FromSource(source, number) : RecordIdentity.FromKey(key.Value);
    }

    private static Digest? ReadDigest(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[Digest.Size + 2];
        if (Base64.DecodeFromUtf8(json.ValueSpan, bytes, out _, out int count) == OperationStatus.Done && count == Digest.Size)
        {
            return new Digest(bytes);
        }

        byte[] unescaped = json.GetBytesFromBase64();
        return unescaped.Length == Digest.Size ? new Digest(unescaped) : throw new FormatException("A digest does not have 16 bytes.");
    }

    // An identifier that would not keep its exact text as a UUID is kept as text.
    private static bool TryReadUuid(ref Utf8JsonReader json, out Guid uuid)
    {
        Span<byte> again = stackalloc byte[36];
        bool isUuid = json.TryGetGuid(out uuid) && Utf8Formatter.TryFormat(uuid, again, out _) && json.ValueSpan.SequenceEqual(again);
        uuid = isUuid ? uuid : Guid.Empty;
        return isUuid;
    }

    private static BulkUserStatus StatusOf(ref Utf8JsonReader json) =>
        json.ValueTextEquals(nameof(BulkUserStatus.Created)) ? BulkUserStatus.Created
        : Enum.TryParse(json.GetString(), out BulkUserStatus status) ? status
        : throw new FormatException("The status is unknown.");
}
