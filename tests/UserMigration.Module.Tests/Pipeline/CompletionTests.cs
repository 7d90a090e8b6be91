using System.IO;
using System.Linq;
using System.Management.Automation;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Pipeline;

/// <summary>What the Tab key offers.</summary>
public static class CompletionTests
{
    private const string Schema = """{"attr_defs":[{"name":"email","type":"string"},{"name":"loyaltyNumber","type":"string"}]}""";

    [Fact]
    public static void WhereObject_OffersTheColumnsOfTheFile_BeforeOurOwnMembers()
    {
        string[] found = Complete("Import-MigrationCsv users.csv | Where-Object ");

        Assert.Equal(["email", "'Vor name'", "country"], found.Take(3));
        Assert.Contains("IsValid", found);
    }

    [Theory]
    [InlineData("Import-MigrationCsv users.csv | Test-MigrationRecord | Select-Object co", "country")]
    [InlineData("Import-MigrationCsv users.csv | Where-Object email -eq x | Sort-Object co", "country")]
    [InlineData("Import-MigrationCsv users.csv | ForEach-Object co", "country")]
    [InlineData("Import-MigrationCsv semicolon.csv -Delimiter ';' | Where-Object to", "town")]
    public static void OtherCommands_OfferThemToo(string line, string expected) => Assert.Equal([expected], Complete(line).Where(text => text == expected));

    [Fact]
    public static void VariableWithRecords_OffersTheirColumns() =>
        Assert.Equal(["country"], Complete("$records | Where-Object co", "$records = @(Import-MigrationCsv users.csv)").Where(text => text == "country"));

    [Fact]
    public static void OtherPipelines_AreCompletedByPowerShell()
    {
        string[] found = Complete("Get-ChildItem | Where-Object Last");

        Assert.Contains("LastWriteTime", found);
        Assert.DoesNotContain("email", found);
    }

    [Theory]
    [InlineData("Import-MigrationCsv users.csv | Test-MigrationRecord -UniqueKey co", "country")]
    [InlineData("Test-MigrationRecord -Schema my.schema.json -UniqueKey loy", "loyaltyNumber")]
    [InlineData("Get-IdentityUser x -KeyAttribute primaryAddress.ci", "primaryAddress.city")]
    [InlineData("Compare-MigrationCsv users.csv users.csv -Key co", "country")]
    [InlineData("Connect-IdentityStore -Scope cidaas:f", "cidaas:field_setup_read")]
    [InlineData("Import-MigrationCsv x.csv -Delimiter ", "';'")]
    [InlineData("Get-MigrationRun ", "users.run")]
    [InlineData("Get-MigrationRun -RunPath ./us", "./users.run")]
    [InlineData("Get-IdentitySchema -EntityType ", "user")]
    public static void Values_AreOffered(string line, string expected) => Assert.Contains(expected, Complete(line));

    [Fact]
    public static void OnlyRunFolders_AreOffered() => Assert.Equal(["users.run"], Complete("Get-MigrationRun -RunPath "));

    [Fact]
    public static void SchemaThatWasRead_IsRemembered() =>
        Assert.Contains("loyaltyNumber", Complete("Get-IdentityUser x -KeyAttribute loy", "$null = Get-IdentitySchema my.schema.json"));

    [Fact]
    public static void SchemaOfAnotherStore_IsNotOffered() =>
        Assert.Contains("given_name", Complete("Import-MigrationCsv users.csv | Test-MigrationRecord -Target Cidaas -UniqueKey given", "$null = Get-IdentitySchema my.schema.json"));

    private static string[] Complete(string line, string before = "")
    {
        using TestFolder folder = new TestFolder();
        folder.File("users.csv", "email,Vor name,country\nann@example.com,Ann,DE\n");
        folder.File("semicolon.csv", "email;town\nann@example.com;Bonn\n");
        folder.File("my.schema.json", Schema);
        Directory.CreateDirectory(Path.Combine(folder.Path, "users.run"));
        Directory.CreateDirectory(Path.Combine(folder.Path, "other"));
        File.WriteAllText(Path.Combine(folder.Path, "users.run", "manifest.json"), "{}");
        using ModuleSession session = new ModuleSession();
        session.Invoke("Set-Location $args[0]; Get-Command TabExpansion2 -ErrorAction Ignore", folder.Path);
        session.Invoke(". ([scriptblock]::Create($args[0]))", before);
        using PowerShell shell = PowerShell.Create(session.Runspace);
        return CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches.Select(match => match.CompletionText).ToArray();
    }
}
