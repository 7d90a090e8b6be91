<#
.SYNOPSIS
Shows what becomes of an upload when the network dies in the middle of it: a sandbox on this machine loses answers, then
refuses every call, and the same command is started again until all is done.
.DESCRIPTION
Nothing but the sandbox is called, and what is written is deleted in the end. It takes less than half a minute. The
faults are those of about_UserMigration_Sandbox; put in their place what your own network is known for.
.EXAMPLE
./rehearse-faults.ps1
.EXAMPLE
./rehearse-faults.ps1 -Count 2000 -Seed 7
#>
param(
    [ValidateRange(100, 20000)] [int] $Count = 300,
    [int] $Seed = 1
)

$ErrorActionPreference = 'Stop'
if (-not (Get-Module UserMigration)) {
    # Beside this folder where the module is laid out or installed; in the sources only after a build, in output.
    $module = [IO.Path]::Combine($PSScriptRoot, '..')
    if (-not [IO.Directory]::Exists([IO.Path]::Combine($module, 'bin'))) {
        $module = @([IO.Directory]::GetDirectories([IO.Path]::Combine($module, '..', 'output', 'UserMigration')))[-1]
    }

    Import-Module ([IO.Path]::Combine($module, 'UserMigration.psd1'))
}

$folder = [IO.Path]::Combine([IO.Path]::GetTempPath(), "UserMigration-$([guid]::NewGuid())")
$null = [IO.Directory]::CreateDirectory($folder)
$file = [IO.Path]::Combine($folder, 'users.csv')
$run = [IO.Path]::Combine($folder, 'run')

# The command that is started again and again. -Midway is what happens once a third of the records has its outcome.
function Invoke-Upload {
    param([scriptblock] $Midway = { })

    $outcomes = 0
    Import-MigrationCsv $file |
        Test-MigrationRecord -UniqueKey email |
        ConvertTo-IdentityRecord -Target Akamai |
        Invoke-BulkUserCreate -RateLimit 0 -BatchSize 10 -Workers 4 -RunPath $run -SummaryVariable script:summary `
            -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable script:failure |
        ForEach-Object {
            if (++$outcomes -eq [int]($Count / 3)) {
                . $Midway
            }

            $_
        }
}

$sandbox = Start-MigrationSandbox -FaultSeed $Seed -Fault 'Latency:p50=5,p99=40', 'ResetAfter:calls=entity.bulkCreate,p=0.1'
try {
    $null = New-MigrationSample $file -Count $Count -Seed $Seed
    $null = $sandbox | Connect-IdentityStore

    "The first start, over $Count records. Every tenth call does its work and loses its answer; then every call does,"
    'and a little later the store refuses the credential.'
    $results = @(Invoke-Upload -Midway {
            $sandbox | Set-MigrationSandbox -Fault 'ResetAfter:calls=entity.bulkCreate,first=4', 'CredentialsRevoked:after=6'
        })
    $summary
    "Why it ended: $($failure[0])"
    $sandbox | Set-MigrationSandbox -Fault @()
    $users = (Measure-IdentityUser).Count
    "The store has $users users, and the run knows of $($summary.Created): the difference is among the unresolved."
    foreach ($result in @($results | Where-Object Status -EQ 'Unresolved')) {
        if (++$shown -gt 3) {
            break
        }

        "  record $($result.RecordNumber), line $($result.Line): $($result.Error)"
    }

    ''
    'Where the run stands, by its folder:'
    Get-MigrationRun $run

    'The same command again. The credential is mended, but the network still breaks, before the work and after it.'
    $sandbox | Set-MigrationSandbox -Fault 'ResetBefore:calls=entity.bulkCreate,p=0.2', 'ErrorAfterCommit:calls=entity.bulkCreate,p=0.2'
    for ($start = 2; $start -le 6 -and $summary.ExitCode -ne 0; $start++) {
        $results = @(Invoke-Upload)
        "Start $($start): $($summary.FromJournal) records were done already, exit code $($summary.ExitCode)."
    }

    $summary
    "$(@($results | Where-Object Settled).Count) of the created were found by a look-up, because their answer was lost."
    $sandbox | Set-MigrationSandbox -Fault @()
    $users = (Measure-IdentityUser).Count
    "The store has $users users; the ledger has $($summary.Created) created of $Count given and $(if ($summary.IsBalanced) { 'balances' } else { 'does not balance' })."
    $isGood = $summary.ExitCode -eq 0 -and $summary.IsBalanced -and $users -eq $Count -and $summary.Created -eq $Count -and $results.Count -eq $Count
}
finally {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
    [IO.Directory]::Delete($folder, $true)
}

exit $(if ($isGood) { 0 } else { 1 })
