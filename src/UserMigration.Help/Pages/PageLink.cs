using System;
using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace UserMigration.Help.Pages;

/// <summary>A related link.</summary>
/// <param name="Text">The cmdlet, the topic, or the title of a page elsewhere.</param>
/// <param name="Address">Where the link goes: a path relative to the page, or an address.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record PageLink(string Text, string Address, int Line)
{
    /// <summary>Reads the links of a section.</summary>
    /// <param name="section">The section.</param>
    public static IReadOnlyList<PageLink> Read(PageSection section) => section.Blocks
        .SelectMany(block => block.Descendants<LinkInline>())
        .Select(link => new PageLink(MarkdownText.Render(link), link.Url ?? string.Empty, link.Line + 1))
        .ToArray();

    /// <summary>Whether a link goes to a page on the internet.</summary>
    /// <param name="address">The address.</param>
    public static bool IsAddress(string? address) => address?.StartsWith("https://", StringComparison.Ordinal) == true;
}
