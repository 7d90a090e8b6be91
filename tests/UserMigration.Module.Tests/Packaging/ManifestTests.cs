using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using UserMigration.Module.Tests.Hosting;
using UserMigration.Module.Tests.Shell;
using Xunit;

namespace UserMigration.Module.Tests.Packaging;

/// <summary>What the laid-out folder holds and says of itself.</summary>
public static class ManifestTests
{
    [Fact]
    public static void Exports_AreAllCmdletsThatThereAre()
    {
        using ModuleSession session = new ModuleSession();
        string[] exported = session.Invoke("(Get-Module UserMigration).ExportedCmdlets.Keys").Output.Select(name => name.ToString()).Order().ToArray();

        string[] written = Directory.GetFiles(Path.Combine(LaidOutModule.Repository, "src", "UserMigration.Module", "Commands"), "*.cs")
            .Select(file => File.ReadAllText(file))
            .Select(text => text[(text.IndexOf("[Cmdlet(Verbs", StringComparison.Ordinal) + 8)..])
            .Select(text => text[(text.IndexOf('.', StringComparison.Ordinal) + 1)..])
            .Select(text => text[..text.IndexOf(',', StringComparison.Ordinal)] + "-" + text.Split('"')[1])
            .Order()
            .ToArray();

        Assert.Equal(written, exported);
    }

    [Fact]
    public static void Aliases_AreExported()
    {
        using ModuleSession session = new ModuleSession();

        Assert.Equal("Invoke-BulkUserCreate", session.Invoke("(Get-Command New-IdentityUser).Definition").Text);
    }

    [Fact]
    public static void Version_IsThatOfTheAssembliesTheFolderAndTheChangelog()
    {
        using ModuleSession session = new ModuleSession();
        string version = session.Invoke("(Get-Module UserMigration).Version").Text;
        string assembly = AssemblyName.GetAssemblyName(Path.Combine(LaidOutModule.Folder, "bin", "net8.0", "UserMigration.Module.dll")).Version!.ToString(3);
        string newest = File.ReadLines(Path.Combine(LaidOutModule.Repository, "CHANGELOG.md")).First(line => line.StartsWith("## v", StringComparison.Ordinal));

        Assert.Equal(version, assembly);
        Assert.Equal(version, Path.GetFileName(LaidOutModule.Folder));
        Assert.Equal(version, newest.Split(' ')[1][1..]);
    }

    [Fact]
    public static void Manifest_IsADataFile()
    {
        using ModuleSession session = new ModuleSession(importModule: false);
        PSObject data = session.Invoke("[pscustomobject](Import-PowerShellDataFile $args[0]).PrivateData.PSData", LaidOutModule.Manifest).Output.Single();

        Assert.Contains("cidaas", (object[])data.Properties["Tags"].Value);
        Assert.NotEmpty((string)data.Properties["ReleaseNotes"].Value);
    }

    [Theory]
    [InlineData("7.0.13")]
    [InlineData("7.3.12")]
    public static void EarlierPowerShell_IsRefusedWithWhatToDo(string version)
    {
        // In a process of its own: the table belongs to the whole process.
        ShellRun run = ShellRun.Start(
            "-NoProfile",
            "-Command",
            $"Remove-Module UserMigration; $PSVersionTable.PSVersion = [version] '{version}'; Import-Module '{LaidOutModule.Manifest}' -ErrorAction Stop");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains($"needs PowerShell 7.4 or later, or Windows PowerShell 5.1. This is PowerShell {version}.", run.Errors.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public static void RemovedModule_LeavesNoTypes_AndComesBack()
    {
        using ModuleSession session = new ModuleSession();
        const string Former = "([pscustomobject]@{ email = 'x' } | Test-MigrationRecord 3> $null).psbase.Issues[0].Mend";

        session.Invoke("Remove-Module UserMigration");
        Assert.Empty(session.Invoke("Get-TypeData UserMigration.*").Output);
        session.Invoke("Import-Module $args[0]; Import-Module $args[0] -Force", LaidOutModule.Manifest);

        Assert.NotEmpty(session.Invoke(Former).Text);
    }

    [Theory]
    [InlineData("System.Management.Automation.dll")]
    [InlineData("PowerShellStandard.Library.dll")]
    [InlineData("Microsoft.CodeCoverage.dll")]
    public static void Layout_LeavesOutWhatTheHostHas(string file) =>
        Assert.Empty(Directory.GetFiles(LaidOutModule.Folder, file, SearchOption.AllDirectories));

    [Theory]
    [InlineData("bin/net8.0/UserMigration.Engine.dll")]
    [InlineData("bin/net472/UserMigration.Engine.dll")]
    [InlineData("bin/net8.0/PhoneNumbers.dll")]
    [InlineData("bin/net472/PhoneNumbers.dll")]
    [InlineData("bin/net472/System.Text.Json.dll")]
    [InlineData("bin/net472/TimeZoneConverter.dll")]
    [InlineData("bin/net472/BouncyCastle.Cryptography.dll")]
    [InlineData("bin/net8.0/BouncyCastle.Cryptography.dll")]
    [InlineData("sandbox/UserMigration.Sandbox.dll")]
    [InlineData("sandbox/runtimes/win-x64/native/e_sqlite3.dll")]
    [InlineData("sandbox/runtimes/win-arm64/native/e_sqlite3.dll")]
    [InlineData("sandbox/runtimes/linux-x64/native/libe_sqlite3.so")]
    [InlineData("sandbox/runtimes/linux-arm64/native/libe_sqlite3.so")]
    [InlineData("sandbox/runtimes/osx-x64/native/libe_sqlite3.dylib")]
    [InlineData("sandbox/runtimes/osx-arm64/native/libe_sqlite3.dylib")]
    [InlineData("en-US/UserMigration.Module.dll-Help.xml")]
    [InlineData("CHANGELOG.md")]
    [InlineData("LICENSE")]
    [InlineData("Examples/map-akamai.psd1")]
    [InlineData("Examples/quickstart.ps1")]
    public static void Layout_HasWhatEachMachineNeeds(string file) => Assert.True(File.Exists(Path.Combine(LaidOutModule.Folder, file)), file);

    [Fact]
    public static void EveryCmdlet_HasAnApprovedVerb()
    {
        using ModuleSession session = new ModuleSession();

        string[] approved = typeof(VerbsCommon).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(VerbsCommon).Namespace && type.Name.StartsWith("Verbs", StringComparison.Ordinal) && type.IsPublic)
            .SelectMany(type => type.GetFields())
            .Select(verb => (string)verb.GetRawConstantValue()!)
            .ToArray();

        Assert.All(
            session.Invoke("(Get-Module UserMigration).ExportedCmdlets.Values | ForEach-Object Verb").Output,
            verb => Assert.Contains(verb.ToString(), approved));
    }

    [Fact]
    public static void EveryFileOfTheModule_ParsesWithoutError()
    {
        foreach (string file in Directory.GetFiles(LaidOutModule.Folder, "*.ps*1", SearchOption.AllDirectories))
        {
            System.Management.Automation.Language.Parser.ParseFile(file, out _, out System.Management.Automation.Language.ParseError[] errors);
            Assert.True(errors.Length == 0, file);
        }
    }
}
