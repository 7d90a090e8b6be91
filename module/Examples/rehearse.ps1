<#
.SYNOPSIS
Goes through an upload without sending anything: what would be created, and what would be rejected.
.EXAMPLE
./rehearse.ps1 users.csv -Uri https://my-app.eu.janraincapture.example.com -Credential (Get-Credential)
#>
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [uri] $Uri,
    [Parameter(Mandatory)] [pscredential] $Credential
)

$ErrorActionPreference = 'Stop'
$null = Connect-IdentityStore -Target Akamai -Uri $Uri -Credential $Credential
Import-MigrationCsv $Path |
    Test-MigrationRecord -UniqueKey email |
    ConvertTo-IdentityRecord -Target Akamai |
    Invoke-BulkUserCreate -BatchSize 1000 -WhatIf |
    Where-Object Status -NE 'WouldCreate'
