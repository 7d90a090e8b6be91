using System;
using UserMigration.Help.Commands;
using Xunit;

namespace UserMigration.Module.Tests.Help;

/// <summary>An update writes what follows from the code, and leaves what people wrote.</summary>
public static class PageUpdateTests
{
    [Fact]
    public static void PageThatIsCurrent_StaysAsItIs()
    {
        using SamplePage page = new SamplePage();

        Assert.Empty(page.Update());
        Assert.Equal(SamplePage.Complete, page.Text);
    }

    [Fact]
    public static void PartThatIsOutdated_IsReplaced_AndThePageDated()
    {
        using SamplePage page = new SamplePage(SamplePage.Complete
            .Replace("Type: System.String", "Type: System.Int32", StringComparison.Ordinal)
            .Replace("[[-Name] <String>]", "[-Name <Int32>]", StringComparison.Ordinal)
            .Replace("## ALIASES\n", "## ALIASES\n\n- `gs`\n", StringComparison.Ordinal));

        Assert.Empty(page.Update());
        Assert.Equal(SamplePage.Complete.Replace("01/02/2020", "12/31/2030", StringComparison.Ordinal), page.Text);
    }

    [Fact]
    public static void NewParameter_GetsASectionWithItsSummary()
    {
        using SamplePage sample = new SamplePage();
        using SamplePage page = new SamplePage { Command = sample.Command with { Parameters = [.. sample.Command.Parameters, SamplePage.Parameter("Size")] } };

        Assert.Empty(page.Update());
        Assert.Contains("HelpMessage: ''\n```\n\n### -Size\n\nThe size of the sample.\n\n```yaml\nType: System.String\nDefaultValue: None\n", page.Text, StringComparison.Ordinal);
        Assert.Contains("Get-Sample [[-Name] <String>] [-Size <String>] [<CommonParameters>]", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public static void EmptyFile_BecomesAPage_InWhichTheRestIsToWrite()
    {
        using SamplePage page = new SamplePage(string.Empty);

        string[] faults = page.Update();

        Assert.Contains(faults, fault => fault.EndsWith("The description is missing.", StringComparison.Ordinal));
        Assert.Contains("## SYNOPSIS\n\nGets a sample.\n\n## SYNTAX\n\n### __AllParameterSets\n", page.Text, StringComparison.Ordinal);
        Assert.Contains("### -Name\n\nThe name of the sample.\n", page.Text, StringComparison.Ordinal);
        Assert.EndsWith("\n", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7", "7")]
    [InlineData("8", "7")]
    [InlineData("As many as there are", "As many as there are")]
    public static void DefaultValue_IsThatOfTheCode_OrIsSaidInWords(string written, string kept)
    {
        using SamplePage page = new SamplePage(SamplePage.Complete.Replace("The first one", written, StringComparison.Ordinal))
        {
            Command = new CommandDescription("Get-Sample", "Gets a sample.", string.Empty)
            {
                Sets = [ParameterUse.EverySet],
                Parameters = [SamplePage.Parameter("Name", 0) with { DefaultValue = "7" }],
            },
        };

        Assert.Empty(page.Update());
        Assert.Contains($"DefaultValue: {kept}\n", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public static void Summary_ReplacesTheFirstSentence_AndTheRestStays()
    {
        using SamplePage sample = new SamplePage();
        using SamplePage page = new SamplePage
        {
            Command = sample.Command with { Parameters = [sample.Command.Parameters[0] with { Summary = "What Get-Sample finds, with or without -Name." }] },
        };

        Assert.Empty(page.Update());
        Assert.Contains("### -Name\n\nWhat `Get-Sample` finds, with or without `-Name`. Letter case matters.\n\n```yaml", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public static void LongText_IsWrapped_AndCodeStaysOnItsLine()
    {
        string summary = "The " + string.Join(" ", System.Linq.Enumerable.Repeat("word", 21)) + ".";
        using SamplePage sample = new SamplePage(SamplePage.Complete.Replace("Letter case matters.", "See `Get-Sample one`.", StringComparison.Ordinal));
        using SamplePage page = new SamplePage(sample.Text)
        {
            Command = sample.Command with { Parameters = [sample.Command.Parameters[0] with { Summary = summary }] },
        };

        Assert.Empty(page.Update());
        Assert.Contains($"{summary} See\n`Get-Sample one`.\n", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Check());
    }

    [Fact]
    public static void CarriageReturns_AreWrittenAsLineFeeds()
    {
        using SamplePage page = new SamplePage(SamplePage.Complete.ReplaceLineEndings("\r\n"));

        Assert.Empty(page.Check());
        Assert.Empty(page.Update());
        Assert.Equal(SamplePage.Complete, page.Text);
    }
}
