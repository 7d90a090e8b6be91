using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Rules;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>Rows that a stray quote has taken into a field: found by what they look like.</summary>
public static class SwallowedRowTests
{
    private const string Header = "email,givenName,note\n";

    [Fact]
    public static void RowsBetweenTwoStrayQuotes_AreAnErrorThatNamesTheirLines()
    {
        const string Text = "email;a;b\nann@example.com;x;\"yy\nbob@example.com;x;yy\ncyd@example.com;x;zz\"\ndan@example.com;x;y\n";

        IReadOnlyList<MigrationRecord> records = Datafile.Read(Text, new CsvReadOptions { Delimiter = ';' });

        MigrationIssue issue = Assert.Single(records[0].Issues);
        Assert.Equal(("MergedRows", IssueSeverity.Error, "b", 2L), (issue.RuleId, issue.Severity, issue.Attribute, issue.Line));
        Assert.Equal("The record covers lines 2 to 4, and within its quoted field lines 3 to 4 look like separate rows.", issue.Message);
        Assert.Contains("-RuleSeverity @{ MergedRows = 'Warning' }", issue.Recommendation, StringComparison.Ordinal);
        Assert.Equal("2@5 [dan@example.com|x|y]", Datafile.Show(records[1]));
    }

    [Theory]
    [InlineData("an address that is learned", "email,a\nz@example.com,1\na@example.com,\"x\nb@example.com,y\"\n")]
    [InlineData("an address in the first column", "email,a\nz@example.com,1\n\"a@example.com,x\nb@example.com\",y\n")]
    [InlineData("one column", "email\n\"a@example.com\nb@example.com\nc@example.com\"\n")]
    [InlineData("a UUID", "id,a\n0b0e2a6e-3f0d-4c3e-9f0a-0123456789ab,\"x\n1b0e2a6e-3f0d-4c3e-9f0a-0123456789AB,y\"\n")]
    [InlineData("two numbers", "id,name,zip\n1,Ann,53111\n2,\"Bob,53112\n3,Cyd\",53113\n")]
    [InlineData("words, many lines", "login,first,last\nann,\"A,B\nbob,B,C\ncyd,C,D\ndan,D,E\neve,E\",F\n")]
    [InlineData("CR LF", "email,a\r\na@example.com,\"x\r\nb@example.com,y\"\r\n")]
    [InlineData("CR", "email,a\ra@example.com,\"x\rb@example.com,y\"\r")]
    [InlineData("an empty line between", "email,a\na@example.com,\"x\n\nb@example.com,y\"\n")]
    [InlineData("a blank address among others", "email,a\na@example.com,\"x\n,y\nb@example.com,z\"\n")]
    public static void LinesThatLookLikeRows_AreAnError(string name, string text)
    {
        Assert.NotEmpty(name);

        MigrationIssue issue = Assert.Single(Datafile.Read(text)[^1].Issues);

        Assert.Equal(("MergedRows", IssueSeverity.Error), (issue.RuleId, issue.Severity));
    }

    [Theory]
    [InlineData("commas in an address", "email,address,city\na@example.com,\"Flat 3, High St 5,\nBonn, NRW,\nGermany\",Bonn\n", true)]
    [InlineData("a list of two columns", "id,list\n1,\"a\nb,c\nd,e\nf,g\nh,i\"\n", true)]
    [InlineData("a text with one number", "id,note,city\n17,\"see\n18, the other, x\",Bonn\n", true)]
    [InlineData("three lines without a delimiter", "email,address,city\na@example.com,\"High St 5\n53111 Bonn\nGermany\",Bonn\n", false)]
    [InlineData("an e-mail address in a text", "email,note,city\na@example.com,\"wrote to\nb@example.com\nyesterday\",Bonn\n", false)]
    [InlineData("JSON", "id,json\n1,\"{\n \"\"a\"\": 1,\n \"\"b\"\": 2,\n \"\"c\"\": 3,\n \"\"d\"\": 4\n}\"\n", true)]
    public static void TextOfSeveralLines_StaysValid(string name, string text, bool isWarnedOf)
    {
        Assert.NotEmpty(name);

        MigrationRecord record = Datafile.Read(text).Single();

        Assert.True(record.IsValid);
        Assert.Equal(isWarnedOf, record.Issues.Count > 0);
    }

    [Fact]
    public static void StrayQuote_ThatEndsInTheQuotesOfAnotherRow_LosesItsOwnRowOnly()
    {
        const string Text = Header
            + "a@example.com,\"Ann,one\n"
            + "b@example.com,Bob,two\n"
            + "c@example.com,\"Cyd, the third\",three\n"
            + "d@example.com,Dan,four\n";

        IReadOnlyList<MigrationRecord> records = Datafile.Read(Text);

        Assert.Equal(
            [
                "1@2 [a@example.com|Ann,one|~] UnclosedQuote",
                "2@3 [b@example.com|Bob|two]",
                "3@4 [c@example.com|Cyd, the third|three]",
                "4@5 [d@example.com|Dan|four]",
            ],
            records.Select(Datafile.Show));
        Assert.Equal(
            "A quoted field that starts here is not closed in its row; the next quote belongs to another row, on line 4. Reading continued at the next line.",
            records[0].Issues[0].Message);
    }

    [Theory]
    [InlineData(400, 40)]
    [InlineData(400, 1)]
    [InlineData(20_000, 2000)]
    public static void StrayQuotes_LoseAsManyRowsAsThereAre(int rows, int every)
    {
        StringBuilder text = new StringBuilder(Header);
        for (int i = 0; i < rows; i++)
        {
            text.Append("user").Append(i).Append("@example.com,").Append(i % every == every / 2 ? "\"" : string.Empty).Append("Name ").Append(i).Append(",x\n");
        }

        IReadOnlyList<MigrationRecord> records = Datafile.Read(text.ToString());

        Assert.Equal(rows, records.Count);
        Assert.Equal(rows / every, records.Count(record => !record.IsValid));
        Assert.All(records, record => Assert.Equal(
            ($"user{record.RecordNumber - 1}@example.com", record.RecordNumber + 1), (record.GetValue(0), record.Line)));
    }

    [Theory]
    [InlineData("an unescaped quote in a text of several lines", "email,note,city\na@example.com,\"He said\nto me, \"hi\", twice\nand left\",Bonn\nb@example.com,x,y\n")]
    [InlineData("two columns", "id,note\n1,\"one\nthe \"second\", x\nthird\"\n2,x\n")]
    public static void TextOfSeveralLines_WithAStrayQuote_MakesNobodyUp(string name, string text)
    {
        Assert.NotEmpty(name);

        IReadOnlyList<MigrationRecord> records = Datafile.Read(text);

        Assert.Same(records[^1], Assert.Single(records, record => record.IsValid));
    }

    [Fact]
    public static void RecordsThatArePassedOver_AreCountedAsTheyAreRead()
    {
        string text = Header
            + string.Concat(Enumerable.Range(0, 30).Select(i => $"user{i}@example.com,{(i % 7 == 3 ? "\"" : string.Empty)}Name {i},x\n"));
        string[] all = Datafile.Read(text).Select(Datafile.Show).ToArray();

        for (int skipped = 0; skipped < all.Length; skipped++)
        {
            using MigrationCsvReader reader = Datafile.Open(Encoding.UTF8.GetBytes(text));
            for (int i = 0; i < skipped; i++)
            {
                Assert.True(reader.Skip());
            }

            Assert.Equal(all[skipped], Datafile.Show(reader.Read()!));
        }
    }

    [Fact]
    public static void Warnings_CountWhatIsCertainAndWhatIsNot()
    {
        MalformedCount count = new MalformedCount();
        string[] rows =
        [
            "a@example.com,\"Ann,x\nb@example.com,Bob\",y\n",
            "c@example.com,\"Flat, 3\nBonn, NRW, DE\",y\n",
            "d@example.com,x\n",
            "e@example.com,\"a\nb\",y\n",
        ];
        foreach (MigrationRecord record in rows.SelectMany(row => Datafile.Read(Header + row)))
        {
            count.Add(record);
        }

        string[] warnings = count.Warnings().ToArray();

        Assert.Equal(3, warnings.Length);
        Assert.StartsWith("2 malformed rows. An upload will reject them. For details, see their Issues.", warnings[0], StringComparison.Ordinal);
        Assert.StartsWith("1 of the malformed rows contains lines that look like separate rows (MergedRows)", warnings[1], StringComparison.Ordinal);
        Assert.StartsWith("1 row has a line in a quoted field with as many delimiters as a row (MergedRows)", warnings[2], StringComparison.Ordinal);
        Assert.Empty(new MalformedCount().Warnings());
    }

    [Theory]
    [InlineData(IssueSeverity.Warning, true, 1)]
    [InlineData(IssueSeverity.Error, false, 1)]
    [InlineData(null, true, 0)]
    public static void Severity_CanBeGiven(IssueSeverity? severity, bool isValid, int issues)
    {
        MigrationRecord record = Datafile.Read(Header + "a@example.com,\"Ann,x\nb@example.com,Bob\",y\n").Single();
        IssueSeverities severities = new IssueSeverities();
        severities.Set("MergedRows", severity);

        severities.ApplyTo(record);

        Assert.Equal((isValid, issues), (record.IsValid, record.Issues.Count));
    }
}
