using System.Collections.Generic;
using System.Linq;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Packaging;

/// <summary>The examples of the help run as they are printed, where there are a sample named users.csv and a session with a sandbox.</summary>
public static class HelpExampleTests
{
    private const string FindsDifferences = "Compare-IdentityUser 2";

    public static IEnumerable<TheoryDataRow<string>> Examples() => HelpExample.All.Select(example => new TheoryDataRow<string>(example.Name));

    [Theory]
    [MemberData(nameof(Examples))]
    public static void Example_Runs(string name)
    {
        HelpExample example = HelpExample.All.Single(one => one.Name == name);
        using TestFolder folder = new TestFolder();
        using ModuleSession session = new ModuleSession();
        session.Invoke(
            "$null = New-MigrationSample $args[0] -Count 3; $global:store = if ($args[1]) { Start-MigrationSandbox }",
            folder.File("users.csv"),
            example.NeedsStore);
        try
        {
            Run(session, folder, example);
        }
        finally
        {
            session.Invoke("$store | Where-Object { $_ } | Stop-MigrationSandbox");
        }
    }

    [Fact]
    [Trait("Category", "Long")]
    public static void Examples_RunOneAfterAnother_InOneFolderAndWithOneStore()
    {
        using TestFolder folder = new TestFolder();
        using ModuleSession store = new ModuleSession();
        object sandbox = store.Invoke("Start-MigrationSandbox; $null = New-MigrationSample $args[0] -Count 10", folder.File("users.csv")).Output[0];
        try
        {
            foreach (HelpExample example in HelpExample.All)
            {
                using ModuleSession session = new ModuleSession();
                session.Invoke("$global:store = $args[0]", sandbox);
                Run(session, folder, example);
            }
        }
        finally
        {
            store.Invoke("$args[0] | Stop-MigrationSandbox", sandbox);
        }
    }

    private static void Run(ModuleSession session, TestFolder folder, HelpExample example)
    {
        using ExampleServer? server = example.NeedsServer ? ExampleServer.Start(session, folder) : null;
        session.Invoke("Set-Location $args[0]; if ($store) { $null = $store | Connect-IdentityStore -ErrorAction Stop }", folder.Path);
        string script = folder.File("example.ps1", server?.Address(example.Code) ?? example.Code);

        ModuleSession.Invocation run = session.Invoke("$global:LASTEXITCODE = 0; $null = & $args[0]; $global:LASTEXITCODE", script);

        Assert.Empty(run.Errors.Select(error => $"{example.Name}: {error}"));
        Assert.Equal((example.Name, example.Name == FindsDifferences ? "2" : "0"), (example.Name, run.Text));
    }
}
