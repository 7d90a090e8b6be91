using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Markdig.Syntax;
using UserMigration.Help.Commands;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace UserMigration.Help.Pages;

/// <summary>The YAML block of a parameter. The names and their order are those of the schema.</summary>
internal sealed class ParameterBlock
{
    /// <summary>The language of the block.</summary>
    public const string Language = "yaml";

    private static readonly IDeserializer s_deserializer = new DeserializerBuilder().IgnoreUnmatchedProperties().Build();
    private static readonly ISerializer s_serializer = new SerializerBuilder().DisableAliases().WithNewLine("\n").Build();

    /// <summary>The full name of the type.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>What applies without the parameter.</summary>
    public string DefaultValue { get; init; } = string.Empty;

    /// <summary>Whether wildcards are resolved.</summary>
    public bool SupportsWildcards { get; init; }

    /// <summary>The other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The uses in parameter sets.</summary>
    public IReadOnlyList<ParameterSetBlock> ParameterSets { get; init; } = [];

    /// <summary>Whether the parameter is hidden.</summary>
    public bool DontShow { get; init; }

    /// <summary>The values that are accepted, if these are a list.</summary>
    public IReadOnlyList<string> AcceptedValues { get; init; } = [];

    /// <summary>The message of a prompt.</summary>
    public string HelpMessage { get; init; } = string.Empty;

    /// <summary>Creates the text of the block, with its fences. Everything follows from the code, except a default value in words.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="defaultValue">What the page says about the default value.</param>
    public static string Create(ParameterDescription parameter, string defaultValue) => $"```{Language}\n" + s_serializer.Serialize(new ParameterBlock
    {
        Type = parameter.Type.ToString(),
        DefaultValue = parameter.DefaultValue is { } value && IsComparable(parameter, defaultValue) ? value : defaultValue,
        SupportsWildcards = parameter.SupportsWildcards,
        Aliases = parameter.Aliases,
        ParameterSets = parameter.Sets.Select(ParameterSetBlock.Create).ToArray(),
        DontShow = parameter.DontShow,
        AcceptedValues = parameter.AcceptedValues,
        HelpMessage = parameter.HelpMessage,
    }) + "```";

    /// <summary>Reads what a page says about the default value of a parameter.</summary>
    /// <param name="block">The block of the parameter.</param>
    /// <exception cref="PageException">The block is not valid.</exception>
    public static string ReadDefaultValue(FencedCodeBlock block)
    {
        try
        {
            // Only the line of the value is hand-written: it must not matter if the rest of the block is of an earlier code.
            return s_deserializer.Deserialize<DefaultValueBlock?>(block.Lines.ToString())?.DefaultValue ?? "None";
        }
        catch (YamlException exception)
        {
            throw new PageException($"The block is not valid YAML: {exception.Message}", exception) { Line = block.Line + 1 + (int)exception.Start.Line };
        }
    }

    // A page can also say in words what applies.
    private static bool IsComparable(ParameterDescription parameter, string value) =>
        parameter.IsSwitch || parameter.AcceptedValues.Contains(value) || double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private sealed class DefaultValueBlock
    {
        public string? DefaultValue { get; set; }
    }

    /// <summary>The use of a parameter in a set.</summary>
    internal sealed class ParameterSetBlock
    {
        /// <summary>The name of the set.</summary>
        public string Name { get; init; } = string.Empty;

        /// <summary>The position, from 0, or Named.</summary>
        public string Position { get; init; } = string.Empty;

        /// <summary>Whether the parameter is mandatory.</summary>
        public bool IsRequired { get; init; }

        /// <summary>Whether an object on the pipeline can be the value.</summary>
        public bool ValueFromPipeline { get; init; }

        /// <summary>Whether a property of an object on the pipeline can be the value.</summary>
        public bool ValueFromPipelineByPropertyName { get; init; }

        /// <summary>Whether the parameter receives the arguments that no other parameter has.</summary>
        public bool ValueFromRemainingArguments { get; init; }

        /// <summary>Creates the block of a use.</summary>
        /// <param name="use">The use.</param>
        public static ParameterSetBlock Create(ParameterUse use) => new ParameterSetBlock
        {
            Name = use.Set == ParameterUse.EverySet ? "(All)" : use.Set,
            Position = use.Position?.ToString(CultureInfo.InvariantCulture) ?? "Named",
            IsRequired = use.IsRequired,
            ValueFromPipeline = use.ValueFromPipeline,
            ValueFromPipelineByPropertyName = use.ValueFromPipelineByPropertyName,
            ValueFromRemainingArguments = use.ValueFromRemainingArguments,
        };
    }
}
