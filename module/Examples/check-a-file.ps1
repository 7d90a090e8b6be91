<#
.SYNOPSIS
Shows what is wrong with a datafile before anything is sent: the number of findings of each rule, and the first line.
.DESCRIPTION
Exits with 0 if every record is valid, with 2 if a record has an Error, and with 1 if the check did not complete.
.EXAMPLE
./check-a-file.ps1 users.csv -UniqueKey email
#>
param(
    [Parameter(Mandatory)] [string] $Path,
    [string[]] $UniqueKey = @()
)

$ErrorActionPreference = 'Stop'
$exitCode = 1
try {
    $found = [ordered]@{}
    $records = 0
    $invalid = 0
    Import-MigrationCsv $Path -WarningAction SilentlyContinue |
        Test-MigrationRecord -UniqueKey $UniqueKey -WarningAction SilentlyContinue |
        ConvertTo-IdentityRecord -Target Akamai |
        ForEach-Object {
            $records++
            $invalid += [int] (-not $_.IsValid)
            foreach ($issue in $_.Issues) {
                $key = "$($issue.Severity) $($issue.RuleId) $($issue.Attribute)"
                if (-not $found.Contains($key)) {
                    $found[$key] = [pscustomobject]@{ Rule = $key; Count = 0; First = $issue.Line; Recommendation = $issue.Recommendation }
                }

                $found[$key].Count++
            }
        }

    "$records records, $invalid of them with an Error"
    foreach ($rule in $found.Values) {
        "$($rule.Count) x $($rule.Rule), first on line $($rule.First). $($rule.Recommendation)"
    }

    $exitCode = if ($invalid) { 2 } else { 0 }
}
catch {
    $host.UI.WriteErrorLine("$_")
}
finally {
    exit $exitCode
}
