using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Help;

/// <summary>The help of the laid-out module, its cmdlets and its manifest say the same.</summary>
public static class AgreementTests
{
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly Dictionary<string, XElement> s_topics = XDocument
        .Load(Path.Combine(LaidOutModule.Folder, "en-US", "UserMigration.Module.dll-Help.xml"))
        .Root!.Elements(s_command + "command")
        .ToDictionary(topic => topic.Element(s_command + "details")!.Element(s_command + "name")!.Value);

    public static IEnumerable<TheoryDataRow<string>> Cmdlets() => s_topics.Keys.Select(name => new TheoryDataRow<string>(name));

    [Fact]
    public static void Manifest_ExportsWhatTheHelpDescribes_AndThePagesAreOf()
    {
        using ModuleSession session = new ModuleSession(importModule: false);
        string[] exported = session.Invoke("(Import-PowerShellDataFile $args[0]).CmdletsToExport", LaidOutModule.Manifest).Output.Select(name => name.ToString()).ToArray();
        string[] pages = Directory.GetFiles(Path.Combine(LaidOutModule.Repository, "docs", "en-US")).Select(path => Path.GetFileNameWithoutExtension(path)).ToArray();

        Assert.Equal(exported.Order(StringComparer.Ordinal), exported);
        Assert.Equal(exported, s_topics.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(exported, pages.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public static void Syntax_IsThatOfGetCommand(string cmdlet)
    {
        using ModuleSession session = new ModuleSession();
        CmdletInfo command = Find(session, cmdlet);

        string[] actual = command.ParameterSets
            .Select(set => Join(set.Parameters.Where(IsOwn).Select(parameter => $"{parameter.Name} {parameter.IsMandatory} {Position(parameter.Position)}")))
            .ToArray();

        string[] shown = s_topics[cmdlet].Element(s_command + "syntax")!.Elements(s_command + "syntaxItem")
            .Select(item => Join(item.Elements(s_command + "parameter").Select(parameter => $"{Name(parameter)} {(bool)parameter.Attribute("required")!} {(string)parameter.Attribute("position")!}")))
            .ToArray();
        Assert.Equal(actual.Order(), shown.Order());
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public static void Parameters_AreThoseOfGetCommand(string cmdlet)
    {
        using ModuleSession session = new ModuleSession();
        CmdletInfo command = Find(session, cmdlet);

        string[] actual = command.Parameters.Values.Where(parameter => !IsCommon(parameter.Name)).Select(Describe).Order().ToArray();

        string[] shown = s_topics[cmdlet].Element(s_command + "parameters")!.Elements(s_command + "parameter")
            .Select(parameter => $"{Name(parameter)} {parameter.Element(s_dev + "type")!.Element(s_maml + "name")!.Value} {(bool)parameter.Attribute("required")!} "
                + $"{(string)parameter.Attribute("pipelineInput")!} {(string)parameter.Attribute("aliases")!}")
            .Order()
            .ToArray();
        Assert.Equal(actual, shown);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public static void Outputs_AreThoseOfTheCmdlet(string cmdlet)
    {
        using ModuleSession session = new ModuleSession();
        string[] declared = Find(session, cmdlet).OutputType.Select(type => type.Name).Distinct().Order().ToArray();

        string[] described = s_topics[cmdlet].Element(s_command + "returnValues")!.Descendants(s_maml + "name").Select(name => name.Value).Except(["None"]).Order().ToArray();

        Assert.Equal(declared, described);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public static void EachCmdlet_HasTheAddressOfItsPage(string cmdlet)
    {
        using ModuleSession session = new ModuleSession();
        CustomAttributeData attribute = Find(session, cmdlet).ImplementingType.GetCustomAttributesData().Single(data => data.AttributeType == typeof(CmdletAttribute));

        string address = (string)attribute.NamedArguments.Single(argument => argument.MemberName == nameof(CmdletAttribute.HelpUri)).TypedValue.Value!;

        Assert.True(address.Length == 0 || address.EndsWith($"/docs/en-US/{cmdlet}.md", StringComparison.Ordinal), address);
    }

    private static CmdletInfo Find(ModuleSession session, string cmdlet) => (CmdletInfo)session.Invoke("Get-Command $args[0]", cmdlet).Output[0].BaseObject;

    private static string Describe(ParameterMetadata parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        ParameterSetMetadata[] sets = parameter.ParameterSets.Values.ToArray();
        string pipeline = (sets.Any(set => set.ValueFromPipeline), sets.Any(set => set.ValueFromPipelineByPropertyName)) switch
        {
            (true, true) => "true (ByValue, ByPropertyName)",
            (true, false) => "true (ByValue)",
            (false, true) => "true (ByPropertyName)",
            _ => "false",
        };
        string aliases = parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases);
        return $"{parameter.Name} {type.Name} {sets.All(set => set.IsMandatory)} {pipeline} {aliases}";
    }

    private static string Name(XElement parameter) => parameter.Element(s_maml + "name")!.Value;

    private static string Join(IEnumerable<string> parts) => string.Join("; ", parts.Order());

    private static string Position(int position) => position < 0 ? "named" : $"{position}";

    private static bool IsOwn(CommandParameterInfo parameter) => !IsCommon(parameter.Name);

    private static bool IsCommon(string name) =>
        Cmdlet.CommonParameters.Contains(name) || (Cmdlet.OptionalCommonParameters.Contains(name) && name is not ("WhatIf" or "Confirm"));
}
