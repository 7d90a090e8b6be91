using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using UserMigration.Module.Tests.Hosting;

namespace UserMigration.Module.Tests.Packaging;

/// <summary>An example that the help of a cmdlet gives.</summary>
/// <param name="Name">The cmdlet, and the number of the example.</param>
/// <param name="Code">The commands.</param>
internal sealed partial record HelpExample(string Name, string Code)
{
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>Whether it needs a session with a store.</summary>
    public bool NeedsStore => StoreCommand().IsMatch(Code);

    /// <summary>Whether it needs an SFTP server.</summary>
    public bool NeedsServer => Code.Contains(ExampleServer.Name, System.StringComparison.Ordinal);

    /// <summary>The examples of all cmdlets, in the order of the help.</summary>
    public static IReadOnlyList<HelpExample> All { get; } = XDocument
        .Load(Path.Combine(LaidOutModule.Folder, "en-US", "UserMigration.Module.dll-Help.xml"))
        .Descendants(s_command + "command")
        .SelectMany(topic => topic.Descendants(s_command + "example").Select((example, index) => new HelpExample(
            $"{topic.Element(s_command + "details")!.Element(s_command + "name")!.Value.Trim()} {index + 1}",
            example.Element(s_dev + "code")!.Value)))
        .ToArray();

    [GeneratedRegex("-Identity(User|Schema|Store)|-BulkUser")]
    private static partial Regex StoreCommand();
}
