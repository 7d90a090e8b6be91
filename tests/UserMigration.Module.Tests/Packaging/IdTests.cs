using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using UserMigration.Module.Tests.Hosting;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Module.Tests.Packaging;

/// <summary>The ids of issues and errors that the laid-out assemblies can output are those that are documented.</summary>
public sealed partial class IdTests : IDisposable
{
    private readonly ModuleSession _session = new ModuleSession();
    private readonly Assembly[] _assemblies;

    public IdTests()
    {
        _assemblies = ProductAssemblies.Of(_session);
    }

    [Fact]
    public void Errors_AreThoseOfTheTopic()
    {
        (SortedSet<string> thrown, SortedSet<string> others) = new LiteralFlow(_assemblies).FindSources(
            parameter => parameter.Name == "errorId" && parameter.Member.DeclaringType!.Name is "MigrationException" or "ErrorRecord",
            source => source is "MigrationException.get_ErrorId" or "MigrationIssue.get_RuleId" or "MigrationRule.get_Id");
        thrown.UnionWith(RuleIds("-Scope Datafile"));
        string topic = File.ReadAllText(Path.Combine(LaidOutModule.Folder, "en-US", "about_UserMigration_Errors.help.txt"));
        SortedSet<string> listed = new SortedSet<string>(IdLine().Matches(topic).Select(match => match.Groups[1].Value), StringComparer.Ordinal);

        Assert.Empty(others);
        Assert.Empty(thrown.Except(listed));
        Assert.Empty(listed.Except(thrown));
    }

    [Fact]
    public void Issues_AreMadeByRules()
    {
        IEnumerable<string> makers = from type in _assemblies.SelectMany(assembly => assembly.GetTypes())
                                     from method in MethodCode.AllOf(type)
                                     where MethodCode.Read(method).Any(one => one.Operand is ConstructorInfo { DeclaringType.Name: "MigrationIssue" })
                                     select type.Name + "." + method.Name;

        // An issue of a record that came back from a job or a file had a rule when it was made.
        Assert.Equal(["CopiedRecord.ReadIssue", "MigrationRule.CreateIssue"], makers.Where(name => name != "MigrationIssue..ctor").Order());
    }

    [Fact]
    public void Rules_AreThoseOfTheCatalogue()
    {
        (SortedSet<string> defined, SortedSet<string> others) = new LiteralFlow(_assemblies).FindSources(
            parameter => parameter.Name == "id" && parameter.Member.DeclaringType!.Name == "MigrationRule", _ => false);

        Assert.Empty(others);
        Assert.Equal(RuleIds(string.Empty).Order(StringComparer.Ordinal), defined);
    }

    private IEnumerable<string> RuleIds(string arguments) =>
        _session.Invoke($"(Get-MigrationRule {arguments}).Id").Output.Select(id => (string)id.BaseObject);

    public void Dispose() => _session.Dispose();

    [GeneratedRegex(@"^    ([A-Z][a-z]+(?:[A-Z0-9][A-Za-z0-9]*)+)(?![.\w])", RegexOptions.Multiline)]
    private static partial Regex IdLine();
}
