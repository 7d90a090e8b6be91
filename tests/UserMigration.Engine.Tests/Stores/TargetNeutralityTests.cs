using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace UserMigration.Engine.Tests.Stores;

/// <summary>A third kind of store must be one folder and one registration: nothing else may know which kinds there are.</summary>
public sealed class TargetNeutralityTests
{
    /// <summary>Where the kinds are named, and registered.</summary>
    private static readonly string[] s_registrations =
    [
        "UserMigration/Stores/IdentityTarget.cs",
        "UserMigration.Engine/Composition/StoreTargets.cs",
        "UserMigration.Sandbox/Surfaces.cs",
    ];

    private static readonly string[] s_targets = Enum.GetNames<IdentityTarget>();

    [Fact]
    public void Code_outside_the_folders_of_the_targets_names_no_target()
    {
        string root = Path.Combine(Root(), "src");
        string[] found =
        [
            .. from path in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
               let name = Path.GetRelativePath(root, path).Replace('\\', '/')
               where !IsOfTarget(name) && !s_registrations.Contains(name)
               from line in Mentions(File.ReadAllText(path))
               select $"{name}: {line}",
        ];
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("if (target == IdentityTarget.Akamai)", true)]
    [InlineData("new CidaasStore()", true)]
    [InlineData("name == \"Cidaas\"", true)]
    [InlineData("/// <summary>As Akamai does.</summary>", false)]
    [InlineData("int x; // cidaas takes it", false)]
    [InlineData("\"cidaas takes 1000 users in a call.\"", false)]
    public void The_search_finds_code_and_leaves_words_alone(string code, bool isFound) => Assert.Equal(isFound, Mentions(code).Any());

    private static bool IsOfTarget(string name) => name.Split('/') is var parts
        && (parts.Contains("obj") || parts.Contains("bin") || parts.Any(part => s_targets.Contains(part, StringComparer.Ordinal)));

    /// <summary>Lines of code that name a target: by a word of the code, or by a text that is nothing but its name.</summary>
    private static IEnumerable<string> Mentions(string code)
    {
        string names = string.Join("|", s_targets);
        foreach (string line in code.Split('\n'))
        {
            string bare = Regex.Replace(line, @"^\s*//.*$|(?<=[;{}\s])//.*$", string.Empty);
            bool isText = Regex.IsMatch(bare, $"\"(?:{names})\"", RegexOptions.IgnoreCase);
            string words = Regex.Replace(bare, "\"(?:\\\\.|[^\"\\\\])*\"", "\"\"");
            if (isText || Regex.IsMatch(words, $@"\b(?:{names})\w*"))
            {
                yield return line.Trim();
            }
        }
    }

    private static string Root()
    {
        DirectoryInfo? folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "UserMigration.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
