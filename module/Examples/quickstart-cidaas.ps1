<#
.SYNOPSIS
Runs a migration into a cidaas sandbox on this machine: the field setup, a sample file, the pipeline, and a sync of changes.
.DESCRIPTION
First, the complete export is uploaded to the store. Then a second export of the same system is compared with the first one,
and its changes are applied: new users, changed users, and deleted users.
.EXAMPLE
./quickstart-cidaas.ps1
.EXAMPLE
./quickstart-cidaas.ps1 -Count 50000 -DefectRate 0.01
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
function In-Folder($Name) { [IO.Path]::Combine($folder, $Name) }

try {
    $sandbox = Start-MigrationSandbox -Target Cidaas -TokenLifetimeSeconds 5
    $null = New-MigrationSample (In-Folder 'users.csv') -Target Cidaas -Count $Count -Seed $Seed -DefectRate $DefectRate
    $null = $sandbox | Connect-IdentityStore
    $null = Get-IdentitySchema -OutFile (In-Folder 'fields.json')

    $results = @(
        Import-MigrationCsv (In-Folder 'users.csv') -WarningAction SilentlyContinue |
            Test-MigrationRecord -Schema (In-Folder 'fields.json') -UniqueKey sub -WarningAction SilentlyContinue |
            ConvertTo-IdentityRecord -Target Cidaas |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath (In-Folder 'full.run') `
                -SummaryVariable full -WarningAction SilentlyContinue
    )

    "The summary of a run with $Count records:"
    $full

    "The first of the $($full.Rejected) rejected records, and why:"
    foreach ($result in $results) {
        if ($result.Status -eq 'Rejected' -and ++$shown -le 5) {
            "  record $($result.RecordNumber): $($result.Issues[0])"
        }
    }

    # A later export: the users in the second half have moved, the first ten users are gone, and ten are new. A row that cannot
    # be read may belong to a user that seems to be gone, so an export with such rows deletes no users: here they are left out.
    $null = New-MigrationSample (In-Folder 'more.csv') -Target Cidaas -Count ($Count + 10) -Seed $Seed -DefectRate $DefectRate
    Import-MigrationCsv (In-Folder 'more.csv') -WarningAction SilentlyContinue |
        Where-Object { $_.psbase.IsValid -and $_.psbase.RecordNumber -gt 10 } |
        ForEach-Object { if ($_.psbase.RecordNumber -gt $Count / 2) { $_.'address.locality' = 'Bonn' }; $_ } |
        Export-MigrationCsv (In-Folder 'users.new.csv') -WarningAction SilentlyContinue

    ''
    'The changes since the first export:'
    Compare-MigrationCsv (In-Folder 'users.csv') (In-Folder 'users.new.csv') -Key sub -OutFile (In-Folder 'changes.csv')
    Import-MigrationCsv (In-Folder 'changes.csv') -WarningAction SilentlyContinue |
        Test-MigrationRecord -Schema (In-Folder 'fields.json') -OperationColumn operation -WarningAction SilentlyContinue |
        ConvertTo-IdentityRecord -Target Cidaas -OperationColumn operation |
        Invoke-BulkUserCreate -AllowDelete -RateLimit 0 -RunPath (In-Folder 'changes.run') `
            -SummaryVariable sync -WarningAction SilentlyContinue |
        ForEach-Object { }

    'The summary of the changes:'
    $sync
    $isGood = $full.IsBalanced -and $results.Count -eq $Count -and $sync.IsBalanced -and $sync.Failed + $sync.Unresolved -eq 0
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
