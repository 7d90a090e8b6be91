using System;
using System.IO;
using System.Linq;
using UserMigration.Module.Tests.Hosting;
using UserMigration.Module.Tests.Packaging;

namespace UserMigration.Module.Tests.Docs;

/// <summary>What a reader of a page has before the first command: a folder with files, a store, an SFTP server.</summary>
internal sealed class PageStage : IDisposable
{
    private static readonly string[] s_targets = ["Akamai", "Cidaas", "Scim", "PingOne"];
    private static readonly string[] s_addresses = ["https://my-app.eu.janraincapture.example.com", "https://my-tenant.example.com", "https://host.example.com/scim/v2", "https://login.example.com"];

    private readonly TestFolder _folder = new TestFolder();
    private readonly ModuleSession _session = new ModuleSession();
    private readonly ExampleServer? _server;
    private readonly string _store;

    /// <summary>Prepares the stage of a page.</summary>
    /// <param name="page">The page.</param>
    public PageStage(DocumentedPage page)
    {
        // The only kind of store that the page names, otherwise the usual one.
        string[] named = [.. s_targets.Where(name => page.Text.Contains("-Target " + name, StringComparison.Ordinal))];
        string target = named.Length == 1 ? named[0] : s_targets[0];
        _session.Invoke("$ErrorActionPreference = 'Stop'; $WarningPreference = 'SilentlyContinue'; Set-Location $args[0]", _folder.Path);
        if (page.Text.Contains("sftp.example.com", StringComparison.Ordinal))
        {
            _server = ExampleServer.Start(_session, _folder);
            _server.AddResult("success.csv", "batch,line,uuid\n1,2,6c5f0a8e-8a53-4a6e-9d3c-0f4c1a2b3c4d\n");
            _server.AddResult("fail.csv", "batch,line,error\n1,3,Invalid date\n");
        }

        if (page.Text.Contains("Start-MigrationSandbox", StringComparison.Ordinal))
        {
            _store = string.Empty;
            return;
        }

        foreach (string script in Directory.GetFiles(Path.Combine(LaidOutModule.Folder, "Examples"), "*.ps1"))
        {
            File.Copy(script, _folder.File(Path.GetFileName(script)));
        }

        // The same users with an identifier, as Akamai has them; and a file that a spreadsheet saved.
        _session.Invoke(
            """
            $null = New-MigrationSample users.csv -Count 20 -Target $args[0]
            $null = New-MigrationSample users.later.csv -Count 21 -Target $args[0]
            $null = New-MigrationSample akamai.csv -Count 20
            Import-Csv akamai.csv | Select-Object @{ n = 'uuid'; e = { [guid]::NewGuid() } }, * | Export-Csv akamai-export.csv
            [IO.File]::WriteAllText("$PWD/from-excel.csv", "email;givenName`njana@example.com;Jürgen`n", [Text.Encoding]::Latin1)
            $global:stageStore = Start-MigrationSandbox -Target $args[0]
            function global:Get-Credential { $stageStore.Credential }
            $null = $stageStore | Connect-IdentityStore
            """,
            target);
        _store = _session.Invoke("\"$($stageStore.Uri)\"").Text;
    }

    /// <summary>Runs the commands of a block, as a reader does: at the prompt, or saved in a file.</summary>
    /// <param name="block">The block.</param>
    /// <returns>The errors, and the exit code of a script if it is not 0.</returns>
    public string[] Run(DocumentedBlock block)
    {
        string code = s_addresses.Aggregate(_server?.Address(block.Code) ?? block.Code, (text, address) => text.Replace(address, _store, StringComparison.Ordinal));
        if (block.Script is not { } script)
        {
            return Describe(_session.Invoke(code));
        }

        _folder.File(script, code);
        ModuleSession.Invocation run = _session.Invoke("$global:LASTEXITCODE = 0; $null = & $args[0]; $global:LASTEXITCODE", "./" + script);
        return run.Text == "0" ? Describe(run) : [$"{script} ended with {run.Text}.", .. Describe(run)];
    }

    /// <summary>Evaluates an expression after the commands of the page.</summary>
    /// <param name="expression">The expression.</param>
    public string Evaluate(string expression) => _session.Invoke(expression).Text;

    public void Dispose()
    {
        _session.Invoke("if ($global:stageStore) { $global:stageStore | Stop-MigrationSandbox }");
        _session.Dispose();
        _server?.Dispose();
        _folder.Dispose();
    }

    private static string[] Describe(ModuleSession.Invocation run) => run.Errors.Select(error => error.ToString()).ToArray();
}
