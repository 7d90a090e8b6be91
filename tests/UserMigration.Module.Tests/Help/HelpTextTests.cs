using System;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace UserMigration.Module.Tests.Help;

/// <summary>Get-Help shows the text of a page without its Markdown.</summary>
public static class HelpTextTests
{
    [Theory]
    [InlineData("Use `-Name` or `*`.", "Use -Name or *.")]
    [InlineData("**Who is deleted.** Nobody.", "WHO IS DELETED. Nobody.")]
    [InlineData("This is **important** and *that* is not.", "This is important and that is not.")]
    [InlineData("First line\nsecond line.", "First line second line.")]
    [InlineData("One paragraph.\n\nAnother one.", "One paragraph.|Another one.")]
    [InlineData("- one\n- two", "- one|- two")]
    [InlineData("1. one\n2. two", "1. one|2. two")]
    [InlineData("See [Get-Sample](Get-Sample.md).", "See Get-Sample.")]
    [InlineData("See [the site](https://example.com/a).", "See the site (https://example.com/a).")]
    [InlineData("See [`Get-Sample`](Get-Sample.md).", "See Get-Sample.")]
    [InlineData("1 &lt; 2 and \\*.", "1 < 2 and *.")]
    public static void Description_IsPlainText(string written, string shown)
    {
        using SamplePage page = new SamplePage(SamplePage.Complete.Replace("Finds the sample with `-Name`.", written, StringComparison.Ordinal));

        Assert.Equal(shown.Split('|'), Paragraphs(XDocument.Parse(page.CreateHelp()).Root!.Elements().Single(), "description"));
    }

    [Fact]
    public static void Example_KeepsTheLinesOfItsCommands()
    {
        using SamplePage page = new SamplePage();
        XElement example = XDocument.Parse(page.CreateHelp()).Descendants().Last(element => element.Name.LocalName == "example");

        Assert.Equal("Get-Sample one |\n    Out-Null", example.Elements().Single(element => element.Name.LocalName == "code").Value);
        Assert.Equal(["Its name is one.", string.Empty], Paragraphs(example, "remarks"));
    }

    [Fact]
    public static void OnlineVersion_IsTheFirstLink_IfThereIsAnAddress()
    {
        using SamplePage sample = new SamplePage();
        using SamplePage page = new SamplePage(SamplePage.Complete.Replace("HelpUri: ''", "HelpUri: https://example.com/Get-Sample.md", StringComparison.Ordinal))
        {
            Command = sample.Command with { HelpUri = "https://example.com/Get-Sample.md" },
        };

        string[] withAddress = Links(page);

        Assert.Equal(["Online Version: https://example.com/Get-Sample.md", "Get-Sample "], withAddress);
        Assert.Equal(["Get-Sample "], Links(sample));
    }

    private static string[] Links(SamplePage page) => XDocument.Parse(page.CreateHelp())
        .Descendants()
        .Where(element => element.Name.LocalName == "navigationLink")
        .Select(link => string.Join(" ", link.Elements().Select(part => part.Value)))
        .ToArray();

    private static string[] Paragraphs(XElement parent, string name) =>
        parent.Elements().Single(element => element.Name.LocalName == name).Elements().Select(paragraph => paragraph.Value).ToArray();
}
