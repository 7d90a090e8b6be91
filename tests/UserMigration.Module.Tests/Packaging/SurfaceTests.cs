using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Packaging;

/// <summary>
/// What scripts rely on is what Surface.txt says: a change to a cmdlet, a parameter, an output, an id or an exit code is a change to a line of
/// that file, for a reviewer to see. With USERMIGRATION_ACCEPT_SURFACE=1 the test writes the file.
/// </summary>
public static class SurfaceTests
{
    private static readonly string s_file = Path.Combine(LaidOutModule.Repository, "tests", "UserMigration.Module.Tests", "Packaging", "Surface.txt");

    [Fact]
    public static void Surface_IsThatOfTheReviewedFile()
    {
        using ModuleSession session = new ModuleSession();
        string found = Describe(session);
        if (Environment.GetEnvironmentVariable("USERMIGRATION_ACCEPT_SURFACE") == "1")
        {
            File.WriteAllText(s_file, found);
        }

        string[] reviewed = File.ReadAllText(s_file).ReplaceLineEndings("\n").Split('\n');
        string[] now = found.Split('\n');

        Assert.Empty(reviewed.Except(now).Select(line => "gone: " + line));
        Assert.Empty(now.Except(reviewed).Select(line => "new: " + line));
        Assert.Equal(reviewed, now);
    }

    private static string Describe(ModuleSession session)
    {
        StringBuilder text = new StringBuilder();
        foreach (CommandInfo command in session.Invoke("Get-Command -Module UserMigration -CommandType Cmdlet | Sort-Object Name").Output.Select(one => (CommandInfo)one.BaseObject))
        {
            AddCommand(text, (CmdletInfo)command);
        }

        foreach (PSObject alias in session.Invoke("Get-Command -Module UserMigration -CommandType Alias | Sort-Object Name").Output)
        {
            text.Append("alias ").Append(alias.Properties["Name"].Value).Append(" = ").Append(alias.Properties["Definition"].Value).Append('\n');
        }

        AddErrors(text, session);
        foreach (PSObject rule in session.Invoke("Get-MigrationRule | Sort-Object { [string] $_.Id } -Culture ''").Output)
        {
            text.Append("rule ").Append(rule).Append(' ').Append(rule.Properties["Scope"].Value).Append(' ').Append(rule.Properties["Severity"].Value).Append('\n');
        }

        return text.ToString();
    }

    // "Name Type [alias, …] in Set: mandatory, position 0, pipeline value"
    private static void AddCommand(StringBuilder text, CmdletInfo command)
    {
        CmdletAttribute attribute = command.ImplementingType.GetCustomAttributes(typeof(CmdletAttribute), true).Cast<CmdletAttribute>().Single();
        string output = string.Join(", ", command.OutputType.Select(type => type.Name));
        text.Append(command.Name).Append(attribute.SupportsShouldProcess ? $" (ShouldProcess, impact {attribute.ConfirmImpact})" : string.Empty)
            .Append(command.DefaultParameterSet is { } usual ? $" default set {usual}" : string.Empty).Append(" -> ").Append(output).Append('\n');
        IEnumerable<ParameterMetadata> parameters = command.Parameters.Values
            .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name) && !Cmdlet.OptionalCommonParameters.Contains(parameter.Name))
            .OrderBy(parameter => parameter.Name, StringComparer.Ordinal);
        foreach (ParameterMetadata parameter in parameters)
        {
            string aliases = parameter.Aliases.Count == 0 ? string.Empty : $" [{string.Join(", ", parameter.Aliases.Order(StringComparer.Ordinal))}]";
            foreach ((string set, ParameterSetMetadata use) in parameter.ParameterSets.OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                text.Append("    -").Append(parameter.Name).Append(' ').Append(parameter.ParameterType).Append(aliases)
                    .Append(parameter.IsDynamic ? " dynamic" : string.Empty)
                    .Append(set == ParameterAttribute.AllParameterSets ? string.Empty : " in " + set)
                    .Append(use.IsMandatory ? ", mandatory" : string.Empty)
                    .Append(use.Position >= 0 ? $", position {use.Position}" : string.Empty)
                    .Append(use.ValueFromPipeline ? ", pipeline value" : string.Empty)
                    .Append(use.ValueFromPipelineByPropertyName ? ", pipeline property" : string.Empty)
                    .Append('\n');
            }
        }
    }

    private static void AddErrors(StringBuilder text, ModuleSession session)
    {
        IEnumerable<IGrouping<string, int>> errors = new LiteralFlow(ProductAssemblies.Of(session)).FindPairs(
                "MigrationException", "errorId", "exitCode", source => source is "MigrationIssue.get_RuleId" or "MigrationRule.get_Id" or "MigrationException.get_ErrorId")
            .Where(pair => pair is { First: string, Second: int })
            .GroupBy(pair => (string)pair.First, pair => (int)pair.Second)
            .OrderBy(error => error.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, int> error in errors)
        {
            text.Append("error ").Append(error.Key).Append(" exit ").AppendJoin(", ", error.Distinct().Order()).Append('\n');
        }
    }
}
