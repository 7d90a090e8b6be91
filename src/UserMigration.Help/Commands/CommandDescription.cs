using System.Collections.Generic;

namespace UserMigration.Help.Commands;

/// <summary>A cmdlet, as its code declares it.</summary>
/// <param name="Name">The verb and the noun.</param>
/// <param name="Summary">What the XML documentation says about the cmdlet, or null if it says nothing.</param>
/// <param name="HelpUri">The address of the page, or an empty text if there is none.</param>
internal sealed record CommandDescription(string Name, string? Summary, string HelpUri)
{
    /// <summary>The other names of the cmdlet.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The parameter sets, the default one first.</summary>
    public required IReadOnlyList<string> Sets { get; init; }

    /// <summary>Whether the first set is used if the arguments do not decide.</summary>
    public bool HasDefaultSet { get; init; }

    /// <summary>All parameters except the common ones.</summary>
    public required IReadOnlyList<ParameterDescription> Parameters { get; init; }
}
