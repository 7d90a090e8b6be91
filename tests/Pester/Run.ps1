<#
.SYNOPSIS
Runs stories with a given Pester, and exits with the number of what failed.
.DESCRIPTION
A story that is skipped counts as failed if USERMIGRATION_REQUIRE_ALL is 1. It runs on pwsh and on the Shell.
.PARAMETER Pester
The manifest of Pester 5.9 or 6; the Pester that PowerShell finds by itself unless given.
.PARAMETER Path
Files with stories; all files of this folder unless given.
.PARAMETER ResultPath
A file for the results: one JSON object a line, with the file, the story, its result and the reason of a failure.
.EXAMPLE
./Run.ps1
.EXAMPLE
./Run.ps1 -Path ./Upload.Tests.ps1
#>
param(
    [string] $Pester = 'Pester',
    [string[]] $Path = @([IO.Directory]::GetFiles($PSScriptRoot, '*.Tests.ps1')),
    [string] $ResultPath
)

$ErrorActionPreference = 'Stop'
Import-Module $Pester
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$run = Invoke-Pester -Configuration $configuration

if ($ResultPath) {
    $results = @(
        foreach ($test in $run.Tests) {
            @{ File = $test.ScriptBlock.File; Story = $test.ExpandedPath; Result = $test.Result; Reason = "$($test.ErrorRecord -join "`n")" }
        }

        foreach ($part in @($run.FailedBlocks) + @($run.FailedContainers)) {
            @{ File = "$Path"; Story = "Around the stories of $part"; Result = 'Failed'; Reason = "$($part.ErrorRecord -join "`n")" }
        }
    )
    [IO.File]::WriteAllLines($ResultPath, [string[]] @($results | ForEach-Object { ConvertTo-Json $_ -Compress }))
}

$failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
if ($env:USERMIGRATION_REQUIRE_ALL -eq '1') {
    $failed += $run.SkippedCount + $run.InconclusiveCount + $run.NotRunCount
}

if ($run.TotalCount -eq 0) {
    $host.UI.WriteErrorLine('There are no stories.')
    $failed++
}

exit [Math]::Min($failed, 250)
