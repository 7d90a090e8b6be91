<#
.SYNOPSIS
One-way sync: compares a new export with the previous one, and applies the changes.
.DESCRIPTION
Start this script after each export, for example as a scheduled task. The folder keeps the export that was applied last, the
changes, and their run. A run that is not complete (exit code 3 or above) is resumed before anything new is compared.
When the run is complete, the new export replaces the last one. Records that were refused (exit code 2) do not delay the
others: their rows stay in rejects.csv of the run folder; fix them and send them by hand. Exit code 1 is an error after
the run, such as a file that could not be moved.

-Key is the column of the export that identifies a user. -Map is a hashtable, or the path of a file such as map-cidaas.psd1,
with the transforms next to the map. -Schema is a file that Get-IdentitySchema -OutFile saved. -PrimaryKey is the attribute
that identifies a user in the store. The default is sub for cidaas and email for Akamai.
.EXAMPLE
./sync.ps1 export.csv -Folder ./sync -Target Cidaas -Uri https://my-tenant.example.com -Credential (Get-Credential) -AllowDelete
.EXAMPLE
./sync.ps1 export.csv -Folder ./sync -Target Cidaas -Uri https://my-tenant.example.com -Credential (Get-Credential) -Key CustomerNo -Map ./map.psd1 -Delimiter ';' -RateLimit 4
#>
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $Folder,
    [Parameter(Mandatory)] [string] $Target,
    [Parameter(Mandatory)] [uri] $Uri,
    [Parameter(Mandatory)] [pscredential] $Credential,
    [string] $Key = 'sub',
    [double] $RateLimit = 1,
    [object] $Map = @{},
    [string] $PrimaryKey,
    [string] $Schema,
    [char] $Delimiter = ',',
    [switch] $AllowDelete
)

$ErrorActionPreference = 'Stop'
$summary = @{ ExitCode = 5 }
try {
    # .NET resolves relative paths from the folder in which PowerShell was started.
    $Path, $Folder = $Path, $Folder | ForEach-Object { $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($_) }
    $last = [IO.Path]::Combine($Folder, 'last.csv')
    $next = [IO.Path]::Combine($Folder, 'next.csv')
    $changes = [IO.Path]::Combine($Folder, 'changes.csv')
    if (-not [IO.File]::Exists($last)) {
        throw "$last does not exist. Upload the first export whole, and copy it there when the upload is complete."
    }

    # The export is copied once, so that a resumed run has the same changes.
    if (-not [IO.File]::Exists($changes)) {
        [IO.File]::Copy($Path, $next, $true)
        Compare-MigrationCsv $last $next -Key $Key -OutFile $changes -Delimiter $Delimiter
    }
    else {
        "Resuming $changes, which is not complete. '$Path' is not compared this time: start the script again afterwards."
    }

    $check = @{}
    if ($Schema) {
        $check.Schema = $Schema
    }

    $upload = @{}
    if ($PrimaryKey) {
        $upload.PrimaryKey = $PrimaryKey
    }

    $null = Connect-IdentityStore -Target $Target -Uri $Uri -Credential $Credential
    Import-MigrationCsv $changes -Delimiter $Delimiter |
        Test-MigrationRecord @check -Target $Target -Map $Map -OperationColumn operation |
        ConvertTo-IdentityRecord -Target $Target -Map $Map -OperationColumn operation |
        Invoke-BulkUserCreate @upload -RateLimit $RateLimit -AllowDelete:$AllowDelete -RunPath "$changes.run" -SummaryVariable summary |
        Where-Object Status -NotIn 'Created', 'Updated', 'Deleted', 'Unchanged'

    $summary
    if ($summary.ExitCode -in 0, 2) {
        # Complete: the next comparison starts from here.
        $stamp = [datetime]::UtcNow.ToString('yyyyMMdd-HHmmss-fff')
        if ([IO.Directory]::Exists("$changes.run")) {
            [IO.Directory]::Move("$changes.run", "$changes.$stamp.run")
        }

        [IO.File]::Delete($last)
        [IO.File]::Move($next, $last)
        [IO.File]::Move($changes, "$changes.$stamp")
    }
}
catch {
    $host.UI.WriteErrorLine("$_")
    $summary = @{ ExitCode = [Math]::Max(1, $summary.ExitCode) }
}
finally {
    exit $summary.ExitCode
}
