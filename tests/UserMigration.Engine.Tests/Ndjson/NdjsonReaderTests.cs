using System;
using System.IO;
using System.Linq;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Csv.Ndjson;
using Xunit;

namespace UserMigration.Engine.Tests.Ndjson;

/// <summary>A file of JSON objects is read like a datafile, and keeps what is nested.</summary>
public static class NdjsonReaderTests
{
    [Fact]
    public static void ObjectWithPlainMembers_IsAColumnForEach()
    {
        MigrationRecord[] records = Read("""
            {"email":"a","address":{"city":"Köln","zip":null},"tags":[1]}
            {"email":"b","address":null,"name":"x"}
            """);

        Assert.Equal(["email", "address.city", "address.zip", "tags", "name"], records[0].GetColumns().Names);
        Assert.Same(records[0].GetColumns(), records[1].GetColumns());
        Assert.Equal("Köln", records[0].GetValue("address.city"));
        Assert.Null(records[1].GetValue("address.city"));
    }

    [Fact]
    public static void ObjectWithObjects_KeepsItsStructure()
    {
        MigrationRecord record = Read("""{"consents":{"news":{"granted":true}}}""").Single();

        Assert.Equal(["consents"], record.GetColumns().Names);
    }

    [Fact]
    public static void Password_KeepsItsMembersTogether()
    {
        MigrationRecord record = Read("""{"password":{"type":"password-bcrypt","value":"$2b$"}}""").Single();

        Assert.Equal(["password"], record.GetColumns().Names);
    }

    [Fact]
    public static void Record_KnowsItsLine()
    {
        MigrationRecord[] records = Read("{\"a\":1}\n\n{\"a\":2}\n");

        Assert.Equal([(1, 1), (2, 3)], records.Select(record => ((int)record.RecordNumber, (int)record.Line)));
        Assert.Equal(9, records[1].ByteOffset);
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":")]
    [InlineData("{\"a\":1}\n[1]")]
    [InlineData("{\"a\":1}\n{\"a\":1,\"a\":2}")]
    public static void LineThatIsNoObject_IsARecordWithAnError(string text)
    {
        MigrationRecord[] records = Read(text);

        Assert.Equal([true, false], records.Select(record => record.IsValid));
        Assert.Equal("JsonLine", records[1].Issues[0].RuleId);
    }

    [Theory]
    [InlineData("\n{\"a\":2}\n", 3)]
    [InlineData("\n", 2)]
    [InlineData("", 2)]
    public static void LineThatIsTooLong_IsARecordWithAnError(string after, int count)
    {
        MigrationRecord[] records = Read("{\"a\":1}\n{\"a\":\"" + new string('x', 50) + "\"}" + after, 40);

        Assert.Equal(count, records.Length);
        Assert.Equal("JsonLine", records[1].Issues[0].RuleId);
        Assert.Contains("longer than a record may be", records[1].Issues[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void LineThatWasChangedAfterTheColumnsWereRead_IsARecordWithAnError()
    {
        string path = Path.Combine(Path.GetTempPath(), "um-" + Guid.NewGuid().ToString("N") + ".ndjson");
        try
        {
            CsvReadOptions options = new CsvReadOptions();
            File.WriteAllText(path, "{\"a\":1}\n");
            ObjectShape shape = NdjsonReader.FindShape(path, options, out _);
            File.WriteAllText(path, "{\"a\":1}\n{\"a\":2,\"b\":3}\n");
            using NdjsonReader reader = NdjsonReader.Open(path, 1, options, shape);

            Assert.True(reader.Read()!.IsValid);
            Assert.Equal("JsonLine", reader.Read()!.Issues[0].RuleId);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public static void FileThatIsNoNdjson_IsAnError() =>
        Assert.Equal("NotNdjson", Assert.Throws<MigrationException>(() => Read("email\na\n")).ErrorId);

    [Fact]
    public static void NamesThatDifferInCase_AreAnError() => Assert.Throws<MigrationException>(() => Read("{\"a\":1,\"A\":2}"));

    private static MigrationRecord[] Read(string text, int? longest = null)
    {
        string path = Path.Combine(Path.GetTempPath(), "um-" + Guid.NewGuid().ToString("N") + ".ndjson");
        File.WriteAllText(path, text);
        try
        {
            CsvReadOptions options = new CsvReadOptions();
            options.MaxRecordBytes = longest ?? options.MaxRecordBytes;
            using Datafiles files = Datafiles.Open([path], options);
            return files.Read(1, long.MaxValue, TestContext.Current.CancellationToken).ToArray();
        }
        finally
        {
            File.Delete(path);
        }
    }
}
