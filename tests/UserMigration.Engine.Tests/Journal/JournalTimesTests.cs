using System;
using System.IO;
using System.Text;
using System.Text.Json;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Sending;
using Xunit;

namespace UserMigration.Engine.Tests.Journal;

/// <summary>The times in a journal, from which a deletion tells whether a user has changed since.</summary>
public static class JournalTimesTests
{
    private static readonly DateTimeOffset s_at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public static void Outcome_HasTheTimeOfTheStore_ItsClock_AndHowLongTheCallTook() => Assert.Equal(
        "{\"outcome\":7,\"at\":\"2026-01-02T03:04:06.5Z\",\"clock\":1500,\"took\":61,\"records\":[]}",
        Write(JournalLines.CreateOutcomes(7, new CreationTimes(s_at, TimeSpan.FromTicks(602_000), TimeSpan.FromMilliseconds(1500)), [])));

    [Fact]
    public static void Intent_SaysWhatARecordBrings()
    {
        QueuedRecord created = new QueuedRecord(Records.Identity(1, ("email", "a"))) { SourceOrdinal = 1, BringsCreation = true };
        QueuedRecord login = new QueuedRecord(Records.Identity(2, ("email", "b"))) { SourceOrdinal = 1, Login = 9 };

        string line = Write(JournalLines.CreateIntent(new RecordBatch(7, [created, login]), s_at.UtcDateTime));

        Assert.EndsWith("\"records\":[[1,1,0,null,null,false,true],[1,2,0,null,null,false,false,9]]}", line, StringComparison.Ordinal);
        RunHistory history = Read(line + "\n");
        HistoryEntry first = Find(history, 1);
        HistoryEntry second = Find(history, 2);
        Assert.Equal((true, 0UL, false, 9UL), (first.BringsCreation, first.Login, second.BringsCreation, second.Login));
    }

    [Fact]
    public static void TimesOfAUser_AreReadAsTheyWereWritten()
    {
        string intent = Write(JournalLines.CreateIntent(new RecordBatch(7, [new QueuedRecord(Records.Identity(1, ("email", "a"))) { SourceOrdinal = 1 }]), s_at.UtcDateTime));
        CreationTimes times = new CreationTimes(s_at, TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(1500));
        string outcome = Write(JournalLines.CreateOutcomes(7, times, [new BulkUserResult(Records.Identity(1, ("email", "a")), BulkUserStatus.Created) { Uuid = "u" }]));

        HistoryEntry entry = Find(Read(intent + "\n" + outcome + "\n"), 1);

        Assert.Equal((times.AnsweredAt, times.Took, times.StoreOffset), (entry.Times.AnsweredAt, entry.Times.Took, entry.Times.StoreOffset));
    }

    [Fact]
    public static void UserWithoutAnOutcome_HasNoTimes()
    {
        string intent = Write(JournalLines.CreateIntent(new RecordBatch(7, [new QueuedRecord(Records.Identity(1, ("email", "a"))) { SourceOrdinal = 1 }]), s_at.UtcDateTime));

        Assert.Equal(default, Find(Read(intent + "\n"), 1).Times.AnsweredAt);
    }

    [Fact]
    public static void MoreThanALoginInAnIntent_IsNotALineOfAJournal() => Assert.Throws<JournalException>(
        () => Read("{\"intent\":1,\"at\":\"2026-01-02T03:04:05Z\",\"records\":[[1,1,2,null,null,false,true,9,9]]}\n"));

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new MemoryStream();
        using (Utf8JsonWriter json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static RunHistory Read(string text) => JournalReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static HistoryEntry Find(RunHistory history, long number)
    {
        Assert.True(history.TryFind(RecordIdentity.FromSource(1, number), out HistoryEntry entry));
        return entry;
    }
}
