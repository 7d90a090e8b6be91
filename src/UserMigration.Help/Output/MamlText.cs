using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Markdig.Syntax;
using UserMigration.Help.Pages;

namespace UserMigration.Help.Output;

/// <summary>Writes paragraphs.</summary>
internal static class MamlText
{
    /// <summary>Creates a description.</summary>
    /// <param name="blocks">The text.</param>
    public static XElement CreateDescription(IEnumerable<Block> blocks) => new XElement(MamlNames.Maml + "description", CreateParagraphs(blocks));

    /// <summary>Creates paragraphs.</summary>
    /// <param name="blocks">The text.</param>
    public static IEnumerable<XElement> CreateParagraphs(IEnumerable<Block> blocks) => MarkdownText.RenderParagraphs(blocks).Select(CreateParagraph);

    /// <summary>Creates a paragraph.</summary>
    /// <param name="text">The text.</param>
    public static XElement CreateParagraph(string text) => new XElement(MamlNames.Maml + "para", text);
}
