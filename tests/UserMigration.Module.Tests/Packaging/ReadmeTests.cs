using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Packaging;

/// <summary>What the README and the topics tell a reader to type is there.</summary>
public static partial class ReadmeTests
{
    public static IEnumerable<TheoryDataRow<string>> Snippets() => Block()
        .Matches(File.ReadAllText(Path.Combine(LaidOutModule.Repository, "README.md")))
        .Select(match => new TheoryDataRow<string>(match.Groups[1].Value));

    public static IEnumerable<TheoryDataRow<string>> Examples() => Directory
        .GetFiles(Path.Combine(LaidOutModule.Folder, "Examples"), "*.ps1")
        .Order()
        .Select(file => new TheoryDataRow<string>(Path.GetFileName(file)));

    [Theory]
    [MemberData(nameof(Snippets))]
    public static void Snippet_NamesCmdletsAndParametersThatThereAre(string snippet)
    {
        using ModuleSession session = new ModuleSession();

        Assert.Empty(CommandUse.FindMistakes(session, snippet));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public static void Example_NamesCmdletsAndParametersThatThereAre(string example)
    {
        using ModuleSession session = new ModuleSession();

        Assert.Empty(CommandUse.FindMistakes(session, File.ReadAllText(Path.Combine(LaidOutModule.Folder, "Examples", example))));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public static void Example_IsNamedInTheDocumentation(string example) =>
        Assert.Contains(example, File.ReadAllText(Path.Combine(LaidOutModule.Repository, "docs", "reference", "examples.md")), StringComparison.Ordinal);

    [GeneratedRegex("```powershell\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
