using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace UserMigration.Help.Commands;

/// <summary>A parameter, as the code of a cmdlet declares it.</summary>
/// <param name="Name">The name, without a dash.</param>
/// <param name="Type">The type. Of a nullable type, it is the type without null.</param>
/// <param name="Summary">What the XML documentation of the property says, or null if the parameter has no property.</param>
internal sealed record ParameterDescription(string Name, Type Type, string? Summary)
{
    /// <summary>The sets that the parameter belongs to.</summary>
    public required IReadOnlyList<ParameterUse> Sets { get; init; }

    /// <summary>A text for the page of a new cmdlet, if there is no summary.</summary>
    public string Proposal { get; init; } = string.Empty;

    /// <summary>The other names of the parameter.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The values that the parameter accepts, if these are a list.</summary>
    public IReadOnlyList<string> AcceptedValues { get; init; } = [];

    /// <summary>The value without the parameter, if the property has one from the start, or null.</summary>
    public string? DefaultValue { get; init; }

    /// <summary>Whether wildcards are resolved.</summary>
    public bool SupportsWildcards { get; init; }

    /// <summary>Whether the parameter is hidden.</summary>
    public bool DontShow { get; init; }

    /// <summary>The message of a prompt for the parameter.</summary>
    public string HelpMessage { get; init; } = string.Empty;

    /// <summary>Whether the parameter is a switch, and has no value.</summary>
    public bool IsSwitch => Type == typeof(SwitchParameter);

    /// <summary>Finds how the parameter is used in a set.</summary>
    /// <param name="set">The set.</param>
    /// <returns>The use, or null if the parameter does not belong to the set.</returns>
    public ParameterUse? FindUse(string set) => Sets.FirstOrDefault(use => use.Set == set || use.Set == ParameterUse.EverySet);
}
