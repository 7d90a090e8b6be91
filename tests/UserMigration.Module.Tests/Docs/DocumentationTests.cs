using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using UserMigration.Module.Tests.Hosting;
using UserMigration.Module.Tests.Packaging;
using Xunit;

namespace UserMigration.Module.Tests.Docs;

/// <summary>What the documentation tells a reader to type works, and what it refers to is there.</summary>
public static class DocumentationTests
{
    // What the tests don't have, and the word by which a block shows that it needs it.
    private static readonly Dictionary<string, string> s_foreign = new Dictionary<string, string>
    {
        ["ActiveDirectory"] = "Get-ADUser",
        ["dbatools"] = "Invoke-DbaQuery",
        ["ImportExcel"] = "Import-Excel",
        ["ODBC"] = "OdbcConnection",
        ["profile"] = "-Profile",
        ["PSOpenAD"] = "Get-OpenADObject",
        ["SSH"] = "New-PSSession",
    };

    public static IEnumerable<TheoryDataRow<string>> Pages() => DocumentedPage.All.Select(page => new TheoryDataRow<string>(page.Name));

    public static IEnumerable<TheoryDataRow<string>> PagesWithCommands() =>
        DocumentedPage.Guides.Where(page => page.Blocks.Any(block => block.Needs is null)).Select(page => new TheoryDataRow<string>(page.Name));

    public static IEnumerable<TheoryDataRow<string, int>> Blocks() =>
        DocumentedPage.Guides.SelectMany(page => page.Blocks.Select(block => new TheoryDataRow<string, int>(page.Name, block.Line)));

    [Theory]
    [MemberData(nameof(PagesWithCommands))]
    public static void Commands_RunOneAfterAnother(string name)
    {
        DocumentedPage page = Find(name);
        using PageStage stage = new PageStage(page);
        foreach (DocumentedBlock block in page.Blocks.Where(block => block.Needs is null))
        {
            Assert.Empty(Try(stage, block).Select(error => $"{name}({block.Line}): {error}"));
        }
    }

    [Fact]
    public static void Tutorial_HasTheResultsThatItStates()
    {
        DocumentedPage page = Find("tutorial.md");
        using PageStage stage = new PageStage(page);
        foreach (DocumentedBlock block in page.Blocks)
        {
            Assert.Empty(Try(stage, block));
        }

        Assert.Contains(stage.Evaluate("\"200 given = Created $($summary.Created), Rejected $($summary.Rejected)\""), page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public static void Block_NamesCmdletsAndParametersThatThereAre(string name, int line)
    {
        using ModuleSession session = new ModuleSession();

        Assert.Empty(CommandUse.FindMistakes(session, Block(name, line).Code));
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public static void Block_IsLeftOutOnlyForWhatTheTestsDoNotHave(string name, int line)
    {
        DocumentedBlock block = Block(name, line);

        Assert.True(block.Mark.Length == 0 || block.Needs is not null || block.Script is not null, $"The mark \"{block.Mark}\" is not known.");
        if (block.Needs is { } part)
        {
            Assert.Contains(s_foreign[part], block.Code, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public static void Links_GoToFilesThatThereAre(string name)
    {
        DocumentedPage page = Find(name);

        Assert.All(page.Links, link => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(page.Path)!, link)), link));
    }

    [Fact]
    public static void EveryPageAndTopic_IsLinkedFromAnIndex()
    {
        DocumentedPage[] indexes = [Find("README.md"), Find("reference/README.md")];
        string[] linked = indexes.SelectMany(page => page.Links.Select(link => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page.Path)!, link)))).ToArray();
        string[] expected = DocumentedPage.All.Select(page => Path.GetFullPath(page.Path))
            .Concat(Directory.GetFiles(Path.Combine(LaidOutModule.Repository, "module", "en-US"), "*.help.txt"))
            .Except([Path.GetFullPath(indexes[0].Path)])
            .ToArray();

        Assert.Empty(expected.Except(linked).Select(Path.GetFileName));
    }

    private static string[] Try(PageStage stage, DocumentedBlock block)
    {
        try
        {
            return stage.Run(block);
        }
        catch (RuntimeException exception)
        {
            return [exception.Message];
        }
    }

    private static DocumentedPage Find(string name) => DocumentedPage.All.Single(page => page.Name == name);

    private static DocumentedBlock Block(string name, int line) => Find(name).Blocks.Single(block => block.Line == line);
}
