using System.Collections.Generic;
using System.Linq;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace UserMigration.Help.Pages;

/// <summary>Renders Markdown as the plain paragraphs that a console shows.</summary>
internal static class MarkdownText
{
    /// <summary>Renders paragraphs and lists. Bold text at the start of a paragraph is its heading: a console shows it in capitals.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <exception cref="PageException">A block is neither a paragraph nor a list.</exception>
    public static IEnumerable<string> RenderParagraphs(IEnumerable<Block> blocks) => blocks.SelectMany(RenderBlock);

    /// <summary>Renders text within a block.</summary>
    /// <param name="inlines">The text, or what has it, such as a link.</param>
    public static string Render(ContainerInline? inlines)
    {
        StringBuilder text = new StringBuilder();
        foreach (Inline inline in (IEnumerable<Inline>?)inlines ?? [])
        {
            Append(text, inline);
        }

        return text.ToString().Trim();
    }

    private static IEnumerable<string> RenderBlock(Block block) => block switch
    {
        ParagraphBlock paragraph => [RenderParagraph(paragraph)],
        ListBlock list => list.Cast<ListItemBlock>().Select(item => Marker(list, item) + string.Join(" ", RenderParagraphs(item))),
        LinkReferenceDefinitionGroup => [],
        _ => throw new PageException("Only paragraphs and lists can be shown in a console. Write this as one of them.") { Line = block.Line + 1 },
    };

    private static string Marker(ListBlock list, ListItemBlock item) => list.IsOrdered ? $"{item.Order}. " : "- ";

    private static string RenderParagraph(ParagraphBlock paragraph)
    {
        if (paragraph.Inline?.FirstChild is not EmphasisInline { DelimiterCount: 2 } heading)
        {
            return Render(paragraph.Inline);
        }

        StringBuilder text = new StringBuilder(Render(heading).ToUpperInvariant());
        for (Inline? inline = heading.NextSibling; inline is not null; inline = inline.NextSibling)
        {
            Append(text, inline);
        }

        return text.ToString().Trim();
    }

    private static void Append(StringBuilder text, Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.ToString());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case AutolinkInline address:
                text.Append(address.Url);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.ToString());
                break;
            case LinkInline link:
                AppendLink(text, link);
                break;
            case ContainerInline container:
                foreach (Inline child in container)
                {
                    Append(text, child);
                }

                break;
            default:
                throw new PageException("This cannot be shown in a console. Write angle brackets as code, between backticks.") { Line = inline.Line + 1 };
        }
    }

    private static void AppendLink(StringBuilder text, LinkInline link)
    {
        string words = Render(link);
        text.Append(words);
        if (PageLink.IsAddress(link.Url) && link.Url != words)
        {
            text.Append(" (").Append(link.Url).Append(')');
        }
    }
}
