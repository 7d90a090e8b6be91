using System.Linq;
using UserMigration.Help.Commands;

namespace UserMigration.Help.Pages;

/// <summary>The page of a new cmdlet, before anybody has written its description and its examples.</summary>
internal static class PageTemplate
{
    /// <summary>Creates the text.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="date">The date, as month/day/year.</param>
    public static string Create(CommandDescription command, string date) =>
        PageMetadata.Create(command, date) + $"\n\n# {command.Name}\n\n" + string.Concat(HelpPage.Headings.Select(heading => $"## {heading}\n\n" + heading switch
        {
            "SYNOPSIS" => SummaryText.Format(command.Summary ?? string.Empty) + "\n\n",
            "EXAMPLES" => "### Example 1: \n\n```powershell\n```\n\n### Example 2: \n\n```powershell\n```\n\n",
            "INPUTS" or "OUTPUTS" => "### None\n\n",
            _ => string.Empty,
        })).TrimEnd('\n') + "\n";
}
