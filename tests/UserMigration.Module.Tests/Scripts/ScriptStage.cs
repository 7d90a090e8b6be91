using System;
using System.IO;
using System.Linq;
using UserMigration.Module.Tests.Hosting;

namespace UserMigration.Module.Tests.Scripts;

/// <summary>A folder in which a published script runs, with a sandbox, and with what a case makes wrong.</summary>
internal sealed class ScriptStage : IDisposable
{
    private const string Address = "https://my-app.eu.janraincapture.example.com";

    private readonly TestFolder _folder = new TestFolder();
    private readonly ModuleSession _session = new ModuleSession();

    private readonly bool _isSilent;

    public ScriptStage(PublishedScript script, ScriptCase found, string? address = null)
    {
        Script = script;
        _isSilent = address is not null;
        _session.Invoke(
            "$ErrorActionPreference = 'Stop'; Set-Location $args[0]; $global:sandbox = Start-MigrationSandbox -Target $args[1]; "
                + "$global:secret = $sandbox.ClientSecret; $null = $sandbox | Connect-IdentityStore",
            _folder.Path,
            script.Target);
        string sandbox = _session.Invoke("\"$($sandbox.Uri)\"").Text;
        Write("users.csv", "email,givenName\nanna@example.com,Anna\n");
        _session.Invoke(script.Preparation);
        Prepare(script, found);
        if (found == ScriptCase.WrongCredential)
        {
            _session.Invoke("$global:secret = ConvertTo-SecureString 'wrong' -AsPlainText -Force");
        }

        _session.Invoke("[pscredential]::new($sandbox.ClientId, $secret) | Export-Clixml credential.xml; Disconnect-IdentityStore");
        Store = address ?? (found == ScriptCase.NoSession ? "http://192.0.2.1/" : sandbox);
        if (script.NeedsSession && found != ScriptCase.NoSession)
        {
            _session.Invoke(Connect + " -ErrorAction SilentlyContinue");
        }
    }

    /// <summary>The script.</summary>
    public PublishedScript Script { get; }

    /// <summary>The folder that it runs in.</summary>
    public string Folder => _folder.Path;

    /// <summary>A command that connects, for scripts that leave it to their caller.</summary>
    public string Connect => $"$null = Connect-IdentityStore -Target {Script.Target} -Uri {Store} -Credential (Import-Clixml '{Path.Combine(Folder, "credential.xml")}') -NoVerify";

    private string Store { get; }

    /// <summary>Runs the script in this process; its exit code, as <c>pwsh -File</c> gives it.</summary>
    public int Run()
    {
        ModuleSession.Invocation run = _session.Invoke(
            "$global:LASTEXITCODE = 0; try { $null = " + Call("script.ps1") + " 6>$null 3>$null } catch { $global:LASTEXITCODE = 1 }; $global:LASTEXITCODE");
        return int.Parse(run.Text, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Writes the script, and says how it is called.</summary>
    public string Call(string name, string before = "")
    {
        // A store that answers nothing is for the calls of the run.
        string text = Script.Text.Replace(Address, Store, StringComparison.Ordinal);
        text = _isSilent ? text.Replace("Connect-IdentityStore -", "Connect-IdentityStore -NoVerify -", StringComparison.Ordinal) : text;
        return $"& '{Write(name, text.Replace("$ErrorActionPreference = 'Stop'", before + "\n$ErrorActionPreference = 'Stop'", StringComparison.Ordinal))}' "
            + Script.Arguments.Replace("URI", Store, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _session.Invoke("Stop-MigrationSandbox $sandbox");
        _session.Dispose();
        _folder.Dispose();
    }

    private void Prepare(PublishedScript script, ScriptCase found)
    {
        bool isCidaas = script.Target == "Cidaas";
        if (script.Input.EndsWith(".csv", StringComparison.Ordinal) && !(isCidaas && found == ScriptCase.MissingFile))
        {
            Write(script.Input, isCidaas ? Operations("1,anna@example.com") : "email,givenName\nanna@example.com,Anna\n");
        }

        string input = Path.Combine(Folder, script.Input);
        switch (found)
        {
            case ScriptCase.MissingFile when Directory.Exists(input):
                Directory.Delete(input, recursive: true);
                break;
            case ScriptCase.MissingFile:
                File.Delete(input);
                break;
            case ScriptCase.IllegalHeader:
                Write(script.Input, "email,sub,email\nanna@example.com,1,x\n");
                break;
            case ScriptCase.RefusedRunFolder when script.RunFolder is not null:
                Directory.CreateDirectory(Path.Combine(Folder, script.RunFolder));
                File.Delete(Path.Combine(Folder, script.RunFolder, "manifest.json"));
                Write(Path.Combine(script.RunFolder, "notes.txt"), "Not a run.");
                break;
            case ScriptCase.RecordFailed:
                Write(script.Input, isCidaas ? Operations("1,anna@example.com", "2,nobody") : "email,givenName\nanna@example.com,Anna\nnobody,Nobody\n");
                break;
            case ScriptCase.RecordUnresolved when script.RunFolder is null || isCidaas:
                _session.Invoke("$sandbox | Set-MigrationSandbox -Fault Omitted");
                break;
            case ScriptCase.RecordUnresolved:
                // An earlier command lost the answer, and its record had other values.
                _session.Invoke(
                    "$sandbox | Set-MigrationSandbox -Fault 'ResetAfter:first=1', 'CredentialsRevoked:after=1'; "
                        + "Import-MigrationCsv $args[0] | ConvertTo-IdentityRecord -Target Akamai -Map @{ familyName = @{ Constant = 'Other' } } | "
                        + "Invoke-BulkUserCreate -RunPath $args[1] -RateLimit 0 -ErrorAction SilentlyContinue | ForEach-Object { }; "
                        + "$sandbox | Set-MigrationSandbox -Fault @()",
                    script.Input,
                    script.RunFolder);
                break;
            default:
                break;
        }
    }

    // An export, or a change file where a queue of them is read.
    private string Operations(params string[] rows) => Script.Input.StartsWith("queue", StringComparison.Ordinal)
        ? "operation,sub,email\n" + string.Concat(rows.Select(row => $"create,{row}\n"))
        : "sub,email\n" + string.Concat(rows.Select(row => row + "\n"));

    private string Write(string name, string text) => _folder.File(name, text);
}
