using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UserMigration.Module.Tests.Hosting;

namespace UserMigration.Module.Tests.Packaging;

/// <summary>Checks written commands against the module: names of cmdlets and of their parameters.</summary>
internal static class CommandUse
{
    /// <summary>What is wrong in a text with commands.</summary>
    /// <param name="session">A session with the module.</param>
    /// <param name="text">The commands; a prompt before them is left out.</param>
    public static IReadOnlyList<string> FindMistakes(ModuleSession session, string text)
    {
        ScriptBlockAst script = Parser.ParseInput(text.Replace("PS> ", string.Empty), out _, out ParseError[] errors);
        List<string> mistakes = errors.Select(error => error.Message).ToList();
        foreach (CommandAst use in script.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
        {
            string? name = use.GetCommandName();
            CommandInfo? command = Find(session, name);
            bool isOurs = name is not null && (name.Contains("Migration") || name.Contains("Identity") || name.Contains("BulkUser") || name.Contains("PasswordHash"));
            if (command is null)
            {
                if (isOurs)
                {
                    mistakes.Add($"There is no {name}.");
                }

                continue;
            }

            mistakes.AddRange(use.CommandElements
                .OfType<CommandParameterAst>()
                .Where(parameter => !command.Parameters.ContainsKey(parameter.ParameterName))
                .Select(parameter => $"{name} has no -{parameter.ParameterName}."));
        }

        return mistakes;
    }

    private static CommandInfo? Find(ModuleSession session, string? name)
    {
        object? found = name is null
            ? null
            : session.Invoke("@(Get-Command $args[0] -Module UserMigration -ErrorAction SilentlyContinue)", name).Output is [PSObject one, ..] ? one.BaseObject : null;
        return found is AliasInfo alias ? alias.ResolvedCommand : found as CommandInfo;
    }
}
