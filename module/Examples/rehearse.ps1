<#
.SYNOPSIS
Rehearses an upload without sending anything: shows what would be created and what would be rejected.
.DESCRIPTION
Exits with the exit code of the run: 0 if every record would be sent, 2 if a record would be rejected, 4 if the run was
stopped, 5 if it did not start.
.EXAMPLE
./rehearse.ps1 users.csv -Uri https://my-app.eu.janraincapture.example.com -Credential (Get-Credential)
#>
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [uri] $Uri,
    [Parameter(Mandatory)] [pscredential] $Credential
)

$ErrorActionPreference = 'Stop'
$summary = @{ ExitCode = 5 }
try {
    $null = Connect-IdentityStore -Target Akamai -Uri $Uri -Credential $Credential
    Import-MigrationCsv $Path |
        Test-MigrationRecord -UniqueKey email |
        ConvertTo-IdentityRecord -Target Akamai |
        Invoke-BulkUserCreate -BatchSize 1000 -WhatIf -SummaryVariable summary |
        Where-Object Status -NE 'WouldCreate'
}
catch {
    $host.UI.WriteErrorLine("$_")
    $summary = @{ ExitCode = [Math]::Max(1, $summary.ExitCode) }
}
finally {
    exit $summary.ExitCode
}
