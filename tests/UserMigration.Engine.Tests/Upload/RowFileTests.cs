using System;
using System.IO;
using System.Linq;
using System.Text;
using UserMigration.Engine.Runs.Folder;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>A file of rows that go back into an import, as they were read.</summary>
public sealed class RowFileTests : IDisposable
{
    private static readonly RecordColumns s_columns = new RecordColumns(["email", "givenName"]);

    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;

    private string Rejects => Path.Combine(_folder, "rejects.csv");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void RowsOfAFile_StandUnderItsHeader()
    {
        MigrationSource source = SourceOf(Encoding.UTF8);

        Write(RowOf(source, "user1@example.com,Al,x"), RowOf(source, "user2@example.com,\"Bo\""));

        Assert.Equal("email,givenName\nuser1@example.com,Al,x\nuser2@example.com,\"Bo\"\n", File.ReadAllText(Rejects));
    }

    [Fact]
    public void RowsInAnEncodingWithAMark_BeginWithIt()
    {
        MigrationSource source = SourceOf(Encoding.Unicode);

        Write(RowOf(source, "user1@example.com,J\u00f6rg,x"));

        byte[] expected = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("email,givenName\nuser1@example.com,J\u00f6rg,x\n")];
        Assert.Equal(expected, File.ReadAllBytes(Rejects));
    }

    [Fact]
    public void RowsInUtf8_BeginWithoutAMark()
    {
        MigrationSource source = SourceOf(new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Write(RowOf(source, "user1@example.com,Al,x"));

        Assert.Equal((byte)'e', File.ReadAllBytes(Rejects)[0]);
    }

    [Fact]
    public void RowWithBrokenQuotes_ComesLast()
    {
        MigrationSource source = SourceOf(Encoding.UTF8);
        MigrationRecord broken = RowOf(source, "user1@example.com,\"x");
        broken.AddIssue(new MigrationIssue("UnclosedQuote", IssueSeverity.Error, null, "A quote is open.", "Close it."));
        MigrationRecord wrong = RowOf(source, "user2@example.com");
        wrong.AddIssue(new MigrationIssue("TooFewFields", IssueSeverity.Error, null, "A field is missing.", "Add it."));

        Write(broken, wrong, RowOf(source, "user3@example.com,Al"));

        Assert.Equal("email,givenName\nuser2@example.com\nuser3@example.com,Al\nuser1@example.com,\"x\n", File.ReadAllText(Rejects));
        Assert.Equal([Rejects], Directory.GetFiles(_folder));
    }

    [Fact]
    public void RowThatWasTooLargeToKeep_IsLeftOut()
    {
        Write(new MigrationRecord(s_columns, ["user1@example.com", null], 1, 2, SourceOf(Encoding.UTF8)));

        Assert.Equal("email,givenName\n", File.ReadAllText(Rejects));
    }

    [Fact]
    public void Objects_AreWrittenAsRows()
    {
        Write(new MigrationRecord(s_columns, ["user1@example.com", "Al, Jr."], 1));

        Assert.Equal("email,givenName\nuser1@example.com,\"Al, Jr.\"\n", File.ReadAllText(Rejects));
    }

    [Fact]
    public void FileOfASource_IsForItsRowsAlone()
    {
        MigrationSource source = SourceOf(Encoding.UTF8);
        using RowFile file = new RowFile(Rejects, RowOf(source, "x"));

        Assert.True(file.IsFor(RowOf(source, "y")));
        Assert.False(file.IsFor(RowOf(SourceOf(Encoding.UTF8), "y")));
        Assert.False(file.IsFor(new MigrationRecord(s_columns, ["x", "y"], 1)));
    }

    [Fact]
    public void FileOfObjects_IsForThoseOfTheSameColumnsAlone()
    {
        using RowFile file = new RowFile(Rejects, new MigrationRecord(s_columns, ["x", "y"], 1));

        Assert.True(file.IsFor(new MigrationRecord(s_columns, ["z", null], 2)));
        Assert.True(file.IsFor(new MigrationRecord(s_columns, ["z", null], 2, source: MigrationSource.CreateByName("users.csv"))));
        Assert.False(file.IsFor(new MigrationRecord(new RecordColumns(["email"]), ["x"], 3)));
        Assert.False(file.IsFor(RowOf(SourceOf(Encoding.UTF8), "x")));
    }

    [Theory]
    [InlineData(',', "utf-8", "")]
    [InlineData(';', "utf-8", " -Delimiter ';'")]
    [InlineData('\t', "utf-8", " -Delimiter \"`t\"")]
    [InlineData('\'', "utf-8", " -Delimiter ''''")]
    [InlineData('|', "utf-16", " -Delimiter '|' -Encoding utf-16")]
    [InlineData(',', "iso-8859-1", " -Encoding iso-8859-1")]
    public void ReadOptions_AreThoseOfTheSource(char delimiter, string encoding, string options)
    {
        using RowFile file = new RowFile(Rejects, RowOf(SourceOf(Encoding.GetEncoding(encoding), delimiter), "x"));

        Assert.Equal(options, file.ReadOptions);
    }

    [Fact]
    public void ReadOptions_OfObjects_AreNone()
    {
        using RowFile file = new RowFile(Rejects, new MigrationRecord(s_columns, ["x", "y"], 1));

        Assert.Empty(file.ReadOptions);
    }

    private static MigrationSource SourceOf(Encoding encoding, char delimiter = ',') =>
        new MigrationSource("users.csv", 1, 100, Encoding.UTF8.GetBytes("email,givenName"), encoding, delimiter);

    private static MigrationRecord RowOf(MigrationSource source, string row) =>
        new MigrationRecord(s_columns, [null, null], 1, 2, source, Encoding.UTF8.GetBytes(row));

    private void Write(params MigrationRecord[] records)
    {
        using RowFile file = new RowFile(Rejects, records[0]);
        records.ToList().ForEach(file.Add);
    }
}
