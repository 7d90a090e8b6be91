<#
.SYNOPSIS
Uploads a datafile at the rate that the store permits, and exits with the exit code of the run.
.DESCRIPTION
Records that were not created are written to the output. The run folder has the records that were created (success.csv), and
those that were rejected, failed, are unresolved or were not sent (fail.csv). Fix the rows in rejects.csv; you can send those in
retry.csv again unchanged. Existing records are in none of these files.
Most files need changes to the map and the transforms.

Exit codes: 0: everything is done; 2: a record failed or was rejected; 3: a record is unresolved; 4: the run was stopped or
aborted; 5: the run did not start, because the file, the session or the run folder was refused; 1: an error after the run.
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

# Without this line, a refused address would leave the earlier session open, and the upload would go there.
$ErrorActionPreference = 'Stop'

# The value until a run has started. Without it, exit $summary.ExitCode would be exit 0 if there is no summary.
$summary = @{ ExitCode = 5 }
try {
    $null = Connect-IdentityStore -Target Akamai -Uri $Uri -Credential $Credential
    Import-MigrationCsv $Path |
        Test-MigrationRecord -UniqueKey email |
        ConvertTo-IdentityRecord -Target Akamai -Map $Map -Transform $Transform |
        Invoke-BulkUserCreate -EntityType $EntityType -BatchSize 100 -RateLimit $RateLimit -SummaryVariable summary |
        Where-Object Status -NE 'Created'

    $summary
}
catch {
    $host.UI.WriteErrorLine("$_")
    $summary = @{ ExitCode = [Math]::Max(1, $summary.ExitCode) }
}
finally {
    # In a finally block, this also works after Ctrl-C; otherwise pwsh -File would exit with 0.
    exit $summary.ExitCode
}
