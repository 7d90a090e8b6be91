using System.Collections.Generic;

namespace UserMigration.Benchmarks;

/// <summary>The pipelines that are measured. $File is the datafile, $Folder an empty folder; . { process { } } discards the output.</summary>
internal static class Pipelines
{
    /// <summary>The name of the one that has no script: reading without PowerShell.</summary>
    public const string Raw = "raw";

    /// <summary>The name of the one that compares two exports, of which the later one is beside the file.</summary>
    public const string Compare = "compare";

    /// <summary>The script of each, by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [Raw] = string.Empty,
        ["trivial"] = "New-TrivialObject $Rows | Copy-TrivialObject | Copy-TrivialObject | . { process { } }",
        ["trivial-one"] = "New-TrivialObject $Rows | . { process { } }",
        ["import-csv"] = "Import-Csv $File | . { process { } }",
        ["import"] = "Import-MigrationCsv $File | . { process { } }",
        ["test"] = "Import-MigrationCsv $File | Test-MigrationRecord | . { process { } }",
        ["measure"] = "Import-MigrationCsv $File | Measure-MigrationRecord | . { process { } }",
        ["convert"] = "Import-MigrationCsv $File | Test-MigrationRecord | ConvertTo-IdentityRecord Akamai | . { process { } }",
        ["cidaas"] = "Import-MigrationCsv $File | Test-MigrationRecord | ConvertTo-IdentityRecord Cidaas | . { process { } }",
        ["unique"] = "Import-MigrationCsv $File | Test-MigrationRecord -UniqueKey email | ConvertTo-IdentityRecord Akamai | . { process { } }",

        // The schema is that of the sandbox; the attributes that it declares unique are also searched for duplicates.
        ["schema"] = """
            Import-MigrationCsv $File | Test-MigrationRecord -Schema "$(Split-Path $Cmdlets)/user.json" -UniqueKey email |
                ConvertTo-IdentityRecord Akamai | . { process { } }
            """,
        [Compare] = """
            $found = Compare-MigrationCsv $File "$File.later" -Key email -OutFile "$Folder/changes.csv"
            if ($found.Created + 2 * $found.Deleted -ne $found.Updated -or -not $found.Created) { throw "$found" }
            """,
        ["upload"] = """
            $sandbox = Start-MigrationSandbox
            try {
                $null = $sandbox | Connect-IdentityStore
                Import-MigrationCsv $File | Test-MigrationRecord | ConvertTo-IdentityRecord Akamai |
                    Invoke-BulkUserCreate -RateLimit 0 -BatchSize 100 -Workers 4 -RunPath "$Folder/run" -SummaryVariable summary |
                    . { process { } }
                if (-not $summary.IsBalanced -or $summary.Created -ne $summary.StoreCount) { throw "$summary" }
            }
            finally { Stop-MigrationSandbox $sandbox }
            """,

        // The upload by itself: the records are ready before the time starts.
        ["upload-stage"] = """
            $sandbox = Start-MigrationSandbox
            try {
                $null = $sandbox | Connect-IdentityStore
                $records = @(Import-MigrationCsv $File | ConvertTo-IdentityRecord Akamai)
                $process.Refresh()
                $before = $process.TotalProcessorTime
                $watch.Restart()
                $records | Invoke-BulkUserCreate -RateLimit 0 -BatchSize 100 -Workers 4 -RunPath "$Folder/run" -SummaryVariable summary | . { process { } }
                $watch.Stop()
                if ($summary.Created -ne $Rows) { throw "$summary" }
            }
            finally { Stop-MigrationSandbox $sandbox }
            """,

        // The time is that of the second upload only: over records that are ready, all done by the first.
        ["resume"] = """
            $sandbox = Start-MigrationSandbox
            try {
                $null = $sandbox | Connect-IdentityStore
                $records = @(Import-MigrationCsv $File | ConvertTo-IdentityRecord Akamai)
                $records | Invoke-BulkUserCreate -RateLimit 0 -BatchSize 100 -Workers 4 -RunPath "$Folder/run" | . { process { } }
                $process.Refresh()
                $before = $process.TotalProcessorTime
                $watch.Restart()
                $records | Invoke-BulkUserCreate -RateLimit 0 -BatchSize 100 -Workers 4 -RunPath "$Folder/run" -SummaryVariable summary > $null
                $watch.Stop()
                if ($summary.FromJournal -ne $Rows) { throw "$summary" }
            }
            finally { Stop-MigrationSandbox $sandbox }
            """,

        // The script that users write without the module: a call for each of the first rows, without a check, a journal or a second try.
        ["rest-method"] = """
            $Rows = [Math]::Min($Rows, 5000)
            $sandbox = Start-MigrationSandbox
            try {
                $secret = "$($sandbox.ClientId):$(ConvertFrom-SecureString $sandbox.ClientSecret -AsPlainText)"
                $headers = @{ Authorization = 'Basic ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($secret)) }
                $process.Refresh()
                $before = $process.TotalProcessorTime
                $watch.Restart()
                Import-Csv $File | Select-Object -First $Rows | ForEach-Object {
                    $user = @{ email = $_.email; givenName = $_.givenName; familyName = $_.familyName; displayName = $_.displayName; gender = $_.gender
                        password = ConvertFrom-Json $_.password; primaryAddress = @{ city = $_.'primaryAddress.city' }; mobileNumber = $_.mobileNumber }
                    $answer = Invoke-RestMethod "$($sandbox.Uri)entity.create" -Method Post -Headers $headers -Body @{
                        type_name = 'user'; attributes = ConvertTo-Json $user -Compress -Depth 5 }
                    if ($answer.stat -ne 'ok') { throw "$answer" }
                }
                $watch.Stop()
            }
            finally { Stop-MigrationSandbox $sandbox }
            """,
    };
}
