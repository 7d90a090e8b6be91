using System.Collections.Generic;
using Markdig.Extensions.Yaml;
using UserMigration.Help.Commands;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace UserMigration.Help.Pages;

/// <summary>The metadata at the start of a page.</summary>
internal static class PageMetadata
{
    private const string DateKey = "ms.date";

    private static readonly IDeserializer s_deserializer = new DeserializerBuilder().Build();
    private static readonly ISerializer s_serializer = new SerializerBuilder().DisableAliases().WithNewLine("\n").Build();

    /// <summary>The metadata of a page, with its lines of "---". Everything except the date follows from the cmdlet.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="date">When the page was written, as month/day/year.</param>
    public static string Create(CommandDescription command, string date) => "---\n" + s_serializer.Serialize(new Dictionary<string, string>
    {
        ["document type"] = "cmdlet",
        ["external help file"] = "UserMigration.Module.dll-Help.xml",
        ["HelpUri"] = command.HelpUri,
        ["Locale"] = "en-US",
        ["Module Name"] = "UserMigration",
        [DateKey] = date,
        ["PlatyPS schema version"] = "2024-05-01",
        ["title"] = command.Name,
    }) + "---";

    /// <summary>Reads the date of a page, as month/day/year.</summary>
    /// <param name="frontMatter">The metadata.</param>
    /// <exception cref="PageException">The metadata is not valid, or has no date.</exception>
    public static string ReadDate(YamlFrontMatterBlock frontMatter)
    {
        try
        {
            if (s_deserializer.Deserialize<Dictionary<string, string?>?>(frontMatter.Lines.ToString())?.GetValueOrDefault(DateKey) is { } date)
            {
                return date;
            }
        }
        catch (YamlException exception)
        {
            throw new PageException($"The metadata is not valid YAML: {exception.Message}", exception) { Line = (int)exception.Start.Line + 1 };
        }

        throw new PageException($"The metadata has no {DateKey}.");
    }
}
