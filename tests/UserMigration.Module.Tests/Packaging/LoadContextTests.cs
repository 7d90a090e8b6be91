using System;
using System.Globalization;
using System.Linq;
using System.Runtime.Loader;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Packaging;

/// <summary>The module beside a host that has packages of its own: this process has another CsvHelper.</summary>
public static class LoadContextTests
{
    private const string ImportOne = "Import-MigrationCsv $args[0] | Test-MigrationRecord | ForEach-Object { $_.email }";

    [Fact]
    public static void Module_ReadsWithItsOwnCsvHelper_WhereTheHostHasLoadedAnother()
    {
        using CsvHelper.CsvReader other = new CsvHelper.CsvReader(new System.IO.StringReader("a\n1\n"), CultureInfo.InvariantCulture);
        Assert.True(other.Read());
        using TestFolder folder = new TestFolder();
        using ModuleSession session = new ModuleSession();

        Assert.Equal("one@example.com", session.Invoke(ImportOne, folder.File("users.csv", "email\none@example.com\n")).Text);

        Assert.Equal(33, VersionOf(AssemblyLoadContext.Default, "CsvHelper")!.Major);
        AssemblyLoadContext own = AssemblyLoadContext.All.Single(context => context.Assemblies.Any(assembly => assembly.GetName().Name == "UserMigration.Engine"));
        Assert.NotSame(AssemblyLoadContext.Default, own);
        Assert.Equal(34, VersionOf(own, "CsvHelper")!.Major);
    }

    [Theory]
    [InlineData("UserMigration.Engine")]
    [InlineData("UserMigration.Module")]
    [InlineData("Polly.Core")]
    public static void DefaultContext_HasNothingOfTheModuleButItsModel(string assembly)
    {
        using ModuleSession session = new ModuleSession();
        session.Invoke("Get-IdentityStore");

        Assert.Null(VersionOf(AssemblyLoadContext.Default, assembly));
        Assert.NotNull(VersionOf(AssemblyLoadContext.Default, "UserMigration"));
    }

    [Fact]
    public static void PackageThatVerifiesHashes_IsLoadedWhenItIsNeeded_AndBesideTheHosts()
    {
        using ModuleSession session = new ModuleSession();
        session.Invoke("$s = [securestring]::new(); $s.AppendChar('a'); Test-PasswordHash '$2a$10$k87L/MF28Q673VKh8/cPi.SUl7MU/rWuSiIDDFayrKk/1tBsSQu4u' $s");

        Assert.Null(VersionOf(AssemblyLoadContext.Default, "BouncyCastle.Cryptography"));
        Assert.NotNull(VersionOf(AssemblyLoadContext.All.Single(context => context.Name == "UserMigration"), "BouncyCastle.Cryptography"));
    }

    [Fact]
    public static void ImportForce_Twice_StillExportsEverything()
    {
        using TestFolder folder = new TestFolder();
        using ModuleSession session = new ModuleSession();
        string file = folder.File("users.csv", "email\none@example.com\n");
        int before = session.Invoke("(Get-Module UserMigration).ExportedCmdlets.Keys").Output.Count;

        session.Invoke("Import-Module $args[0] -Force; Import-Module $args[0] -Force", LaidOutModule.Manifest);

        Assert.Equal(before, session.Invoke("(Get-Module UserMigration).ExportedCmdlets.Keys").Output.Count);
        Assert.Equal("one@example.com", session.Invoke(ImportOne, file).Text);
    }

    [Fact]
    public static void RemoveModule_TakesTheCmdletsAway_AndANewImportBringsThemBack()
    {
        using TestFolder folder = new TestFolder();
        using ModuleSession session = new ModuleSession();

        session.Invoke("Remove-Module UserMigration");
        Assert.Empty(session.Invoke("Get-Command Import-MigrationCsv -ErrorAction SilentlyContinue").Output);

        session.Invoke("Import-Module $args[0]", LaidOutModule.Manifest);
        Assert.Equal("one@example.com", session.Invoke(ImportOne, folder.File("users.csv", "email\none@example.com\n")).Text);
    }

    [Fact]
    public static void SessionsOfRunspaces_AreTheirOwn()
    {
        using ModuleSession first = new ModuleSession();
        using ModuleSession second = new ModuleSession();
        first.Invoke("$null = Connect-IdentityStore Akamai http://127.0.0.1:9 ([pscredential]::new('c', [securestring]::new())) -NoVerify");

        Assert.Equal("c", first.Invoke("(Get-IdentityStore).ClientId").Text);
        Assert.Empty(second.Invoke("Get-IdentityStore").Output);
    }

    private static Version? VersionOf(AssemblyLoadContext context, string assembly) =>
        context.Assemblies.Select(loaded => loaded.GetName()).FirstOrDefault(name => name.Name == assembly)?.Version;
}
