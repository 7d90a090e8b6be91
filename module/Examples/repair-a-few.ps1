<#
.SYNOPSIS
Sends a few rejected rows again, mended on the way: the ten-minute case.
.DESCRIPTION
rejects.csv has the rows of the source as they were. Here each gets a lower-case address and a given name without
blanks, and what is blank afterwards is left out; change the middle of the pipeline to what your rows need.
.EXAMPLE
./repair-a-few.ps1 ./users.csv.akamai.run/rejects.csv -RunPath ./repair.run
#>
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $RunPath
)

$ErrorActionPreference = 'Stop'
Import-MigrationCsv $Path |
    ForEach-Object {
        $_.email = "$($_.email)".Replace(' at ', '@').ToLowerInvariant()
        $_.givenName = "$($_.givenName)".Trim()
        $_
    } |
    Test-MigrationRecord -UniqueKey email |
    ConvertTo-IdentityRecord -Target Akamai -EmptyValue Omit |
    Invoke-BulkUserCreate -RunPath $RunPath
