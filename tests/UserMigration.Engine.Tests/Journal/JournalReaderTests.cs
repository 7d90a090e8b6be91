using System;
using System.IO;
using System.Linq;
using System.Text;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Journal;

/// <summary>Journals as files have them, those of earlier versions too.</summary>
public static class JournalReaderTests
{
    private const string Uuid = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
    private const string Key = "AQIDBAUGBwgJCgsMDQ4PEA==";
    private const string Payload = "AAAAAAAAAAUAAAAAAAAABg==";

    private static readonly DateTime s_at = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    [Fact]
    public static void EmptyJournal_HasNothing()
    {
        RunHistory history = Read(string.Empty);

        Assert.Equal((0, 0L, 0), (history.Count, history.Length, history.LastBatch));
        Assert.Null(history.StartedAt);
        Assert.Null(history.LastStartedAt);
        Assert.Null(history.EndedAt);
        Assert.Null(history.ExitCode);
    }

    [Fact]
    public static void Commands_HaveTheirTimes()
    {
        RunHistory history = ReadLines(
            "{\"start\":\"2026-01-02T03:04:05Z\"}",
            "{\"end\":\"2026-01-02T03:05:05Z\",\"exit\":4}");

        Assert.Equal((s_at, s_at), (history.StartedAt, history.LastStartedAt));
        Assert.Equal((s_at.AddMinutes(1), 4), (history.EndedAt, history.ExitCode));
    }

    [Fact]
    public static void LaterCommand_IsUnderWay_AndTheRunKeepsItsStart()
    {
        RunHistory history = ReadLines(
            "{\"start\":\"2026-01-02T03:04:05Z\"}",
            "{\"end\":\"2026-01-02T03:05:05Z\",\"exit\":4}",
            "{\"start\":\"2026-01-02T04:04:05Z\"}");

        Assert.Equal((s_at, s_at.AddHours(1)), (history.StartedAt, history.LastStartedAt));
        Assert.Null(history.EndedAt);
        Assert.Null(history.ExitCode);
    }

    [Fact]
    public static void Intent_HasItsRecords()
    {
        RunHistory history = ReadLines(
            $"{{\"intent\":7,\"at\":\"2026-01-02T03:04:05Z\",\"records\":[[1,10,12,\"{Key}\",\"{Payload}\"],[2,11,14,null,null,true]]}}");

        Assert.Equal((2, 7), (history.Count, history.LastBatch));
        HistoryEntry first = Find(history, RecordIdentity.FromSource(1, 10));
        Assert.Null(first.Status);
        Assert.Equal((7, 10L, 12L, 5UL, -1, false), (first.Batch, first.Number, first.Line, first.Payload, first.Code, first.IsDeletion));
        Assert.Equal((s_at, 0), (first.IntentAt, first.Attempts));
        HistoryEntry second = Find(history, RecordIdentity.FromSource(2, 11));
        Assert.Equal((7, 11L, 14L, 0UL, true), (second.Batch, second.Number, second.Line, second.Payload, second.IsDeletion));
    }

    [Fact]
    public static void RecordWithoutSource_IsKnownByItsKey()
    {
        RunHistory history = ReadLines(
            $"{{\"intent\":1,\"at\":\"2026-01-02T03:04:05Z\",\"records\":[[0,10,0,\"{Key}\",null],[0,11,0,null,null]]}}");

        Assert.Equal(10, Find(history, RecordIdentity.FromKey(new Digest(0x0102030405060708, 0x090A0B0C0D0E0F10))).Number);
        Assert.Equal(11, Find(history, RecordIdentity.FromSource(0, 11)).Number);
    }

    [Fact]
    public static void DigestWithEscapedLetters_IsTheSame()
    {
        RunHistory history = ReadLines(
            "{\"intent\":1,\"at\":\"2026-01-02T03:04:05Z\",\"records\":[[1,10,12,null,\"\\u0041AAAAAAAAAUAAAAAAAAABg==\"]]}");

        Assert.Equal(5UL, Find(history, RecordIdentity.FromSource(1, 10)).Payload);
    }

    [Fact]
    public static void Outcome_BelongsToTheRecordAtItsPosition()
    {
        RunHistory history = ReadLines(
            Intent(1, 10, 11, 12),
            $"{{\"outcome\":1,\"at\":\"2026-01-02T03:05:05Z\",\"records\":[[2,\"Created\",\"{Uuid}\"],[0,\"Existing\",\"user-1\"]]}}",
            "{\"outcome\":1,\"at\":\"2026-01-02T03:06:05Z\",\"records\":[[1,\"Failed\",null,361,\"unique_violation\",2,false]]}");

        HistoryEntry created = Find(history, RecordIdentity.FromSource(1, 12));
        Assert.Equal((BulkUserStatus.Created, Uuid, -1, 1, 1), (created.Status, created.Id, created.Code, created.Attempts, created.Batch));
        Assert.Equal((s_at, s_at.AddMinutes(1)), (created.IntentAt, created.OutcomeAt));
        Assert.Null(created.OtherId);
        Assert.Null(created.CodeName);
        HistoryEntry existing = Find(history, RecordIdentity.FromSource(1, 10));
        Assert.Equal((BulkUserStatus.Existing, "user-1", Guid.Empty), (existing.Status, existing.Id, existing.Uuid));
        HistoryEntry failed = Find(history, RecordIdentity.FromSource(1, 11));
        Assert.Equal((BulkUserStatus.Failed, 361, "unique_violation", 2), (failed.Status, failed.Code, failed.CodeName, failed.Attempts));
        Assert.False(failed.Settled);
        Assert.False(failed.IsUpdate);
        Assert.Null(failed.Id);
    }

    [Fact]
    public static void Outcome_SaysWhatItHasBeyondTheUsual()
    {
        RunHistory history = ReadLines(
            Intent(1, 10, 11),
            $"{{\"outcome\":1,\"at\":\"2026-01-02T03:05:05Z\",\"records\":[[0,\"Updated\",\"{Uuid}\",null,null,3,true,true],[1,\"Updated\",\"{Uuid}\",null,null,1,false,false]]}}");

        HistoryEntry first = Find(history, RecordIdentity.FromSource(1, 10));
        Assert.Equal((-1, 3, true, true), (first.Code, first.Attempts, first.Settled, first.IsUpdate));
        Assert.Null(first.CodeName);
        HistoryEntry second = Find(history, RecordIdentity.FromSource(1, 11));
        Assert.Equal((1, false, false), (second.Attempts, second.Settled, second.IsUpdate));
    }

    [Theory]
    [InlineData("6BA7B810-9DAD-11D1-80B4-00C04FD430C8")]
    [InlineData("6ba7b8109dad11d180b400c04fd430c8")]
    [InlineData("user-1")]
    [InlineData("")]
    public static void Identifier_ComesOutAsItWentIn(string id)
    {
        RunHistory history = ReadLines(Intent(1, 10), $"{{\"outcome\":1,\"at\":\"2026-01-02T03:05:05Z\",\"records\":[[0,\"Created\",\"{id}\"]]}}");

        HistoryEntry entry = Find(history, RecordIdentity.FromSource(1, 10));
        Assert.Equal((id, Guid.Empty), (entry.OtherId, entry.Uuid));
    }

    [Fact]
    public static void OutcomeOfAnEarlierVersion_HasNoTime()
    {
        RunHistory history = ReadLines(Intent(1, 10), $"{{\"outcome\":1,\"records\":[[0,\"Created\",\"{Uuid}\"]]}}");

        HistoryEntry entry = Find(history, RecordIdentity.FromSource(1, 10));
        Assert.Equal((BulkUserStatus.Created, default(DateTime)), (entry.Status, entry.OutcomeAt));
    }

    [Fact]
    public static void UnresolvedRecord_IsInDoubt()
    {
        RunHistory history = ReadLines(Intent(1, 10), "{\"outcome\":1,\"at\":\"2026-01-02T03:05:05Z\",\"records\":[[0,\"Unresolved\",null]]}");

        Assert.Null(Find(history, RecordIdentity.FromSource(1, 10)).Status);
    }

    [Fact]
    public static void Batch_WhoseNumberComesAgain_HasItsLaterRecords()
    {
        RunHistory history = ReadLines(
            Intent(1, 10),
            "{\"outcome\":1,\"records\":[[0,\"Created\",null]]}",
            Intent(1, 20),
            "{\"outcome\":1,\"records\":[[0,\"Failed\",null]]}");

        Assert.Equal(BulkUserStatus.Created, Find(history, RecordIdentity.FromSource(1, 10)).Status);
        Assert.Equal(BulkUserStatus.Failed, Find(history, RecordIdentity.FromSource(1, 20)).Status);
    }

    [Fact]
    public static void RejectedRecord_HasItsPlace()
    {
        RunHistory history = ReadLines("{\"rejected\":[1,10,12,null]}");

        HistoryEntry entry = Find(history, RecordIdentity.FromSource(1, 10));
        Assert.Equal((BulkUserStatus.Rejected, 10L, 12L), (entry.Status, entry.Number, entry.Line));
    }

    [Fact]
    public static void LineOfAKindThatIsNotKnown_IsLeftOut()
    {
        RunHistory history = ReadLines("{\"later\":{\"version\":9}}", "{\"rejected\":[1,10,12,null]}");

        Assert.Equal(1, history.Count);
    }

    [Theory]
    [InlineData("{\"outcome\":9,\"records\":[[0,\"Created\",null]]}")]
    [InlineData("{\"outcome\":1,\"records\":[[1,\"Created\",null]]}")]
    [InlineData("{\"outcome\":1,\"records\":[[0,\"Invented\",null]]}")]
    [InlineData("{\"outcome\":1,\"records\":7}")]
    [InlineData("{\"outcome\":1}")]
    [InlineData("{\"outcome\":\"1\"}")]
    [InlineData("{\"outcome\":1,\"at\":\"yesterday\",\"records\":[]}")]
    [InlineData("{\"outcome\":1,\"records\":[[0,\"Updated\",null,null,null,3,true,true,1]]}")]
    [InlineData("{\"intent\":2,\"at\":\"2026-01-02T03:04:05Z\",\"records\":[[1,10,12,null,null,true,1]]}")]
    [InlineData("{\"intent\":2,\"at\":\"2026-01-02T03:04:05Z\",\"records\":[[1,10,12,\"AQID\",null]]}")]
    [InlineData("{\"intent\":2,\"at\":\"2026-01-02T03:04:05Z\",\"records\":[[1,10,12,\"?\",null]]}")]
    [InlineData("{\"intent\":2,\"at\":\"2026-01-02T03:04:05Z\",\"records\":[[1,10,12,null,\"AQIDBAUGBwgJCgsMDQ4PEBE=\"]]}")]
    [InlineData("{\"intent\":2,\"at\":\"2026-01-02T03:04:05Z\",\"records\":{}}")]
    [InlineData("{\"intent\":2,\"at\"")]
    [InlineData("{\"rejected\":7}")]
    [InlineData("{\"end\":\"2026-01-02T03:05:05Z\"}")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("")]
    public static void LineWithin_ThatCanNotBeRead_IsNamed(string line)
    {
        JournalException exception = Assert.Throws<JournalException>(() => ReadLines(Intent(1, 10), line, "{\"rejected\":[1,11,13,null]}"));

        Assert.Equal(2, exception.Line);
        Assert.Equal("Line 2 of the journal can't be read.", exception.Message);
        Assert.NotNull(exception.InnerException);
    }

    [Fact]
    public static void TornLastLine_IsLeftOut_AndTheLengthEndsBeforeIt()
    {
        string whole = Intent(1, 10) + "\n" + Intent(2, 11) + "\n";

        RunHistory history = Read(whole + "{\"outcome\":1,\"records\":[[0,\"Crea");

        Assert.Equal((2, whole.Length), (history.Count, (int)history.Length));
        Assert.Null(Find(history, RecordIdentity.FromSource(1, 10)).Status);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7_000)]
    [InlineData(20_000)]
    public static void LinesOfAnyLength_AreRead(int recordsInALine)
    {
        string[] lines = Enumerable.Range(0, 3)
            .Select(line => Intent(line + 1, Enumerable.Range(line * recordsInALine, recordsInALine).ToArray()))
            .ToArray();

        RunHistory history = ReadLines(lines);

        Assert.Equal((3 * recordsInALine, 3), (history.Count, history.LastBatch));
        Assert.Equal(lines.Sum(line => line.Length + 1), history.Length);
        Assert.Equal(3, Find(history, RecordIdentity.FromSource(1, (3 * recordsInALine) - 1)).Batch);
    }

    [Fact]
    public static void BytesThatComeOneByOne_AreReadAlike()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Intent(1, 10) + "\n" + Intent(2, 11) + "\n{\"torn");

        RunHistory history = JournalReader.Read(new DrippingStream(bytes));

        Assert.Equal((2, bytes.Length - 6), (history.Count, (int)history.Length));
    }

    private static string Intent(int batch, params int[] numbers) =>
        $"{{\"intent\":{batch},\"at\":\"2026-01-02T03:04:05Z\",\"records\":[{string.Join(',', numbers.Select(number => $"[1,{number},{number + 1},null,null]"))}]}}";

    private static RunHistory ReadLines(params string[] lines) => Read(string.Concat(lines.Select(line => line + "\n")));

    private static RunHistory Read(string text) => JournalReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static HistoryEntry Find(RunHistory history, RecordIdentity identity)
    {
        Assert.True(history.TryFind(identity, out HistoryEntry entry));
        return entry;
    }

    private sealed class DrippingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));
    }
}
