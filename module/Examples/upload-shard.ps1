<#
.SYNOPSIS
Uploads one shard of a datafile. Start it once for each shard, on one machine or on several.
.DESCRIPTION
All commands read the same datafile. Each uploads the records of its shard into a run folder of its own, which is named after the shard.
With -RateShare, a folder that all machines can write to, they share -RateLimit: all of them together never make more calls. Without it,
each uses its fixed part of -RateLimit.

A command that was killed is finished by the same command. Its exit codes are those of upload.ps1. When all have ended,
Get-MigrationRun *.run -Total shows one ledger, and New-MigrationReport *.run report.html creates one report.

shard.slurm starts this script as an array job of Slurm, and shard-job.yaml as an indexed job of Kubernetes.
.EXAMPLE
pwsh -NoProfile -NonInteractive -File ./upload-shard.ps1 /share/users.csv 3/8 -StoreProfile prod -RateLimit 40 -RateShare /share/rate
.EXAMPLE
./upload-shard.ps1 users.csv 1/2 -Target Akamai -Uri https://my-app.eu.janraincapture.example.com -CredentialPath ./credential.xml -RateLimit 4
#>
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $Shard,
    [string] $ShardKey = 'email',
    [string] $StoreProfile,
    [string] $Target = 'Akamai',
    [uri] $Uri,
    [string] $CredentialPath,
    [double] $RateLimit = 1,
    [string] $RateShare
)

$ErrorActionPreference = 'Stop'
$summary = @{ ExitCode = 5 }
try {
    $connection = if ($StoreProfile) {
        @{ Profile = $StoreProfile }
    }
    else {
        @{ Target = $Target; Uri = $Uri; Credential = Import-Clixml -LiteralPath $CredentialPath }
    }

    $null = Connect-IdentityStore -NonInteractive @connection
    $rate = @{ RateLimit = $RateLimit }
    if ($RateShare) {
        $rate.RateShare = $RateShare
    }

    Import-MigrationCsv $Path -Shard $Shard -ShardKey $ShardKey |
        Test-MigrationRecord -UniqueKey $ShardKey |
        ConvertTo-IdentityRecord -Target $Target |
        Invoke-BulkUserCreate @rate -NonInteractive -SummaryVariable summary |
        Out-Null
    "$summary"
}
catch {
    $host.UI.WriteErrorLine("$_")
    $code = [Math]::Max(1, $summary.ExitCode)
    if ($summary -is [hashtable]) {
        $summary = @{ ExitCode = $code }
    }
    else {
        $summary.ExitCode = $code
    }
}
finally {
    exit $summary.ExitCode
}
