using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using UserMigration.Help.Commands;
using UserMigration.Help.Pages;

namespace UserMigration.Help.Output;

/// <summary>Writes the help of a cmdlet.</summary>
internal static class MamlCommand
{
    /// <summary>Creates the element of a cmdlet.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="page">Its page.</param>
    public static XElement Create(CommandDescription command, HelpPage page)
    {
        Dictionary<string, PageSection> sections = page["PARAMETERS"].Sections.ToDictionary(section => section.Heading.TrimStart('-'));
        string[] order = sections.Keys.ToArray();
        return new XElement(
            MamlNames.Command + "command",
            CreateDetails(command, page["SYNOPSIS"]),
            MamlText.CreateDescription(page["DESCRIPTION"].Blocks),
            new XElement(MamlNames.Command + "syntax", command.Sets.Select(set => CreateSyntax(command, set, order, sections))),
            new XElement(MamlNames.Command + "parameters", command.Parameters
                .Where(parameter => !parameter.DontShow)
                .OrderBy(parameter => System.Array.IndexOf(order, parameter.Name))
                .Select(parameter => MamlParameter.CreateInList(parameter, sections[parameter.Name]))),
            new XElement(MamlNames.Command + "inputTypes", page["INPUTS"].Sections.Select(type => CreateType("inputType", type))),
            new XElement(MamlNames.Command + "returnValues", page["OUTPUTS"].Sections.Select(type => CreateType("returnValue", type))),
            CreateNotes(page["NOTES"]),
            new XElement(MamlNames.Command + "examples", page["EXAMPLES"].Sections.Select(CreateExample)),
            new XElement(MamlNames.Command + "relatedLinks", CreateLinks(command, page["RELATED LINKS"])));
    }

    private static XElement CreateDetails(CommandDescription command, PageSection synopsis)
    {
        string[] parts = command.Name.Split('-');
        return new XElement(
            MamlNames.Command + "details",
            new XElement(MamlNames.Command + "name", command.Name),
            new XElement(MamlNames.Command + "verb", parts[0]),
            new XElement(MamlNames.Command + "noun", parts[1]),
            MamlText.CreateDescription(synopsis.Blocks));
    }

    private static XElement CreateSyntax(CommandDescription command, string set, string[] order, Dictionary<string, PageSection> sections) => new XElement(
        MamlNames.Command + "syntaxItem",
        new XElement(MamlNames.Maml + "name", command.Name),
        SyntaxText.Order(command, set, order).Select(pair => MamlParameter.CreateInSyntax(pair.Parameter, pair.Use, sections[pair.Parameter.Name])));

    private static XElement CreateType(string name, PageSection type) => new XElement(
        MamlNames.Command + name,
        new XElement(MamlNames.Dev + "type", new XElement(MamlNames.Maml + "name", type.Heading)),
        MamlText.CreateDescription(type.Blocks));

    private static XElement? CreateNotes(PageSection notes) => notes.Blocks.Count == 0
        ? null
        : new XElement(MamlNames.Maml + "alertSet", new XElement(MamlNames.Maml + "alert", MamlText.CreateParagraphs(notes.Blocks)));

    // The empty paragraph keeps examples apart.
    private static XElement CreateExample(PageSection example) => new XElement(
        MamlNames.Command + "example",
        new XElement(MamlNames.Maml + "title", $"----- {example.Heading} -----"),
        new XElement(MamlNames.Dev + "code", example.GetCode(PageRules.ExampleLanguage).Lines.ToString().TrimEnd()),
        new XElement(
            MamlNames.Dev + "remarks",
            MamlText.CreateParagraphs(example.GetTextBlocks(PageRules.ExampleLanguage)),
            MamlText.CreateParagraph(string.Empty)));

    // Get-Help -Online opens the first link that has an address.
    private static IEnumerable<XElement> CreateLinks(CommandDescription command, PageSection links)
    {
        IEnumerable<XElement> others = PageLink.Read(links).Select(link => CreateLink(link.Text, PageLink.IsAddress(link.Address) ? link.Address : string.Empty));
        return command.HelpUri.Length == 0 ? others : others.Prepend(CreateLink("Online Version:", command.HelpUri));
    }

    private static XElement CreateLink(string text, string address) => new XElement(
        MamlNames.Maml + "navigationLink",
        new XElement(MamlNames.Maml + "linkText", text),
        new XElement(MamlNames.Maml + "uri", address));
}
