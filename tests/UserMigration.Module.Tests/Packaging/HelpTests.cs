using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Packaging;

/// <summary>The help says what there is, and no more.</summary>
public static partial class HelpTests
{
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly Dictionary<string, XElement> s_topics = XDocument
        .Load(Path.Combine(LaidOutModule.Folder, "en-US", "UserMigration.Module.dll-Help.xml"))
        .Root!.Elements(s_command + "command")
        .ToDictionary(topic => topic.Element(s_command + "details")!.Element(s_command + "name")!.Value.Trim());

    public static IEnumerable<TheoryDataRow<string>> Cmdlets()
    {
        using ModuleSession session = new ModuleSession();
        return session.Invoke("(Get-Module UserMigration).ExportedCmdlets.Keys").Output.Select(name => new TheoryDataRow<string>(name.ToString())).ToArray();
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public static void Cmdlet_HasASynopsisTwoExamplesAndAllItsParameters(string cmdlet)
    {
        using ModuleSession session = new ModuleSession();
        CommandInfo command = (CommandInfo)session.Invoke("Get-Command $args[0]", cmdlet).Output[0].BaseObject;
        string[] parameters = command.Parameters.Keys
            .Except(Cmdlet.CommonParameters)
            .Except(Cmdlet.OptionalCommonParameters)
            .Order()
            .ToArray();

        XElement topic = s_topics[cmdlet];

        Assert.NotEmpty(topic.Element(s_command + "details")!.Element(s_maml + "description")!.Value.Trim());
        Assert.True(topic.Descendants(s_command + "example").Count() >= 2);
        XElement[] described = topic.Element(s_command + "parameters")!.Elements(s_command + "parameter").ToArray();
        Assert.Equal(parameters, described.Select(parameter => parameter.Element(s_maml + "name")!.Value).Except(Cmdlet.OptionalCommonParameters).Order().ToArray());
        Assert.All(described, parameter => Assert.NotEmpty(parameter.Element(s_maml + "description")!.Value.Trim()));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public static void Examples_NameCmdletsAndParametersThatThereAre(string cmdlet)
    {
        using ModuleSession session = new ModuleSession();
        foreach (XElement example in s_topics[cmdlet].Descendants(s_dev + "code"))
        {
            Assert.Empty(CommandUse.FindMistakes(session, example.Value));
        }
    }

    [Fact]
    public static void Topics_AreThoseOfTheCmdlets() =>
        Assert.Equal(Cmdlets().Select(row => row.Data).Order().ToArray(), s_topics.Keys.Order().ToArray());

    [Fact]
    public static void PasswordTopic_NamesEveryKind_WithTheTypeItIsSentAs()
    {
        string text = File.ReadAllText(Path.Combine(LaidOutModule.Folder, "en-US", "about_UserMigration_Passwords.help.txt"));
        string code = File.ReadAllText(Path.Combine(LaidOutModule.Repository, "src", "UserMigration", "Passwords", "PasswordHashKind.cs"));
        string[] kinds = KindInCode().Matches(code).Select(match => match.Groups[1].Value).Except(["blank"]).ToArray();
        string[] words = text.Split([' ', ',', '\r', '\n', '\'', ':'], StringSplitOptions.RemoveEmptyEntries);

        Assert.Empty(kinds.Except(words));
        foreach (Match line in TypeLine().Matches(text))
        {
            Assert.Contains(line.Groups[1].Value, kinds);
        }
    }

    [Fact]
    public static void EveryTopic_FitsEightyColumns()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(LaidOutModule.Folder, "en-US"), "*.help.txt"))
        {
            Assert.DoesNotContain(File.ReadLines(file), line => line.Length > 80);
        }
    }

    [GeneratedRegex(@"^        ([a-z0-9-]+) +password-[a-z0-9-]+ +(value|hex|see)", RegexOptions.Multiline)]
    private static partial Regex TypeLine();

    [GeneratedRegex("""const string \w+ = "([a-z0-9-]+)";""")]
    private static partial Regex KindInCode();
}
