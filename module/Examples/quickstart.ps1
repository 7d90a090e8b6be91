<#
.SYNOPSIS
Runs a complete migration into a sandbox on this machine: a sample file, the pipeline, the summary, and what went wrong.
.EXAMPLE
./quickstart.ps1
.EXAMPLE
./quickstart.ps1 -Count 50000 -DefectRate 0.01
#>
param(
    [int] $Count = 2000,
    [double] $DefectRate = 0.05,
    [int] $Seed = 1
)

$ErrorActionPreference = 'Stop'
if (-not (Get-Module UserMigration)) {
    # The module is next to this folder if it is built or installed. In the source tree, it is in output, after a build.
    $module = [IO.Path]::Combine($PSScriptRoot, '..')
    if (-not [IO.Directory]::Exists([IO.Path]::Combine($module, 'bin'))) {
        $module = @([IO.Directory]::GetDirectories([IO.Path]::Combine($module, '..', 'output', 'UserMigration')))[-1]
    }

    Import-Module ([IO.Path]::Combine($module, 'UserMigration.psd1'))
}

$isGood = $false
$sandbox = $null
$folder = [IO.Path]::Combine([IO.Path]::GetTempPath(), "UserMigration-$([guid]::NewGuid())")
$null = [IO.Directory]::CreateDirectory($folder)
$file = [IO.Path]::Combine($folder, 'users.csv')
try {
    $sandbox = Start-MigrationSandbox
    $null = New-MigrationSample $file -Count $Count -Seed $Seed -DefectRate $DefectRate
    $null = $sandbox | Connect-IdentityStore

    $results = @(
        Import-MigrationCsv $file -WarningAction SilentlyContinue |
            Test-MigrationRecord -UniqueKey email -WarningAction SilentlyContinue |
            ConvertTo-IdentityRecord -Target Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -BatchSize 100 -RunPath ([IO.Path]::Combine($folder, 'run')) `
                -SummaryVariable summary -WarningAction SilentlyContinue
    )

    "The summary of a run with $Count records:"
    $summary

    $rejected = @($results | Where-Object Status -EQ 'Rejected')
    "The first of $($rejected.Count) rejected records, and why:"
    foreach ($result in $rejected) {
        if (++$shown -gt 5) {
            break
        }

        "  record $($result.RecordNumber): $($result.Issues[0])"
    }

    $users = (Measure-IdentityUser).Count
    ''
    "The store has $users users; the ledger has $($summary.Created) created and $(if ($summary.IsBalanced) { 'balances' } else { 'does not balance' })."
    $isGood = $summary.IsBalanced -and $users -eq $summary.Created -and $results.Count -eq $Count
}
catch {
    $isGood = $false
    $host.UI.WriteErrorLine("$_")
}
finally {
    if ($sandbox) {
        Disconnect-IdentityStore
        Stop-MigrationSandbox $sandbox
    }

    [IO.Directory]::Delete($folder, $true)

    # The sample has rejected records on purpose: they are not a failure of this script.
    exit $(if ($isGood) { 0 } else { 1 })
}
