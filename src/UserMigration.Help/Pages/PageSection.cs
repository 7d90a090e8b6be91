using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;

namespace UserMigration.Help.Pages;

/// <summary>A heading and what follows it, up to the next heading of its level or a higher one.</summary>
/// <param name="Heading">The text of the heading.</param>
/// <param name="Line">The line of the heading, from 1.</param>
/// <param name="Start">Where the text after the line of the heading starts.</param>
/// <param name="End">Where the section ends.</param>
internal sealed record PageSection(string Heading, int Line, int Start, int End)
{
    /// <summary>The blocks before the first heading within the section.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>The sections within the section.</summary>
    public IReadOnlyList<PageSection> Sections { get; init; } = [];

    /// <summary>The only code block in a language. More than one, or none, is a fault of the page.</summary>
    /// <param name="language">The language.</param>
    public FencedCodeBlock GetCode(string language)
    {
        FencedCodeBlock[] found = Blocks.OfType<FencedCodeBlock>().Where(block => block.Info == language).ToArray();
        return found.Length == 1
            ? found[0]
            : throw new PageException($"\"{Heading}\" must have exactly one code block in the language \"{language}\", but has {found.Length}.") { Line = Line };
    }

    /// <summary>The blocks except those in a language.</summary>
    /// <param name="language">The language.</param>
    public IEnumerable<Block> GetTextBlocks(string language) => Blocks.Where(block => !(block is FencedCodeBlock code && code.Info == language));
}
