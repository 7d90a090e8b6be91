using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Packaging;

/// <summary>about_UserMigration_Rules says what the catalogue says.</summary>
public static class RuleTopicTests
{
    private const int Width = 80;

    private static readonly string s_topic = Path.Combine("en-US", "about_UserMigration_Rules.help.txt");

    [Fact]
    public static void Topic_HasTheRulesOfTheCatalogue()
    {
        string topic = File.ReadAllText(Path.Combine(LaidOutModule.Folder, s_topic)).ReplaceLineEndings("\n");
        string rules = Render(Rules());

        Assert.True(topic.Contains(rules, StringComparison.Ordinal), $"The topic should have these lines:\n{rules}");
    }

    private static Rule[] Rules()
    {
        using ModuleSession session = new ModuleSession();
        return session.Invoke("Get-MigrationRule").Output.Select(rule => new Rule(rule)).ToArray();
    }

    private static string Render(IEnumerable<Rule> rules)
    {
        StringBuilder text = new StringBuilder();
        foreach (IGrouping<string, Rule> scope in rules.GroupBy(rule => rule.Scope))
        {
            text.Append("RULES OF THE SCOPE ").Append(scope.Key.ToUpperInvariant()).Append('\n');
            foreach (Rule rule in scope)
            {
                text.Append("    ").Append(rule.Id).Append(" (").Append(rule.Severity).Append(")\n");
                Wrap(text, rule.Description);
                Wrap(text, "Recommendation: " + rule.Recommendation);
                Wrap(text, "From: " + rule.Origin + ".");
                text.Append('\n');
            }
        }

        return text.ToString().TrimEnd('\n');
    }

    private static void Wrap(StringBuilder text, string sentence)
    {
        const string Indent = "        ";
        string line = Indent;
        foreach (string word in sentence.Split(' '))
        {
            if (line.Length + word.Length > Width)
            {
                text.Append(line.TrimEnd()).Append('\n');
                line = Indent;
            }

            line += word + " ";
        }

        text.Append(line.TrimEnd()).Append('\n');
    }

    private sealed class Rule(PSObject rule)
    {
        public string Id { get; } = Text(rule, nameof(Id));

        public string Scope { get; } = Text(rule, nameof(Scope));

        public string Severity { get; } = Text(rule, nameof(Severity));

        public string Description { get; } = Text(rule, nameof(Description));

        public string Recommendation { get; } = Text(rule, nameof(Recommendation));

        public string Origin { get; } = Text(rule, nameof(Origin));

        private static string Text(PSObject rule, string property) => rule.Properties[property].Value.ToString()!;
    }
}
