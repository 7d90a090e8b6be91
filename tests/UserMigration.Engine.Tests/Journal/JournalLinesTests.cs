using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Journal;

/// <summary>The lines of a journal, letter by letter: journals outlive the version that wrote them.</summary>
public static class JournalLinesTests
{
    // The time of another zone is written in UTC.
    private static readonly DateTimeOffset s_at = new DateTimeOffset(2026, 1, 2, 5, 4, 5, TimeSpan.FromHours(2));

    [Fact]
    public static void Intent_NamesTheRecordsOfItsBatch()
    {
        QueuedRecord known = new QueuedRecord(Records.Identity(10, ("email", "bob@example.com")))
        {
            SourceOrdinal = 2,
            Key = new Digest(0x0102030405060708, 0x090A0B0C0D0E0F10),
            Payload = new Digest(5, 6),
        };
        QueuedRecord deletion = new QueuedRecord(new IdentityRecord(IdentityTarget.Akamai, new Dictionary<string, object?>(), Records.Of(11))
        {
            Operation = RecordOperation.Delete,
        });

        string line = Write(JournalLines.CreateIntent(new RecordBatch(7, [known, deletion]), s_at));

        Assert.Equal(
            "{\"intent\":7,\"at\":\"2026-01-02T03:04:05Z\",\"records\":[[2,10,0,\"AQIDBAUGBwgJCgsMDQ4PEA==\",\"AAAAAAAAAAUAAAAAAAAABg==\"],[0,11,0,null,null,true]]}",
            line);
    }

    [Fact]
    public static void UsualOutcome_IsShort()
    {
        BulkUserResult created = Result(BulkUserStatus.Created);
        created.Uuid = "uuid-1";

        string line = Write(JournalLines.CreateOutcomes(7, new CreationTimes(s_at, null, null), [created, Result(BulkUserStatus.Existing)]));

        Assert.Equal("{\"outcome\":7,\"at\":\"2026-01-02T03:04:05Z\",\"records\":[[0,\"Created\",\"uuid-1\"],[1,\"Existing\",null]]}", line);
    }

    [Fact]
    public static void Outcome_SaysWhatItHasBeyondTheUsual()
    {
        BulkUserResult failed = Result(BulkUserStatus.Failed);
        failed.Code = 361;
        failed.CodeName = "unique_violation";
        BulkUserResult named = Result(BulkUserStatus.Failed);
        named.CodeName = "absent";
        BulkUserResult again = Result(BulkUserStatus.Created);
        again.CodeName = "words_of_the_server";
        again.Attempts = 2;
        BulkUserResult settled = Result(BulkUserStatus.Created);
        settled.Settled = true;
        BulkUserResult updated = Result(BulkUserStatus.Updated);
        updated.IsUpdate = true;

        string line = Write(JournalLines.CreateOutcomes(7, new CreationTimes(s_at, null, null), [failed, named, again, settled, updated]));

        Assert.Equal(
            "{\"outcome\":7,\"at\":\"2026-01-02T03:04:05Z\",\"records\":[[0,\"Failed\",null,361,\"unique_violation\",1,false]," +
            "[1,\"Failed\",null,null,\"absent\",1,false],[2,\"Created\",null,null,null,2,false],[3,\"Created\",null,null,null,1,true]," +
            "[4,\"Updated\",null,null,null,1,false,true]]}",
            line);
    }

    [Fact]
    public static void RejectedRecord_HasItsPlaceAndItsKey()
    {
        QueuedRecord record = new QueuedRecord(Records.Identity(10, ("email", "bob"))) { SourceOrdinal = 2, Key = new Digest(1, 2) };

        Assert.Equal("{\"rejected\":[2,10,0,\"AAAAAAAAAAEAAAAAAAAAAg==\"]}", Write(JournalLines.CreateRejected(record)));
    }

    [Fact]
    public static void Commands_HaveTheirTimes()
    {
        Assert.Equal("{\"start\":\"2026-01-02T03:04:05Z\"}", Write(JournalLines.CreateStart(s_at)));
        Assert.Equal("{\"end\":\"2026-01-02T03:04:05Z\",\"exit\":3}", Write(JournalLines.CreateEnd(s_at, 3)));
    }

    private static BulkUserResult Result(BulkUserStatus status) =>
        new BulkUserResult(Records.Identity(1, ("email", "bob@example.com")), status) { Attempts = 1 };

    private static string Write(Action<Utf8JsonWriter> line)
    {
        using MemoryStream stream = new MemoryStream();
        using (Utf8JsonWriter json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            line(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
