using UserMigration.Engine.Csv;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>The first field of a file tells that the file is something else.</summary>
public static class DatafileLookTests
{
    private const string Drawn = "a table drawn with lines, like the output of a database console";

    [Theory]
    [InlineData("+-+", ',', Drawn)]
    [InlineData("+=+ ", ',', Drawn)]
    [InlineData("---", ',', Drawn)]
    [InlineData("|-:=- -|", '|', Drawn)]
    [InlineData("| a |", ',', Drawn)]
    [InlineData("│ a", ',', Drawn)]
    [InlineData("║ a", ',', Drawn)]
    [InlineData("╔══", ',', Drawn)]
    [InlineData("[ {", ',', "JSON")]
    [InlineData("  [\n{", ',', "JSON")]
    [InlineData("<users>", ',', "XML or HTML")]
    [InlineData("<!-- x -->", ',', "XML or HTML")]
    public static void FileOfAnotherKind_IsNamed(string first, char delimiter, string kind)
    {
        MigrationException fault = Assert.Throws<MigrationException>(() => DatafileLook.Check("f", [first, "x"], delimiter));

        Assert.Equal("DatafileNotCsv", fault.ErrorId);
        Assert.Equal($"The file 'f' looks like {kind}. Export the users as comma-separated values, with a header row.", fault.Message);
    }

    [Theory]
    [InlineData(",x")]
    [InlineData("email,givenName")]
    public static void LineThatIsOneField_IsNamed(string line) => Assert.Equal(
        "The file 'f' has quotes around each whole line, so that each line is a single field. Export it again without these quotes, or remove the first and the last quote "
            + "of each line and replace \"\" with \".",
        Assert.Throws<MigrationException>(() => DatafileLook.Check("f", [line], ',')).Message);

    [Theory]
    [InlineData("++", ',')]
    [InlineData("--", ',')]
    [InlineData("+-a", ',')]
    [InlineData("a+-", ',')]
    [InlineData("===", ',')]
    [InlineData("a-b", ',')]
    [InlineData("| a |", '|')]
    [InlineData("a |", ',')]
    [InlineData("| a", ',')]
    [InlineData("[", ',')]
    [InlineData("[x]", ',')]
    [InlineData("x{", ',')]
    [InlineData("<", ',')]
    [InlineData("<1>", ',')]
    [InlineData("<a", ',')]
    [InlineData("a>", ',')]
    [InlineData("", ',')]
    public static void Header_Passes(string first, char delimiter) => DatafileLook.Check("f", [first, "x"], delimiter);

    [Fact]
    public static void DelimiterInAFieldAmongOthers_Passes() => DatafileLook.Check("f", ["a,b", "c"], ',');
}
