using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Sandbox.Akamai;
using UserMigration.Sandbox.Cidaas;
using UserMigration.Sandbox.Hosting;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox;

/// <summary>The kinds of store that the sandbox can be: the one place where they are registered.</summary>
internal static class Surfaces
{
    private static readonly ITarget[] s_targets = { new AkamaiTarget(), new CidaasTarget() };

    /// <summary>The one that is meant where none is named.</summary>
    public static ITarget Default => s_targets[0];

    /// <summary>Finds a target by its name, in any case.</summary>
    /// <exception cref="StartException">There is none of that name.</exception>
    public static ITarget Find(string name) =>
        Array.Find(s_targets, target => target.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new StartException($"There is no target '{name}'. Known are {string.Join(", ", s_targets.Select(target => target.Name))}.");

    /// <summary>The options that only one target has, in words.</summary>
    public static IEnumerable<string> Usage => s_targets
        .Where(target => target.Options.Count > 0)
        .Select(target => $"With --target {target.Name} also {string.Join(", ", target.Options.Select(Words))}.");

    private static string Words(KeyValuePair<string, string> option) => $"{option.Key} <{option.Value}>";
}
