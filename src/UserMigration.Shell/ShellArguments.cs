using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation.Runspaces;

namespace UserMigration.Shell;

/// <summary>The command line: a script and its arguments, or a command.</summary>
internal sealed class ShellArguments
{
    /// <summary>How the program is used.</summary>
    public const string Usage =
        """
        Runs PowerShell with the UserMigration module loaded, where no pwsh is installed.

          UserMigration.Shell SCRIPT.ps1 [-Name VALUE] [-Switch] [VALUE ...]
          UserMigration.Shell -Command "Import-MigrationCsv users.csv | Test-MigrationRecord"

        It ends with 'exit n' of the script, else 5 for a run that refused to start, else 1 for another
        terminating error, else the exit code of the last run.
        """;

    private ShellArguments()
    {
    }

    /// <summary>The full path of the script, or null.</summary>
    public string? ScriptPath { get; private init; }

    /// <summary>The command, or null.</summary>
    public string? Command { get; private init; }

    /// <summary>The arguments of the script.</summary>
    public IReadOnlyList<CommandParameter> Parameters { get; private init; } = [];

    /// <summary>Whether the usage is asked for.</summary>
    public bool IsHelp { get; private init; }

    /// <summary>What is wrong, or null.</summary>
    public string? Problem { get; private init; }

    /// <summary>Reads a command line.</summary>
    /// <param name="args">The words.</param>
    public static ShellArguments Parse(string[] args)
    {
        if (args.Length == 0)
        {
            return new ShellArguments { Problem = "There is neither a script nor a command." };
        }

        switch (args[0].ToUpperInvariant())
        {
            case "-HELP" or "--HELP" or "-H" or "-?":
                return new ShellArguments { IsHelp = true };
            case "-COMMAND" or "-C":
                return args.Length == 2
                    ? new ShellArguments { Command = args[1] }
                    : new ShellArguments { Problem = "-Command takes one text. Put it in quotes." };
            case "-FILE" or "-F":
                return Parse(args[1..]);
            default:
                string path = Path.GetFullPath(args[0]);
                return File.Exists(path)
                    ? new ShellArguments { ScriptPath = path, Parameters = args.Skip(1).SelectMany(ToParameters).ToArray() }
                    : new ShellArguments { Problem = $"There is no script '{args[0]}'." };
        }
    }

    /// <summary>
    /// As <c>pwsh -File</c> does it: a word that starts with a dash and a letter names a parameter, any other is a
    /// value, and the binder pairs them.
    /// </summary>
    private static IEnumerable<CommandParameter> ToParameters(string word)
    {
        if (word.Length < 2 || word[0] != '-' || !(char.IsLetter(word[1]) || word[1] is '_' or '?'))
        {
            return [new CommandParameter(null, word)];
        }

        int colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return [new CommandParameter(word)];
        }

        string name = word[1..colon];
        string value = word[(colon + 1)..];
        return value.ToLower(CultureInfo.InvariantCulture) switch
        {
            "$true" => [new CommandParameter(name, true)],
            "$false" => [new CommandParameter(name, false)],
            "" => [new CommandParameter(word)],
            _ => [new CommandParameter(name, value)],
        };
    }
}
