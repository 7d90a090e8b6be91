using System;

namespace UserMigration.Module.Tests.Scripts;

/// <summary>A script that the README, the help, a topic or an example gives to users.</summary>
/// <param name="Name">Where it is published.</param>
/// <param name="Text">The script as it is published.</param>
/// <param name="Arguments">What it is called with. URI stands for the address of the store.</param>
/// <param name="Input">The datafile that it reads, or the run folder that it reads.</param>
/// <param name="RunFolder">The run folder that it writes, or null if it writes none or one whose name nobody can know before.</param>
internal sealed record PublishedScript(string Name, string Text, string Arguments, string Input, string? RunFolder)
{
    /// <summary>The store that it sends to.</summary>
    public string Target { get; init; } = "Akamai";

    /// <summary>Whether it leaves it to its caller to connect.</summary>
    public bool NeedsSession => !Text.Contains("Connect-IdentityStore", StringComparison.Ordinal);

    /// <summary>What exists before it is started, as a script.</summary>
    public string Preparation { get; init; } = string.Empty;

    /// <summary>The exit codes that are expected, by case.</summary>
    public Func<ScriptCase, int?> ExitCode { get; init; } = _ => null;

    public override string ToString() => Name;
}
