<#
.SYNOPSIS
Fixes a few rejected rows in the pipeline and sends them again: the ten-minute case.
.DESCRIPTION
rejects.csv has the unchanged rows of the source. Here each row gets a lower-case address and a given name without
spaces around it, and values that are then empty are left out. Change the middle of the pipeline to fit your rows.
Connect first. Exits with the exit code of the run, and with 5 if the run did not start.
.EXAMPLE
./repair-a-few.ps1 ./users.csv.akamai.run/rejects.csv -RunPath ./repair.run
#>
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $RunPath
)

$ErrorActionPreference = 'Stop'
$summary = @{ ExitCode = 5 }
try {
    Import-MigrationCsv $Path |
        ForEach-Object {
            $_.email = "$($_.email)".Replace(' at ', '@').ToLowerInvariant()
            $_.givenName = "$($_.givenName)".Trim()
            $_
        } |
        Test-MigrationRecord -UniqueKey email |
        ConvertTo-IdentityRecord -Target Akamai -EmptyValue Omit |
        Invoke-BulkUserCreate -RunPath $RunPath -SummaryVariable summary
}
catch {
    $host.UI.WriteErrorLine("$_")
    $summary = @{ ExitCode = [Math]::Max(1, $summary.ExitCode) }
}
finally {
    exit $summary.ExitCode
}
