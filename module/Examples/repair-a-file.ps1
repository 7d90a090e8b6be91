<#
.SYNOPSIS
Writes a repaired copy of a datafile, and tells what was repaired and what is still wrong.
.DESCRIPTION
Only repairs that can't change what a value means are made. Malformed rows stand in the copy as they were read, and
records that are still wrong too: mend both in the copy, or let the upload reject them.
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

$repaired = [ordered]@{}
$found = [ordered]@{}
Import-MigrationCsv $Path -WarningAction SilentlyContinue |
    Repair-MigrationRecord -Safe -AttributeType $AttributeType |
    Test-MigrationRecord -AttributeType $AttributeType -UniqueKey $UniqueKey -WarningAction SilentlyContinue |
    Export-MigrationCsv $Destination -PassThru |
    ForEach-Object {
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
