using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Infrastructure;

/// <summary>Reads which rules are applied, and their severities.</summary>
internal static class RuleArguments
{
    private const string Off = "Off";

    private static readonly DataFile s_kind = new DataFile(
        "rule", "RuleFileNotFound", "RuleFileInvalid", "Write the id of a rule and Error, Warning, Information or Off.");

    /// <summary>Reads the value of -RuleSeverity: a hashtable, or the path of a .psd1 that contains one.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="given">The value of the parameter, or null.</param>
    /// <returns>A dictionary that maps an id to Error, Warning, Information or Off.</returns>
    /// <exception cref="MigrationException">The value is neither, or the file can't be read.</exception>
    public static IDictionary ReadSeverities(PSCmdlet command, object? given) => ScriptValue.Bare(given) switch
    {
        null => new Hashtable(),
        IDictionary severities => severities,
        FileInfo file => ReadFile(file.FullName),
        string path when path.Length > 0 => ReadFile(s_kind.Resolve(command, path)),
        _ => throw new MigrationException(
            "RuleSeverityUnknown", MigrationFault.InvalidArgument, "-RuleSeverity must be a hashtable, or the path of a .psd1 file that contains one."),
    };

    private static IDictionary ReadFile(string path) => s_kind.Evaluate(s_kind.Read(path), path);

    /// <summary>Reads -Rule, -ExcludeRule and -RuleSeverity.</summary>
    /// <param name="only">The ids of -Rule, or null.</param>
    /// <param name="excluded">The ids of -ExcludeRule, or null.</param>
    /// <param name="severities">A dictionary that maps an id to Error, Warning, Information or Off.</param>
    /// <exception cref="MigrationException">A rule does not exist or can't be switched off, or a severity is unknown.</exception>
    public static RuleSelection Read(string[]? only, string[]? excluded, IDictionary severities)
    {
        RuleSelection selection = new RuleSelection();
        Apply(selection, severities);
        if (only is not null)
        {
            selection.KeepOnly(FindSwitchable(only));
        }

        foreach (MigrationRule rule in FindSwitchable(excluded ?? Array.Empty<string>()))
        {
            selection.Exclude(rule);
        }

        return selection;
    }

    /// <summary>Applies -RuleSeverity to a selection of rules.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="severities">A dictionary that maps an id to Error, Warning, Information or Off.</param>
    /// <exception cref="MigrationException">A rule does not exist or can't be switched off, or a severity is unknown.</exception>
    public static void Apply(RuleSelection selection, IDictionary severities)
    {
        foreach (DictionaryEntry entry in severities)
        {
            string name = InvariantFormatter.Write(ScriptValue.Bare(entry.Value)) ?? string.Empty;
            foreach (MigrationRule rule in FindSwitchable(new[] { InvariantFormatter.Write(entry.Key) ?? string.Empty }))
            {
                if (name.Equals(Off, StringComparison.OrdinalIgnoreCase))
                {
                    selection.Exclude(rule);
                }
                else
                {
                    selection.SetSeverity(rule, ReadSeverity(rule, name));
                }
            }
        }
    }

    /// <summary>Reads -RuleSeverity of a command that reads datafiles.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="given">The value of the parameter, or null.</param>
    /// <exception cref="MigrationException">As for <see cref="Read"/>, or a rule is not a rule of reading.</exception>
    public static IssueSeverities ReadReading(PSCmdlet command, object? given)
    {
        IDictionary severities = ReadSeverities(command, given);
        foreach (object key in severities.Keys)
        {
            string id = InvariantFormatter.Write(key) ?? string.Empty;
            if (RuleCatalogue.Find(id) is { CanBeSwitched: true, Scope: not RuleScope.Reading } rule)
            {
                throw new MigrationException(
                    "RuleFixed",
                    MigrationFault.InvalidArgument,
                    $"The rule {rule.Id} is not applied when records are read. Specify it for Test-MigrationRecord.",
                    rule.Id);
            }
        }

        return Read(null, null, severities).Reading;
    }

    /// <summary>Returns the rules for ids that can contain wildcards.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="rules">The rules to choose from.</param>
    /// <exception cref="MigrationException">An id without wildcards is not that of a rule.</exception>
    public static IReadOnlyList<MigrationRule> Find(IEnumerable<string> ids, IReadOnlyCollection<MigrationRule> rules)
    {
        List<MigrationRule> found = new List<MigrationRule>();
        foreach (string id in ids)
        {
            WildcardPattern pattern = new WildcardPattern(id, WildcardOptions.IgnoreCase);
            MigrationRule[] some = rules.Where(rule => pattern.IsMatch(rule.Id)).ToArray();
            if (some.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(id))
            {
                throw Unknown(id, rules);
            }

            found.AddRange(some);
        }

        return found;
    }

    private static MigrationRule[] FindSwitchable(IEnumerable<string> ids) => ids.SelectMany(id =>
        RuleCatalogue.Find(id) is { CanBeSwitched: false } rule
            ? throw new MigrationException(
                "RuleFixed",
                MigrationFault.InvalidArgument,
                $"The rule {rule.Id} is applied when records are read, converted or uploaded, and can't be switched off or changed. "
                    + "To see which rules can, use Get-MigrationRule.",
                rule.Id)
            : Find(new[] { id }, RuleCatalogue.All.Where(one => one.CanBeSwitched).ToArray())).ToArray();

    private static IssueSeverity ReadSeverity(MigrationRule rule, string name) =>
        Enum.TryParse(name, ignoreCase: true, out IssueSeverity severity) && Enum.IsDefined(typeof(IssueSeverity), severity)
            ? severity
            : throw new MigrationException(
                "RuleSeverityUnknown",
                MigrationFault.InvalidArgument,
                $"-RuleSeverity has an unknown severity for {rule.Id}. Use Error, Warning, Information or Off.",
                rule.Id);

    private static MigrationException Unknown(string id, IReadOnlyCollection<MigrationRule> rules)
    {
        string? nearest = ColumnNames.Nearest(rules.Select(rule => rule.Id).ToArray(), id);
        string suggestion = nearest is null ? string.Empty : $" Did you mean '{nearest}'?";
        return new MigrationException(
            "RuleUnknown", MigrationFault.NotFound, $"The rule '{id}' does not exist.{suggestion} To list all rules, use Get-MigrationRule.", id);
    }
}
