using System.Collections.Generic;

namespace UserMigration.Benchmarks;

/// <summary>The pipelines that are measured. $File is the datafile, $Folder an empty folder; . { process { } } throws away.</summary>
internal static class Pipelines
{
    /// <summary>The name of the one that has no script: reading without PowerShell.</summary>
    public const string Raw = "raw";

    /// <summary>The name of the one that compares two exports, of which the later one lies beside the file.</summary>
    public const string Compare = "compare";

    /// <summary>The script of each, by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [Raw] = string.Empty,
        ["import"] = "Import-MigrationCsv $File | . { process { } }",
        ["test"] = "Import-MigrationCsv $File | Test-MigrationRecord | . { process { } }",
        ["measure"] = "Import-MigrationCsv $File | Measure-MigrationRecord | . { process { } }",
        ["convert"] = "Import-MigrationCsv $File | Test-MigrationRecord | ConvertTo-IdentityRecord Akamai | . { process { } }",
        ["cidaas"] = "Import-MigrationCsv $File | Test-MigrationRecord | ConvertTo-IdentityRecord Cidaas | . { process { } }",
        ["unique"] = "Import-MigrationCsv $File | Test-MigrationRecord -UniqueKey email | ConvertTo-IdentityRecord Akamai | . { process { } }",

        // The schema is that of the sandbox; what it calls unique is searched for duplicates too.
        ["schema"] = """
            Import-MigrationCsv $File | Test-MigrationRecord -Schema "$([AppContext]::BaseDirectory)user.json" -UniqueKey email |
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

        // The time is that of the second upload alone: over records that are ready, all done by the first.
        ["resume"] = """
            $sandbox = Start-MigrationSandbox
            try {
                $null = $sandbox | Connect-IdentityStore
                $records = @(Import-MigrationCsv $File | ConvertTo-IdentityRecord Akamai)
                $records | Invoke-BulkUserCreate -RateLimit 0 -BatchSize 100 -Workers 4 -RunPath "$Folder/run" | . { process { } }
                $watch.Restart()
                $records | Invoke-BulkUserCreate -RateLimit 0 -BatchSize 100 -Workers 4 -RunPath "$Folder/run" -SummaryVariable summary > $null
                $watch.Stop()
                if ($summary.FromJournal -ne $Rows) { throw "$summary" }
            }
            finally { Stop-MigrationSandbox $sandbox }
            """,
    };
}
