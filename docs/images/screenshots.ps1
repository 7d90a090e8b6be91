<#
.SYNOPSIS
Creates the two pictures of a report in this folder, from a run in a sandbox with faults and rejected rows.
.DESCRIPTION
It needs the built module, Chromium, node, and a folder into which the packages that tests/UserMigration.Engine.Tests/Reports/Browser/package.json
names were installed with npm. The run takes about a minute. Run it in the source tree:

    dotnet run --project src/UserMigration.Shell -- docs/images/screenshots.ps1 -Packages <folder>

Afterwards, look at the pictures. Each must be smaller than 150 KB.
#>
param(
    [Parameter(Mandatory)] [string] $Packages,
    [string] $Browser = '/usr/bin/chromium',
    [string] $OutFolder = $PSScriptRoot
)

$ErrorActionPreference = 'Stop'
$root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
if (-not (Get-Module UserMigration)) {
    Import-Module ([IO.Path]::Combine(@([IO.Directory]::GetDirectories([IO.Path]::Combine($root, 'output', 'UserMigration')))[-1], 'UserMigration.psd1'))
}

$folder = [IO.Path]::Combine([IO.Path]::GetTempPath(), "UserMigration-$([guid]::NewGuid())")
$null = [IO.Directory]::CreateDirectory($folder)
$sandbox = $null
try {
    Set-Location $folder
    $sandbox = Start-MigrationSandbox -FaultSeed 3 -Fault 'Latency:p50=60,p99=900', 'ResetAfter:p=0.02,calls=entity.bulkCreate', 'HiddenRateLimit:limit=12'
    $null = $sandbox | Connect-IdentityStore
    $null = New-MigrationSample users.csv -Count 30000 -Seed 5 -DefectRate 0.05

    # The first command is stopped; the second one resumes the run.
    foreach ($records in 12000, 30000) {
        $null = Import-MigrationCsv users.csv -First $records |
            Test-MigrationRecord -UniqueKey email -WarningAction SilentlyContinue |
            ConvertTo-IdentityRecord -Target Akamai |
            Invoke-BulkUserCreate -BatchSize 50 -RateLimit 15 -RunPath users.csv.akamai.run -WarningAction SilentlyContinue
    }

    $null = New-MigrationReport users.csv.akamai.run -OutFile report.html
    & node ([IO.Path]::Combine($root, 'tests', 'UserMigration.Engine.Tests', 'Reports', 'Browser', 'check.mjs')) $Packages $Browser ([IO.Path]::Combine($folder, 'report.html')) $OutFolder
}
finally {
    if ($sandbox) {
        Disconnect-IdentityStore
        Stop-MigrationSandbox $sandbox
    }

    Set-Location $root
    [IO.Directory]::Delete($folder, $true)
}
