# Runs one file of stories with Pester. What came of them goes into a file of lines with tabs: where the file is missing, the process died.
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $PesterPath,
    [Parameter(Mandatory)] [string] $ResultPath
)

$ErrorActionPreference = 'Stop'
Import-Module $PesterPath
$settings = New-PesterConfiguration
$settings.Run.Path = $Path
$settings.Run.PassThru = $true
$settings.Output.Verbosity = 'None'
$run = Invoke-Pester -Configuration $settings

function ConvertTo-Line([string] $Kind, [string] $Name, $Reason) {
    "$Kind`t$Name`t$("$Reason" -replace '\s+', ' ')"
}

$failed = @(
    foreach ($test in $run.Failed) { ConvertTo-Line failed $test.ExpandedPath $test.ErrorRecord }
    foreach ($block in $run.FailedBlocks) { ConvertTo-Line failed "$($block.ExpandedPath) (block)" $block.ErrorRecord }
    foreach ($container in $run.FailedContainers) { ConvertTo-Line failed "$container (file)" $container.ErrorRecord }
)
$skipped = @(
    foreach ($test in @($run.Skipped) + @($run.NotRun) + @($run.Inconclusive)) { ConvertTo-Line skipped $test.ExpandedPath $test.ErrorRecord }
)
$lines = @("total`t$($run.PassedCount)`t$($failed.Count)`t$($skipped.Count)`t$([GC]::CollectionCount(0))") + $failed + $skipped
[IO.File]::WriteAllText($ResultPath, ($lines -join "`n") + "`n")
