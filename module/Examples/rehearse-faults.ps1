<#
.SYNOPSIS
Shows what an upload does if the network fails, answers are lost and the server throttles calls: in a sandbox on this machine.
.DESCRIPTION
First act: the sandbox is slow, accepts few calls, loses answers and resets connections. The run continues.
Second act: the network fails. The run retries, and continues when the network is back.
Third act: the credential is revoked. The run ends, and reports the outcome of each record.
Fourth act: the store works again, and the same command resumes the run. The script takes about half a minute.
.EXAMPLE
./rehearse-faults.ps1
.EXAMPLE
./rehearse-faults.ps1 -Count 5000 -Fault 'ResetAfter:p=0.3', 'HiddenRateLimit:limit=20'
#>
param(
    [int] $Count = 1000,
    [int] $Seed = 1,
    [string[]] $Fault = @('Latency:p50=5,p99=100', 'ResetBefore:p=0.1', 'ResetAfter:p=0.1', 'HiddenRateLimit:limit=40')
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
$run = [IO.Path]::Combine($folder, 'run')

# The command is always the same: only the run folder makes a difference.
function Send-All($Path, $RunPath) {
    Import-MigrationCsv $Path |
        ConvertTo-IdentityRecord -Target Akamai |
        Invoke-BulkUserCreate -RateLimit 0 -BatchSize 20 -Workers 2 -TimeoutSeconds 1 -RunPath $RunPath `
            -SummaryVariable script:summary -WarningAction SilentlyContinue `
            -ErrorAction SilentlyContinue -ErrorVariable script:failed
}

try {
    $sandbox = Start-MigrationSandbox -FaultSeed $Seed
    $null = New-MigrationSample $file -Count $Count -Seed $Seed
    $null = $sandbox | Connect-IdentityStore

    "First act: the store has faults ($($Fault -join ', '))."
    $sandbox | Set-MigrationSandbox -Fault $Fault
    $settled = 0
    Send-All $file $run | ForEach-Object {
        $settled += [int] $_.Settled
        if ($_.RecordNumber -eq [int] ($Count / 3)) {
            # Second act: the next calls get no answer. Calls after them are answered again.
            $sandbox | Set-MigrationSandbox -Fault 'ResetBefore:first=12'
        }
        elseif ($_.RecordNumber -eq [int] ($Count / 3 * 2)) {
            # Third act: no call is accepted any more.
            $sandbox | Set-MigrationSandbox -Fault 'CredentialsRevoked'
        }
    }

    "  $settled users whose answer was lost were found by looking them up."
    ''
    'Second act: the network failed. The run waited longer between calls each time, until a call was answered.'
    "  $($summary.Calls) calls were made for $($summary.Batches) batches."
    ''
    'Third act: the store refused every call. The run reported:'
    foreach ($one in $failed) {
        "  $one"
    }

    "  $summary"
    "  $($summary.Next)"
    ''
    'The state of the run according to its folder:'
    Get-MigrationRun $run
    $before = $summary

    'Fourth act: the store works again. The same command resumes the run:'
    $sandbox | Set-MigrationSandbox -Fault @()
    Send-All $file $run | ForEach-Object { $fromJournal += [int] $_.FromJournal }
    "  $fromJournal records were already done and were not sent again."
    "  $summary"

    $users = (Measure-IdentityUser).Count
    ''
    "The store has $users users of $Count; the ledger has $($summary.Created) created and $(if ($summary.IsBalanced) { 'balances' } else { 'does not balance' })."
    $isGood = $before.IsBalanced -and $before.ExitCode -eq 4 -and $summary.IsBalanced -and $summary.Created -eq $Count -and $users -eq $Count
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

    exit $(if ($isGood) { 0 } else { 1 })
}
