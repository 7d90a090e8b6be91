using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using UserMigration.Engine.Csv;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>What stands where a header should, or at the end of rows and files: named, with the parameter that reads it.</summary>
public static class FirstRowTests
{
    [Theory]
    [InlineData("#TYPE System.Management.Automation.PSCustomObject\n\"email\",\"a\"\n\"x@example.com\",\"1\"\n", "HeaderTypeLine", 1)]
    [InlineData("Customers of 2020\nemail,a\nx@example.com,1\n", "HeaderTitleLine", 1)]
    [InlineData("\"Customers\nof 2020\"\n\nemail,a\nx@example.com,1\n", "HeaderTitleLine", 3)]
    [InlineData("Customers\nExported yesterday\nemail,a\nx@example.com,1\n", "HeaderTitleLine", 2)]
    [InlineData("# exported yesterday\nemail,a\nx@example.com,1\n", "HeaderTitleLine", 1)]
    [InlineData("# exported yesterday, by hand, of A\n# and of B\nemail,a\nx@example.com,1\n", "HeaderTitleLine", 2)]
    [InlineData("# by hand, in May\nemail,a\nx@example.com,1\n", "HeaderTitleLine", 1)]
    [InlineData("// exported yesterday\nemail,a\n", "HeaderTitleLine", 1)]
    public static void LinesBeforeTheHeader_AreNamed_AndSkipped(string text, string errorId, int lines)
    {
        char delimiter = text.Contains("email;", StringComparison.Ordinal) ? ';' : ',';
        MigrationException refused = Assert.Throws<MigrationException>(() => Datafile.Read(text, new CsvReadOptions { Delimiter = delimiter }));

        Assert.Equal(errorId, refused.ErrorId);
        Assert.EndsWith($"Read it with -SkipLine {lines}.", refused.Message, StringComparison.Ordinal);
        IReadOnlyList<MigrationRecord> records = Datafile.Read(text, new CsvReadOptions { Delimiter = delimiter, SkipLines = lines });
        Assert.All(records, record => Assert.Equal("email", record.GetColumns()[0]));
        Assert.All(records, record => Assert.Equal((true, lines + 2L, 1L), (record.IsValid, record.Line, record.RecordNumber)));
    }

    [Theory]
    [InlineData("sep=;\nemail;a\nx@example.com;1\n", ';')]
    [InlineData("sep=,\nemail,a\nx@example.com,1\n", ',')]
    public static void LineThatTellsExcelTheDelimiter_IsReadOver(string text, char delimiter) =>
        Assert.Equal("1@3 [x@example.com|1]", Datafile.Show(Datafile.Read(text, new CsvReadOptions { Delimiter = delimiter }).Single()));

    [Theory]
    [InlineData("email\nx@example.com\ny@example.com,z\n")]
    [InlineData("email\nx@example.com\n")]
    [InlineData("#,email\n1,x@example.com\n")]
    [InlineData("# no,email\n1,x@example.com\n")]
    [InlineData("a\n1,2\n")]
    public static void HeaderOfAnotherKind_IsNoTitle(string text) => Assert.NotEmpty(Datafile.Read(text));

    [Theory]
    [InlineData("x@example.com,Ann\ny@example.com,Bob\n", "field 1 of its first row is an e-mail address")]
    [InlineData("1,0b0e2a6e-3f0d-4c3e-9f0a-0123456789ab\n2,1b0e2a6e-3f0d-4c3e-9f0a-0123456789ab\n", "field 2 of its first row is a UUID")]
    public static void UserInPlaceOfTheHeader_IsNamed_AndReadWithNames(string text, string told)
    {
        MigrationException refused = Assert.Throws<MigrationException>(() => Datafile.Read(text));

        Assert.Equal("HeaderMissing", refused.ErrorId);
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("x@example.com", refused.Message, StringComparison.Ordinal);
        IReadOnlyList<MigrationRecord> records = Datafile.Read(text, new CsvReadOptions { Header = ["a", "b"] });
        Assert.Equal([1L, 2L], records.Select(record => record.Line));
        Assert.Equal([1L, 2L], records.Select(record => record.RecordNumber));
        Assert.Equal("a,b", Encoding.UTF8.GetString(records[0].GetSource()!.GetHeader()!));
    }

    [Fact]
    public static void Names_AreCheckedAsAHeaderIs() =>
        Assert.Equal("HeaderNameTwice", Assert.Throws<MigrationException>(() => Datafile.Read("1,2\n", new CsvReadOptions { Header = ["a", "a"] })).ErrorId);

    [Fact]
    public static void NamesAndLinesToSkip_GoTogether()
    {
        MigrationRecord record = Datafile.Read("\uFEFFtitle\r\n\r\n1;2\r\n", new CsvReadOptions { Header = ["a", "b"], SkipLines = 2, Delimiter = ';' }).Single();

        Assert.Equal("1@3 [1|2]", Datafile.Show(record));
    }

    [Fact]
    public static void ByteOrderMark_BeforeNames_IsNoValue() =>
        Assert.Equal("1@1 [1|2]", Datafile.Show(Datafile.Read("\uFEFF1,2\n", new CsvReadOptions { Header = ["a", "b"] }).Single()));

    [Fact]
    public static void MoreLinesToSkipThanThereAre_LeaveNothing() =>
        Assert.Equal("DatafileEmpty", Assert.Throws<MigrationException>(() => Datafile.Read("a\n1\n", new CsvReadOptions { SkipLines = 5 })).ErrorId);

    [Theory]
    [InlineData("#TYPE X\nemail\nx@example.com\n", 0, "Line 1 of the file", "is a #TYPE line, as written by Export-Csv in Windows PowerShell. Read it with -SkipLine 1.")]
    [InlineData("a\nb\n#TYPE X\nemail\n", 2, "Line 3 of the file", "is a #TYPE line, as written by Export-Csv in Windows PowerShell. Read it with -SkipLine 3.")]
    [InlineData("Users\nemail,a\nx@example.com,1\n", 0, "Line 1 of the file", "is a title or a comment; the header seems to be on line 2. Read it with -SkipLine 1.")]
    [InlineData("x\nUsers\n2020\nemail,a\nx@example.com,1\n", 1, "Line 2 of the file", "is a title or a comment; the header seems to be on line 4. Read it with -SkipLine 3.")]
    [InlineData("#a,b\nemail,name\nx@example.com,Ann\n", 0, "Line 1 of the file", "is a title or a comment; the header seems to be on line 2. Read it with -SkipLine 1.")]
    [InlineData("// x\nemail,name\n", 0, "Line 1 of the file", "is a title or a comment; the header seems to be on line 2. Read it with -SkipLine 1.")]
    public static void LineBeforeTheHeader_IsNamed_WithTheParameterThatReadsTheFile(string text, int skip, string place, string end)
    {
        MigrationException fault = Assert.Throws<MigrationException>(() => Datafile.Read(text, new CsvReadOptions { SkipLines = skip }));

        Assert.StartsWith(place, fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(end, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email;sales\na@example.com;1,5\n", ',', "';'")]
    [InlineData("email;sales\na@example.com;1,5\nb@example.com;2,5\n", ',', "';'")]
    [InlineData("email;sales\nc@example.com;3\na@example.com;1,5\nb@example.com;2,5\n", ',', "';'")]
    [InlineData("Customers of 2020\nemail;sales\na@example.com;1,5\nb@example.com;2,5\n", ',', "';'")]
    [InlineData("email\tnote\na@example.com\tx;y\nb@example.com\tx;z\n", ';', "\"`t\"")]
    [InlineData("email,note\na@example.com,x;y\nb@example.com,x;z\n", ';', "','")]
    public static void HeaderWithAnotherDelimiter_IsNotATitle_IfValuesContainTheDelimiter(string text, char delimiter, string other)
    {
        MigrationException fault = Assert.Throws<MigrationException>(() => Datafile.Read(text, new CsvReadOptions { Delimiter = delimiter }));

        Assert.Equal("HeaderDelimiter", fault.ErrorId);
        Assert.EndsWith($"Try to read this file with -Delimiter {other}.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void TitleWithAnotherDelimiter_IsATitle() => Assert.Equal(
        "HeaderTitleLine", Assert.Throws<MigrationException>(() => Datafile.Read("Customers; by hand\nemail,a\nx@example.com,1\n", new CsvReadOptions())).ErrorId);

    [Theory]
    [InlineData("ann@example.com,Ann", 1, "an e-mail address")]
    [InlineData("Ann,ann@example.com\nBob,bob@example.com\n", 2, "an e-mail address")]
    [InlineData("12345678-1234-1234-1234-123456789abc\n12345678-1234-1234-1234-123456789abd\n", 1, "a UUID")]
    public static void MissingHeader_IsNamed(string text, int field, string what)
    {
        MigrationException fault = Assert.Throws<MigrationException>(() => Datafile.Read(text));

        Assert.Equal("HeaderMissing", fault.ErrorId);
        Assert.EndsWith(
            $"has no header: field {field} of its first row is {what}, so the row belongs to a user. Specify the column names with -Header.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,ann@example.com\nb,c\n")]
    [InlineData("a,ann@example.com\nb\n")]
    [InlineData("a,x@y\nb,z@w\n")]
    [InlineData("a,x@y.c\nb,z@w.c\n")]
    [InlineData("#a,b\n1,2\n")]
    [InlineData("#a,b\nAnn,Bob\nCarl,Dora\n")]
    [InlineData("#a,b\nAnn,Bob\n")]
    [InlineData("a\nb,c\nd\n")]
    public static void OrdinaryHeader_Passes(string text) => Assert.NotEmpty(Datafile.Read(text));

    [Fact]
    public static void TitleInAnotherEncoding_IsNamedToo()
    {
        CsvReadOptions options = new CsvReadOptions { Encoding = Encoding.Unicode };
        byte[] bytes = Encoding.Unicode.GetBytes("Kunden für 2020\nemail,a\nx@example.com,1\n");

        Assert.Equal("HeaderTitleLine", Assert.Throws<MigrationException>(() => Datafile.Read(bytes, options)).ErrorId);
        options.SkipLines = 1;
        Assert.True(Datafile.Read(bytes, options).Single().IsValid);
    }

    [Fact]
    public static void RepeatedHeader_IsAnErrorOfItsRow()
    {
        IReadOnlyList<MigrationRecord> records = Datafile.Read("email,a\nx@example.com,1\nemail,a\ny@example.com,2\n");

        Assert.Equal(["HeaderRepeated"], records.SelectMany(record => record.Issues).Select(issue => issue.RuleId));
        Assert.Equal((3L, false), (records[1].Line, records[1].IsValid));
    }

    [Fact]
    public static void DelimiterAtTheEndOfRows_IsNamed_AndReadOver()
    {
        const string Text = "email,a\nx@example.com,1,\ny@example.com,2\nz@example.com,3,4\n";

        Assert.Equal(["TrailingDelimiter", "", "TooManyFields"], Rules(Text, TrailingDelimiter.Field));
        Assert.Equal(["", "", "TooManyFields"], Rules(Text, TrailingDelimiter.Ignore));
    }

    [Fact]
    public static void DelimiterAtTheEndOfTheHeader_IsNamed_AndReadOver()
    {
        const string Text = "email,a,\nx@example.com,1,\ny@example.com,2\n";

        MigrationException refused = Assert.Throws<MigrationException>(() => Datafile.Read(Text));
        Assert.Equal("HeaderNameEmpty", refused.ErrorId);
        Assert.Contains("ends with a delimiter", refused.Message, StringComparison.Ordinal);
        Assert.Contains("-TrailingDelimiter Ignore", refused.Message, StringComparison.Ordinal);
        IReadOnlyList<MigrationRecord> records = Datafile.Read(Text, new CsvReadOptions { TrailingDelimiter = TrailingDelimiter.Ignore });
        Assert.Equal(["1@2 [x@example.com|1]", "2@3 [y@example.com|2]"], records.Select(Datafile.Show));
        Assert.Equal("email,a", Encoding.UTF8.GetString(records[0].GetSource()!.GetHeader()!));
    }

    [Theory]
    [InlineData("a,b\n1,2\n\u001A", 1, true)]
    [InlineData("a,b\r\n1,2\r\n\u001A\r\n", 1, true)]
    [InlineData("a,b\n1,2\n\u001A\n3,4\n", 3, false)]
    [InlineData("a,b\n1,2\n", 1, false)]
    public static void EndOfFileMark_IsNoRow_WhereNothingFollows(string text, int rows, bool hasMark)
    {
        using MigrationCsvReader reader = Datafile.Open(Encoding.UTF8.GetBytes(text));
        int count = 0;
        while (reader.Read() is not null)
        {
            count++;
        }

        Assert.Equal((rows, hasMark), (count, reader.HasEndMark));
    }

    private static string[] Rules(string text, TrailingDelimiter trailing) =>
        Datafile.Read(text, new CsvReadOptions { TrailingDelimiter = trailing }).Select(record => string.Join(",", record.Issues.Select(issue => issue.RuleId))).ToArray();
}
