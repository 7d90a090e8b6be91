<#
.SYNOPSIS
Tells what is wrong with a datafile, before anything is sent: how often each rule found something, and where first.
.EXAMPLE
./check-a-file.ps1 users.csv -UniqueKey email
#>
param(
    [Parameter(Mandatory)] [string] $Path,
    [string[]] $UniqueKey = @()
)

$ErrorActionPreference = 'Stop'
$found = [ordered]@{}
$records = 0
Import-MigrationCsv $Path -WarningAction SilentlyContinue |
    Test-MigrationRecord -UniqueKey $UniqueKey -WarningAction SilentlyContinue |
    ConvertTo-IdentityRecord -Target Akamai |
    ForEach-Object {
        $records++
        foreach ($issue in $_.Issues) {
            $key = "$($issue.Severity) $($issue.RuleId) $($issue.Attribute)"
            if (-not $found.Contains($key)) {
                $found[$key] = [pscustomobject]@{ Rule = $key; Count = 0; First = $issue.Line; Mend = $issue.Mend }
            }

            $found[$key].Count++
        }
    }

"$records records"
foreach ($rule in $found.Values) {
    "$($rule.Count) x $($rule.Rule), first on line $($rule.First). $($rule.Mend)"
}
