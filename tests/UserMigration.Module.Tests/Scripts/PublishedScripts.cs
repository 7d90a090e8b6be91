using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using UserMigration.Module.Tests.Hosting;

namespace UserMigration.Module.Tests.Scripts;

/// <summary>The scripts that are published, read from where they are published.</summary>
internal static partial class PublishedScripts
{
    private const string Upload = "users.csv.akamai.run";

    public static IReadOnlyList<PublishedScript> All { get; } =
    [
        new PublishedScript("docs/how-to/unattended.md", Blocks("docs/how-to/unattended.md").Single(), string.Empty, "users.csv", Upload) { ExitCode = Uploading },
        new PublishedScript("about_UserMigration", Topic("about_UserMigration").Single(), string.Empty, "users.csv", Upload) { ExitCode = Uploading },
        new PublishedScript("Get-Help Invoke-BulkUserCreate", Help("Invoke-BulkUserCreate -SummaryVariable"), string.Empty, "users.csv", Upload) { ExitCode = Uploading },
        new PublishedScript("Get-Help Compare-IdentityUser", Help("Compare-IdentityUser"), string.Empty, "users.csv", null)
        {
            ExitCode = found => found switch
            {
                ScriptCase.AllWell or ScriptCase.RecordFailed => 2,
                ScriptCase.RecordUnresolved or ScriptCase.RefusedRunFolder => null,
                _ => Uploading(found),
            },
        },
        new PublishedScript("Get-Help Invoke-BulkUserDelete", Help("Invoke-BulkUserDelete"), string.Empty, "users.csv", "dress-rehearsal.run")
        {
            ExitCode = found => found is ScriptCase.RecordFailed ? 0 : Uploading(found),
        },
        new PublishedScript("about_UserMigration_Procedures: sync", Topic("about_UserMigration_Procedures").First(), string.Empty, "exports/now.csv", null)
        {
            Target = "Cidaas",
            ExitCode = found => found == ScriptCase.RefusedRunFolder ? null : WithASession(found),
            Preparation = "$null = New-Item exports, changes -ItemType Directory; 'sub,email' | Set-Content exports/last.csv; $null = Get-IdentitySchema -OutFile store.schema.json",
        },
        new PublishedScript("about_UserMigration_Procedures: queue", Topic("about_UserMigration_Procedures").Last(), string.Empty, "queue/1.csv", "queue/1.csv.run")
        {
            Target = "Cidaas",
            ExitCode = found => found == ScriptCase.MissingFile ? 0 : WithASession(found),
            Preparation = "$null = New-Item queue, done -ItemType Directory",
        },
        Example("upload.ps1", $"users.csv {Connection} -RateLimit 0", Upload),
        Example("rehearse.ps1", $"users.csv {Connection}", null) with
        {
            ExitCode = found => found switch
            {
                ScriptCase.WrongCredential or ScriptCase.RefusedRunFolder or ScriptCase.RecordUnresolved => null,
                _ => Uploading(found),
            },
        },
        Example("repair-a-few.ps1", "users.csv -RunPath repair.run", "repair.run") with { ExitCode = WithASession },
        Example("sync.ps1", $"export.csv -Folder sync -Target Cidaas {Connection} -RateLimit 0", "sync/changes.csv.run") with
        {
            Target = "Cidaas",
            Input = "export.csv",
            Preparation = "$null = New-Item sync -ItemType Directory; 'sub,email' | Set-Content sync/last.csv",
        },
        Example("unattended.ps1", "users.csv -Uri URI -CredentialPath ./credential.xml -RateLimit 0", Upload),
        Example("check-a-file.ps1", "users.csv", null) with { ExitCode = Checking },
        Example("repair-a-file.ps1", "users.csv users.clean.csv", null) with { ExitCode = Checking },
    ];

    private static string Connection => "-Uri URI -Credential (Import-Clixml ./credential.xml)";

    private static int? Uploading(ScriptCase found) => found switch
    {
        ScriptCase.AllWell => 0,
        ScriptCase.RecordFailed => 2,
        ScriptCase.RecordUnresolved => 3,
        _ => 5,
    };

    // Such a script takes the session of its caller: the first call that is refused is one of the run.
    private static int? WithASession(ScriptCase found) => found == ScriptCase.WrongCredential ? 4 : Uploading(found);

    private static int? Checking(ScriptCase found) => found switch
    {
        ScriptCase.AllWell => 0,
        ScriptCase.MissingFile or ScriptCase.IllegalHeader => 1,
        ScriptCase.RecordFailed => 2,
        _ => null,
    };

    private static PublishedScript Example(string name, string arguments, string? runFolder) =>
        new PublishedScript(name, File.ReadAllText(Path.Combine(LaidOutModule.Folder, "Examples", name)), arguments, "users.csv", runFolder) { ExitCode = Uploading };

    private static IEnumerable<string> Blocks(string file) => Fenced()
        .Matches(File.ReadAllText(Path.Combine(LaidOutModule.Repository, file)))
        .Select(match => match.Groups[1].Value)
        .Where(HasExit);

    private static IEnumerable<string> Topic(string name) => Indented()
        .Matches(File.ReadAllText(Path.Combine(LaidOutModule.Folder, "en-US", name + ".help.txt")))
        .Select(match => match.Value)
        .Where(HasExit);

    private static string Help(string part) => Code()
        .Matches(File.ReadAllText(Path.Combine(LaidOutModule.Folder, "en-US", "UserMigration.Module.dll-Help.xml")))
        .Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))
        .Single(text => HasExit(text) && text.Contains(part, StringComparison.Ordinal));

    private static bool HasExit(string text) => text.Contains("exit $", StringComparison.Ordinal);

    [GeneratedRegex("```powershell[^\n]*\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex("(?:^        .*\n|^\n(?=        ))+", RegexOptions.Multiline)]
    private static partial Regex Indented();

    [GeneratedRegex("<dev:code>(.*?)</dev:code>", RegexOptions.Singleline)]
    private static partial Regex Code();
}
