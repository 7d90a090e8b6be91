using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Sandbox.Startup;

/// <summary>The kinds of store that a sandbox can be.</summary>
internal sealed class TargetList
{
    private readonly ITarget[] _targets;

    /// <summary>Makes the list.</summary>
    /// <param name="targets">The kinds; the first one is meant where none is named.</param>
    public TargetList(params ITarget[] targets)
    {
        _targets = targets;
    }

    /// <summary>The one that is meant where none is named.</summary>
    public ITarget Default => _targets[0];

    /// <summary>The options that only one target has, in words.</summary>
    public IEnumerable<string> Usage => _targets
        .Where(target => target.Options.Count > 0)
        .Select(target => $"With --target {target.Name} also {string.Join(", ", target.Options.Select(Words))}.");

    /// <summary>Finds a target by its name, in any case.</summary>
    /// <exception cref="StartException">There is none of that name.</exception>
    public ITarget Find(string name) =>
        Array.Find(_targets, target => target.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new StartException($"There is no target '{name}'. Known are {string.Join(", ", _targets.Select(target => target.Name))}.");

    private static string Words(KeyValuePair<string, string> option) => $"{option.Key} <{option.Value}>";
}
