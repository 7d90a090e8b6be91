using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace UserMigration.Help.Pages;

/// <summary>The help page of a cmdlet, in the platyPS schema 2024-05-01.</summary>
internal sealed class HelpPage
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().UsePreciseSourceLocation().Build();

    private HelpPage(string path, string text, YamlFrontMatterBlock frontMatter, PageSection title)
    {
        Path = path;
        Text = text;
        FrontMatter = frontMatter;
        Title = title;
    }

    /// <summary>The headings of level 2, in their order.</summary>
    public static IReadOnlyList<string> Headings { get; } =
    [
        "SYNOPSIS", "SYNTAX", "ALIASES", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS",
    ];

    /// <summary>The path of the page.</summary>
    public string Path { get; }

    /// <summary>The text of the page, with line feeds only.</summary>
    public string Text { get; }

    /// <summary>The metadata at the start of the page.</summary>
    public YamlFrontMatterBlock FrontMatter { get; }

    /// <summary>The whole page; its heading is the name of the cmdlet.</summary>
    public PageSection Title { get; }

    /// <summary>Reads a page.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="PageException">The page does not have the sections of the schema.</exception>
    public static HelpPage Read(string path) => Parse(path, File.ReadAllText(path));

    /// <summary>Parses the text of a page.</summary>
    /// <param name="path">The path, for faults.</param>
    /// <param name="content">The text.</param>
    /// <exception cref="PageException">The page does not have the sections of the schema.</exception>
    public static HelpPage Parse(string path, string content)
    {
        string text = content.ReplaceLineEndings("\n");
        MarkdownDocument document = Markdown.Parse(text, s_pipeline);
        if (document.FirstOrDefault() is not YamlFrontMatterBlock frontMatter)
        {
            throw new PageException("The page must start with metadata between two lines of \"---\".");
        }

        PageSection[] titles = Split(text, document.Skip(1).ToArray(), 1, text.Length);
        if (titles.Length != 1 || !titles[0].Sections.Select(section => section.Heading).SequenceEqual(Headings))
        {
            throw new PageException($"The page must have one heading of level 1, and these of level 2, in this order: {string.Join(", ", Headings)}.")
            {
                Line = FindMisplaced(titles),
            };
        }

        return new HelpPage(path, text, frontMatter, titles[0]);
    }

    /// <summary>The section of a heading of level 2.</summary>
    /// <param name="heading">The heading, one of <see cref="Headings"/>.</param>
    public PageSection this[string heading] => Title.Sections.Single(section => section.Heading == heading);

    private static PageSection[] Split(string text, Block[] blocks, int level, int end)
    {
        int[] starts = Enumerable.Range(0, blocks.Length).Where(index => blocks[index] is HeadingBlock heading && heading.Level == level).ToArray();
        return starts.Select((start, index) =>
        {
            HeadingBlock heading = (HeadingBlock)blocks[start];
            bool isLast = index == starts.Length - 1;
            int sectionEnd = isLast ? end : blocks[starts[index + 1]].Span.Start;
            Block[] content = blocks[(start + 1)..(isLast ? blocks.Length : starts[index + 1])];
            return new PageSection(MarkdownText.Render(heading.Inline), heading.Line + 1, Math.Min(heading.Span.End + 2, sectionEnd), sectionEnd)
            {
                Blocks = content.TakeWhile(block => block is not HeadingBlock).ToArray(),
                Sections = Split(text, content, level + 1, sectionEnd),
            };
        }).ToArray();
    }

    private static int FindMisplaced(PageSection[] titles)
    {
        if (titles.Length == 0)
        {
            return 1;
        }

        IEnumerable<(PageSection Section, string Expected)> pairs = titles[0].Sections.Zip(Headings);
        return titles.Skip(1).FirstOrDefault()?.Line ?? pairs.FirstOrDefault(pair => pair.Section.Heading != pair.Expected).Section?.Line ?? titles[0].Line;
    }
}
