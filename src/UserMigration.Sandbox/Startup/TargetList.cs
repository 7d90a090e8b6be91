using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Sandbox.Startup;

/// <summary>The kinds of store that a sandbox can behave like.</summary>
internal sealed class TargetList
{
    private readonly ITarget[] _targets;

    /// <summary>Creates the list of kinds.</summary>
    /// <param name="targets">The kinds; the first one is the default.</param>
    public TargetList(params ITarget[] targets)
    {
        _targets = targets;
    }

    /// <summary>The default kind of store.</summary>
    public ITarget Default => _targets[0];

    /// <summary>The options that only one kind of store has, as text.</summary>
    public IEnumerable<string> Usage => _targets
        .Where(target => target.Options.Count > 0)
        .Select(target => $"With --target {target.Name}, also {string.Join(", ", target.Options.Select(Words))}.");

    /// <summary>Finds a kind of store by its name, which is not case-sensitive.</summary>
    /// <exception cref="StartException">No kind of store has that name.</exception>
    public ITarget Find(string name) =>
        Array.Find(_targets, target => target.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new StartException($"The target '{name}' does not exist. Use one of these: {string.Join(", ", _targets.Select(target => target.Name))}.");

    private static string Words(KeyValuePair<string, string> option) => $"{option.Key} <{option.Value}>";
}
