using System.Management.Automation;

namespace UserMigration.Help.Commands;

/// <summary>The switches that PowerShell adds to a cmdlet that changes something.</summary>
internal static class CommonSwitches
{
    /// <summary>-WhatIf.</summary>
    public static ParameterDescription WhatIf { get; } = Create("WhatIf", "wi", "Shows what the command would do, and does not do it.");

    /// <summary>-Confirm.</summary>
    public static ParameterDescription Confirm { get; } = Create("Confirm", "cf", "Asks you for confirmation first.");

    private static ParameterDescription Create(string name, string alias, string proposal) => new ParameterDescription(name, typeof(SwitchParameter), null)
    {
        Sets = [new ParameterUse(ParameterUse.EverySet, null, false, false, false, false)],
        Aliases = [alias],
        Proposal = proposal,
    };
}
