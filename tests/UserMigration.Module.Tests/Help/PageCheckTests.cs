using System;
using UserMigration.Help.Pages;
using Xunit;

namespace UserMigration.Module.Tests.Help;

/// <summary>The build says in which line a help page is wrong.</summary>
public static class PageCheckTests
{
    [Fact]
    public static void PageThatIsRight_HasNoFault()
    {
        using SamplePage page = new SamplePage();

        Assert.Empty(page.Check());
    }

    [Theory]
    [InlineData("Type: System.String", "Type: System.Int32", 57, "The block of -Name is not that of the parameter.")]
    [InlineData("Position: 0", "Position: Named", 57, "The block of -Name is not that of the parameter.")]
    [InlineData("The name of the sample.", "A name.", 55, "The text of -Name must start with the summary of its property: \"The name of the sample.\".")]
    [InlineData("[[-Name] <String>]", "[-Name <String>]", 19, "The syntax is not that of the cmdlet.")]
    [InlineData("## ALIASES\n", "## ALIASES\n\n- `gs`\n", 27, "The aliases are not those of the cmdlet.")]
    [InlineData("title: Get-Sample", "title: Get-Other", 1, "The metadata is not that of the cmdlet.")]
    [InlineData("-Debug, ", "", 75, "This is not the text about the common parameters.")]
    public static void PartThatIsOutdated_IsNamed_WithHowToUpdateIt(string former, string changed, int line, string message)
    {
        using SamplePage page = new SamplePage(Change(former, changed));

        Assert.Equal([$"Get-Sample.md({line}): {message} To update the page, build with -p:UpdateHelp=true."], page.Check());
    }

    [Theory]
    [InlineData("# Get-Sample\n", "# Get-Other\n", 12, "The heading must be the name of the cmdlet, Get-Sample.")]
    [InlineData("Gets a sample.\n", "\n", 14, "The synopsis must be one paragraph.")]
    [InlineData("Gets a sample.\n", "Gets a sample.\n\nOr two.\n", 14, "The synopsis must be one paragraph.")]
    [InlineData("Finds the sample with `-Name`.\n", "\n", 28, "The description is missing.")]
    [InlineData("Finds the sample with `-Name`.\n", "Finds it.\n\n### More\n", 32, "A console has no headings here. Start the paragraph with bold text instead.")]
    [InlineData("Finds the sample with `-Name`.\n", "| a | b |\n|---|---|\n| c | d |\n", 30, "Only paragraphs and lists can be shown in a console. Write this as one of them.")]
    [InlineData("Finds the sample with `-Name`.\n", "Finds it.\n\n```\ncode\n```\n", 32, "Only paragraphs and lists can be shown in a console. Write this as one of them.")]
    [InlineData("Finds the sample with `-Name`.", "Finds <b>it</b>.", 30, "This cannot be shown in a console. Write angle brackets as code, between backticks.")]
    [InlineData("### Example 2: Get", "### Get", 42, "The heading must start with \"Example 2: \" and say what the example shows.")]
    [InlineData("```powershell\nGet-Sample\n```\n", "\n", 34, "\"Example 1: Get the sample\" must have exactly one code block in the language \"powershell\", but has 0.")]
    [InlineData("There is only one.\n", "\n", 34, "An example must have commands, and text that says what they do.")]
    [InlineData("The name of the sample. Letter case matters.\n", "\n", 53, "\"-Name\" has no text.")]
    [InlineData("### System.String\n\nThe sample.\n", "\n", 85, "State each type under a heading of level 3. If there is none, write the heading \"None\".")]
    [InlineData("(Get-Sample.md)", "(Get-Other.md)", 95, "The file Get-Other.md does not exist.")]
    [InlineData("DefaultValue: The first one", "DefaultValue: [", 59, "The block is not valid YAML: ")]
    [InlineData("## SYNTAX", "## SYNTAXES", 18, "The page must have one heading of level 1, and these of level 2, in this order: ")]
    [InlineData("---\ndocument", "document", 1, "The page must start with metadata between two lines of \"---\".")]
    [InlineData("ms.date: 01/02/2020\n", "", 1, "The metadata has no ms.date.")]
    public static void TextThatIsWrong_IsNamed(string former, string changed, int line, string message)
    {
        using SamplePage page = new SamplePage(Change(former, changed));

        Assert.StartsWith($"Get-Sample.md({line}): {message}", Assert.Single(page.Check()), StringComparison.Ordinal);
    }

    [Fact]
    public static void PageWithOneExample_IsAFault()
    {
        string text = SamplePage.Complete;
        int start = text.IndexOf("### Example 2", StringComparison.Ordinal);
        using SamplePage page = new SamplePage(text.Remove(start, text.IndexOf("## PARAMETERS", StringComparison.Ordinal) - start));

        Assert.Equal(["Get-Sample.md(32): A page must have at least two examples."], page.Check());
    }

    [Fact]
    public static void ParameterThatIsNotDescribed_IsNamed()
    {
        using SamplePage sample = new SamplePage();
        using SamplePage page = new SamplePage { Command = sample.Command with { Parameters = [.. sample.Command.Parameters, SamplePage.Parameter("Size")] } };

        Assert.Contains("Get-Sample.md(74): The page does not describe -Size. To update the page, build with -p:UpdateHelp=true.", page.Check());
    }

    [Fact]
    public static void ParameterThatIsGone_IsNamed()
    {
        using SamplePage page = new SamplePage(Change("### CommonParameters", "### -Size\n\nThe size.\n\n### CommonParameters"));

        Assert.Equal(["Get-Sample.md(74): The cmdlet has no parameter \"-Size\". Delete its section, or correct the name."], page.Check());
    }

    [Fact]
    public static void PageOfNoCmdlet_IsAFault()
    {
        using SamplePage page = new SamplePage();
        page.Add("Get-Other.md");

        Assert.Equal(["Get-Other.md(1): There is no such cmdlet. Delete the page."], page.Check());
    }

    [Fact]
    public static void CmdletWithoutAPage_IsAFault()
    {
        using SamplePage sample = new SamplePage();
        using SamplePage page = new SamplePage { Command = sample.Command with { Name = "Get-Other" } };

        Assert.Contains("Get-Other.md(1): The page is missing. Create an empty file with this name, and build with -p:UpdateHelp=true.", page.Check());
    }

    [Fact]
    public static void Fault_IsAnErrorThatBuildToolsRecognize() =>
        Assert.Equal("a/b.md(7): error HELP: Something is wrong.", new PageFault("a/b.md", 7, "Something is wrong.").ToString());

    private static string Change(string former, string changed)
    {
        Assert.Contains(former, SamplePage.Complete, StringComparison.Ordinal);
        int start = SamplePage.Complete.IndexOf(former, StringComparison.Ordinal);
        return SamplePage.Complete.Remove(start, former.Length).Insert(start, changed);
    }
}
