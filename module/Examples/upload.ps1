<#
.SYNOPSIS
Uploads a datafile, at the rate that the store permits, and ends with the exit code of the run.
.DESCRIPTION
What was not created is written to the output; all of it stands in the run folder too (success.csv, fail.csv,
rejects.csv). Map and transforms are where most files need a change. A run that is refused before it starts ends with 5.
.EXAMPLE
./upload.ps1 users.csv -Uri https://my-app.eu.janraincapture.example.com -Credential (Get-Credential) -RateLimit 5
#>
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [uri] $Uri,
    [Parameter(Mandatory)] [pscredential] $Credential,
    [string] $EntityType = 'user',
    [double] $RateLimit = 1,
    [hashtable] $Map = @{},
    [hashtable] $Transform = @{}
)

# Without this an address that is refused would leave the session of before, and the upload would go there.
$ErrorActionPreference = 'Stop'
$summary = $null
trap {
    $host.UI.WriteErrorLine("$_")
    exit $(if ($summary) { $summary.ExitCode } else { 5 })
}

$null = Connect-IdentityStore -Target Akamai -Uri $Uri -Credential $Credential
Import-MigrationCsv $Path |
    Test-MigrationRecord -UniqueKey email |
    ConvertTo-IdentityRecord -Target Akamai -Map $Map -Transform $Transform |
    Invoke-BulkUserCreate -EntityType $EntityType -BatchSize 100 -RateLimit $RateLimit -SummaryVariable summary |
    Where-Object Status -NE 'Created'

$summary
exit $summary.ExitCode
