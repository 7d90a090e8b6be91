using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using UserMigration.Module.Tests.Hosting;

namespace UserMigration.Module.Tests.Docs;

/// <summary>A page of the documentation.</summary>
/// <param name="Name">The path below the folder docs, with slashes.</param>
/// <param name="Text">The text.</param>
internal sealed partial record DocumentedPage(string Name, string Text)
{
    /// <summary>The folder of the documentation.</summary>
    public static string Folder { get; } = System.IO.Path.Combine(LaidOutModule.Repository, "docs");

    /// <summary>All pages, with those of the cmdlets.</summary>
    public static IReadOnlyList<DocumentedPage> All { get; } = Directory
        .GetFiles(Folder, "*.md", SearchOption.AllDirectories)
        .Select(path => new DocumentedPage(System.IO.Path.GetRelativePath(Folder, path).Replace('\\', '/'), File.ReadAllText(path).ReplaceLineEndings("\n")))
        .OrderBy(page => page.Name, StringComparer.Ordinal)
        .ToArray();

    /// <summary>The pages that are written by hand: all but those of the cmdlets, whose examples are tested as the help shows them.</summary>
    public static IEnumerable<DocumentedPage> Guides => All.Where(page => !page.Name.StartsWith("en-US/", StringComparison.Ordinal));

    /// <summary>The path of the page.</summary>
    public string Path => System.IO.Path.Combine(Folder, Name);

    /// <summary>The blocks with commands, in their order.</summary>
    public IReadOnlyList<DocumentedBlock> Blocks => Fence()
        .Matches(Text)
        .Select(match => new DocumentedBlock(Text.AsSpan(0, match.Index).Count('\n') + 1, match.Groups[1].Value.Trim(), match.Groups[2].Value))
        .ToArray();

    /// <summary>The links to other files, without the place within them.</summary>
    public IEnumerable<string> Links => Link()
        .Matches(Text)
        .Select(match => match.Groups[1].Value.Split('#')[0])
        .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal));

    [GeneratedRegex("^```powershell(.*)\n((?:.*\n)*?)```$", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
