using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;
using UserMigration.Help.Commands;

namespace UserMigration.Help.Pages;

/// <summary>Finds the parts of a page that follow from the code of its cmdlet. The check compares them, and the update replaces them.</summary>
internal static class GeneratedParts
{
    /// <summary>The heading after the last parameter.</summary>
    public const string CommonParameters = "CommonParameters";

    private const string CommonText = """
        This cmdlet supports the common parameters: -Debug, -ErrorAction, -ErrorVariable,
        -InformationAction, -InformationVariable, -OutBuffer, -OutVariable, -PipelineVariable,
        -ProgressAction, -Verbose, -WarningAction, and -WarningVariable. For more information, see
        [about_CommonParameters](https://go.microsoft.com/fwlink/?LinkID=113216).
        """;

    /// <summary>Finds the parts.</summary>
    /// <param name="page">The page.</param>
    /// <param name="command">Its cmdlet.</param>
    /// <param name="date">When the page was written, as month/day/year.</param>
    /// <exception cref="PageException">A block of a parameter is missing or not valid.</exception>
    public static IEnumerable<GeneratedPart> Find(HelpPage page, CommandDescription command, string date)
    {
        PageSection parameters = page["PARAMETERS"];
        Dictionary<string, PageSection> described = parameters.Sections.DistinctBy(section => section.Heading).ToDictionary(section => section.Heading);
        string[] order = described.Keys.Select(name => name.TrimStart('-')).ToArray();

        SourceSpan metadata = page.FrontMatter.Span;
        yield return new GeneratedPart(metadata.Start, metadata.Length, PageMetadata.Create(command, date), "The metadata is not that of the cmdlet.");
        yield return CreateContent(page["SYNTAX"], SyntaxText.Create(command, order), "The syntax is not that of the cmdlet.");
        yield return CreateContent(page["ALIASES"], CreateAliases(command), "The aliases are not those of the cmdlet.");
        foreach (ParameterDescription parameter in command.Parameters)
        {
            if (!described.TryGetValue("-" + parameter.Name, out PageSection? section))
            {
                yield return CreateSection(parameters, parameter);
                continue;
            }

            if (SummaryText.Find(page, section, parameter) is { } summary)
            {
                yield return summary;
            }

            yield return CreateBlock(section, parameter);
        }

        yield return described.TryGetValue(CommonParameters, out PageSection? common)
            ? CreateContent(common, CommonText, "This is not the text about the common parameters.")
            : new GeneratedPart(parameters.End, 0, $"### {CommonParameters}\n\n{CommonText}\n\n", "The section about the common parameters is missing.");
    }

    private static GeneratedPart CreateContent(PageSection section, string content, string fault) => new GeneratedPart(
        section.Start,
        section.End - section.Start,
        content.Length == 0 ? "\n" : $"\n{content}\n\n",
        fault);

    private static GeneratedPart CreateBlock(PageSection section, ParameterDescription parameter)
    {
        FencedCodeBlock block = section.GetCode(ParameterBlock.Language);
        string expected = ParameterBlock.Create(parameter, ParameterBlock.ReadDefaultValue(block));
        return new GeneratedPart(block.Span.Start, block.Span.Length, expected, $"The block of {section.Heading} is not that of the parameter.");
    }

    // After the others, but before the switches that every cmdlet has.
    private static GeneratedPart CreateSection(PageSection parameters, ParameterDescription parameter)
    {
        PageSection? next = parameters.Sections.FirstOrDefault(section => section.Heading is "-WhatIf" or "-Confirm" or CommonParameters);
        int start = next is null ? parameters.End : next.Start - $"### {next.Heading}\n".Length;
        string block = ParameterBlock.Create(parameter, parameter.IsSwitch ? bool.FalseString : "None");
        return new GeneratedPart(start, 0, $"### -{parameter.Name}\n\n{SummaryText.Format(parameter.Summary ?? parameter.Proposal)}\n\n{block}\n\n", $"The page does not describe -{parameter.Name}.");
    }

    private static string CreateAliases(CommandDescription command) => command.Aliases.Count == 0
        ? string.Empty
        : "This cmdlet has the following aliases:\n\n" + string.Join("\n", command.Aliases.Select(alias => $"- `{alias}`"));
}
