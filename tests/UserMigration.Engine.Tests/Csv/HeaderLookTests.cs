using System;
using UserMigration.Engine.Csv;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>Headers that are not what they look like, and files that are not CSV: one error, before the first record.</summary>
public static class HeaderLookTests
{
    [Theory]
    [InlineData("\uFEFFemail,b", 1, "U+FEFF")]
    [InlineData("email\u200B,b", 1, "U+200B")]
    [InlineData("a,given\u00A0Name", 2, "U+00A0")]
    [InlineData("a,e\u00ADmail", 2, "U+00AD")]
    [InlineData("a,email\u2060", 2, "U+2060")]
    [InlineData("a,\u202Eemail", 2, "U+202E")]
    [InlineData("a,email\uFE0F", 2, "U+FE0F")]
    public static void NameWithWhatCannotBeSeen_IsRefused(string header, int column, string codePoint)
    {
        MigrationException fault = Refused("\uFEFF" + header + "\nann@example.com,x\n");

        Assert.Equal("HeaderNameInvisible", fault.ErrorId);
        Assert.Contains($"Column {column} of the header", fault.Message, StringComparison.Ordinal);
        Assert.Contains(codePoint, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u0435mail", "U+0435", "e")]
    [InlineData("g\u0456venName", "U+0456", "i")]
    [InlineData("\u0410ddress1", "U+0410", "A")]
    [InlineData("primaryAddress.\u0441ity", "U+0441", "c")]
    [InlineData("\u039Fther", "U+039F", "O")]
    public static void NameWithALetterOfAnotherScript_IsRefused(string name, string codePoint, string letter)
    {
        MigrationException fault = Refused($"x,{name}\n1,2\n");

        Assert.Equal("HeaderNameLookalike", fault.ErrorId);
        Assert.Contains(codePoint, fault.Message, StringComparison.Ordinal);
        Assert.Contains($"the letter {letter},", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Имя")]
    [InlineData("Name (Имя)")]
    [InlineData("Όνομα")]
    [InlineData("名前")]
    [InlineData("Straße")]
    [InlineData("prénom")]
    [InlineData("a|b")]
    [InlineData("+phone")]
    [InlineData("<none>")]
    public static void OrdinaryName_Passes(string name) => Assert.Equal(name, Datafile.Read($"x,{name}\n1,2\n")[0].GetColumns()[1]);

    [Theory]
    [InlineData("\"email,givenName\"\n\"ann@example.com,Ann\"\n", "quotes around each whole line")]
    [InlineData("+----+------+\n| email | givenName |\n", "drawn with lines")]
    [InlineData("| email | givenName |\n|---|---|\n", "drawn with lines")]
    [InlineData("|email|givenName|\n", "drawn with lines")]
    [InlineData("┌───────┬───────┐\n│ email │ name  │\n", "drawn with lines")]
    [InlineData("[{\"email\":\"ann@example.com\"}]\n", "JSON")]
    [InlineData("[ {\"email\":\"ann@example.com\"} ]", "JSON")]
    [InlineData("{\"email\":\"ann@example.com\"}\n{\"email\":\"bob@example.com\"}\n", "JSON")]
    [InlineData("<!doctype html><html><body>Sign in</body></html>\n", "HTML")]
    [InlineData("<html>\n", "HTML")]
    [InlineData("<?xml version=\"1.0\"?>\n", "XML")]
    [InlineData("<users><user/></users>\n", "XML")]
    [InlineData("INSERT INTO users VALUES (1,'ann@example.com');\n", "SQL")]
    [InlineData("dn: uid=ann,ou=people\nmail: ann@example.com\n", "LDIF")]
    [InlineData("BEGIN:VCARD\n", "vCards")]
    public static void FileThatIsNotCsv_IsNamed(string text, string kind)
    {
        MigrationException fault = Refused(text);

        Assert.Equal("DatafileNotCsv", fault.ErrorId);
        Assert.Contains(kind, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void FileThatIsDelimitedByBars_IsRead() => Assert.Equal(
        "ann@example.com", Datafile.Read("id|email\n1|ann@example.com\n", new CsvReadOptions { Delimiter = '|' })[0].GetValue(1));

    private static MigrationException Refused(string text) => Assert.Throws<MigrationException>(() => Datafile.Read(text));

    [Theory]
    [InlineData("email,StraÃŸe\na@example.com,x\n", "'Straße'")]
    [InlineData("email,Stra├ße\na@example.com,x\n", null)]
    [InlineData("email,Straße\na@example.com,x\n", null)]
    public static void HeaderThatWasReadInAWrongEncoding_IsWarnedOf(string text, string? expected)
    {
        using MigrationCsvReader reader = Datafile.Open(System.Text.Encoding.UTF8.GetBytes(text));

        if (expected is null)
        {
            Assert.Null(reader.EncodingWarning);
        }
        else
        {
            Assert.Contains(expected, reader.EncodingWarning, StringComparison.Ordinal);
        }
    }
}
