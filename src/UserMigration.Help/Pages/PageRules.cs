using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UserMigration.Help.Commands;

namespace UserMigration.Help.Pages;

/// <summary>Checks what people write in a page.</summary>
internal static class PageRules
{
    /// <summary>The language of the commands of an example.</summary>
    public const string ExampleLanguage = "powershell";

    /// <summary>Finds what is wrong.</summary>
    /// <param name="page">The page.</param>
    /// <param name="command">Its cmdlet.</param>
    public static IEnumerable<PageFault> Check(HelpPage page, CommandDescription command) =>
        FindFaults(page, command).Select(fault => new PageFault(page.Path, fault.Line, fault.Message));

    private static IEnumerable<(int Line, string Message)> FindFaults(HelpPage page, CommandDescription command)
    {
        if (page.Title.Heading != command.Name)
        {
            yield return (page.Title.Line, $"The heading must be the name of the cmdlet, {command.Name}.");
        }

        if (MarkdownText.RenderParagraphs(page["SYNOPSIS"].Blocks).Count() != 1)
        {
            yield return (page["SYNOPSIS"].Line, "The synopsis must be one paragraph.");
        }

        foreach (PageSection section in HelpPage.Headings.Where(heading => heading is "DESCRIPTION" or "NOTES").Select(heading => page[heading]))
        {
            if (section.Sections.Count > 0)
            {
                yield return (section.Sections[0].Line, "A console has no headings here. Start the paragraph with bold text instead.");
            }
        }

        if (page["DESCRIPTION"].Blocks.Count == 0)
        {
            yield return (page["DESCRIPTION"].Line, "The description is missing.");
        }

        foreach ((int Line, string Message) fault in CheckExamples(page["EXAMPLES"]).Concat(CheckParameters(page["PARAMETERS"], command)).Concat(CheckLinks(page)))
        {
            yield return fault;
        }

        foreach (PageSection section in new[] { page["INPUTS"], page["OUTPUTS"] })
        {
            if (section.Sections.Count == 0)
            {
                yield return (section.Line, "State each type under a heading of level 3. If there is none, write the heading \"None\".");
            }
        }
    }

    private static IEnumerable<(int Line, string Message)> CheckExamples(PageSection examples)
    {
        if (examples.Sections.Count < 2)
        {
            yield return (examples.Line, "A page must have at least two examples.");
        }

        for (int index = 0; index < examples.Sections.Count; index++)
        {
            PageSection example = examples.Sections[index];
            string start = $"Example {index + 1}: ";
            if (!example.Heading.StartsWith(start, StringComparison.Ordinal))
            {
                yield return (example.Line, $"The heading must start with \"{start}\" and say what the example shows.");
            }

            if (example.GetCode(ExampleLanguage).Lines.ToString().Trim().Length == 0 || !example.GetTextBlocks(ExampleLanguage).Any())
            {
                yield return (example.Line, "An example must have commands, and text that says what they do.");
            }
        }
    }

    private static IEnumerable<(int Line, string Message)> CheckParameters(PageSection parameters, CommandDescription command)
    {
        string[] known = command.Parameters.Select(parameter => "-" + parameter.Name).Append(GeneratedParts.CommonParameters).ToArray();
        HashSet<string> seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (PageSection parameter in parameters.Sections)
        {
            if (!known.Contains(parameter.Heading))
            {
                yield return (parameter.Line, $"The cmdlet has no parameter \"{parameter.Heading}\". Delete its section, or correct the name.");
            }
            else if (!seen.Add(parameter.Heading))
            {
                yield return (parameter.Line, $"\"{parameter.Heading}\" is described twice.");
            }
            else if (!parameter.GetTextBlocks(ParameterBlock.Language).Any())
            {
                yield return (parameter.Line, $"\"{parameter.Heading}\" has no text.");
            }
        }
    }

    private static IEnumerable<(int Line, string Message)> CheckLinks(HelpPage page)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(page.Path))!;
        return PageLink.Read(page["RELATED LINKS"])
            .Where(link => !PageLink.IsAddress(link.Address) && !File.Exists(Path.Combine(folder, link.Address)))
            .Select(link => (link.Line, $"The file {link.Address} does not exist."));
    }
}
