<#
.SYNOPSIS
Writes a repaired copy of a datafile, and shows what was repaired and what is still wrong.
.DESCRIPTION
Only repairs that cannot change what a value means are made. The copy also contains malformed rows, as they were read, and
records that are still wrong: fix both in the copy, or let the upload reject them.

Exits with 0 if every record of the copy is valid, with 2 if a record still has an Error, and with 1 if there is no copy.
.EXAMPLE
./repair-a-file.ps1 users.csv users.clean.csv -AttributeType @{ newsletter = 'Boolean' } -UniqueKey email
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $Destination,
    [hashtable] $AttributeType = @{},
    [string[]] $UniqueKey = @()
)

$ErrorActionPreference = 'Stop'
$exitCode = 1
try {
    $repaired = [ordered]@{}
    $found = [ordered]@{}
    $invalid = 0
    Import-MigrationCsv $Path -WarningAction SilentlyContinue |
        Repair-MigrationRecord -Safe -AttributeType $AttributeType |
        Test-MigrationRecord -AttributeType $AttributeType -UniqueKey $UniqueKey -WarningAction SilentlyContinue |
        Export-MigrationCsv $Destination -PassThru |
        ForEach-Object {
            $invalid += [int] (-not $_.psbase.IsValid)
            foreach ($repair in $_.psbase.Repairs) {
                $repaired["$repair"] += 1
            }

            foreach ($issue in $_.psbase.Issues) {
                $found["$($issue.Severity) $($issue.RuleId) $($issue.Attribute)"] += 1
            }
        }

    'Repaired:'
    foreach ($item in $repaired.GetEnumerator()) {
        "  $($item.Value) x $($item.Key)"
    }

    'Found afterwards:'
    foreach ($item in $found.GetEnumerator()) {
        "  $($item.Value) x $($item.Key)"
    }

    $exitCode = if ($invalid) { 2 } else { 0 }
}
catch {
    $host.UI.WriteErrorLine("$_")
}
finally {
    exit $exitCode
}
