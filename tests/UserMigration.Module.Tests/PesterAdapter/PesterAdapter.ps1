# Runs files written for Pester 5 on an engine that has no Pester: as much of it as the stories use. Dot-sourced, so
# that blocks see each other's variables just as they do there. Everything of its own starts with PesterAdapter.

$PesterAdapterRoot = $null
$PesterAdapterCurrent = $null
$PesterAdapterResults = [Collections.Generic.List[object]]::new()

function New-PesterAdapterBlock([string] $Name, $Parent, [string[]] $Tag, [bool] $IsSkipped, $Data) {
    [pscustomobject]@{
        Name = $Name
        Path = if ($Parent -and $Parent.Path) { "$($Parent.Path) > $Name" } else { $Name }
        Tag = @(if ($Parent) { $Parent.Tag }) + @($Tag | Where-Object { $_ })
        IsSkipped = $IsSkipped -or ($Parent -and $Parent.IsSkipped)
        Data = $Data
        BeforeAll = [Collections.Generic.List[scriptblock]]::new()
        AfterAll = [Collections.Generic.List[scriptblock]]::new()
        BeforeEach = [Collections.Generic.List[scriptblock]]::new()
        AfterEach = [Collections.Generic.List[scriptblock]]::new()
        Items = [Collections.Generic.List[object]]::new()
        Script = $null
    }
}

function Expand-PesterAdapterName([string] $Name, $Data) {
    if ($Data -is [Collections.IDictionary]) {
        foreach ($key in $Data.Keys) {
            $Name = $Name.Replace("<$key>", "$($Data[$key])")
        }
    }

    $Name.Replace('<_>', "$Data")
}

function Add-PesterAdapterItem([string] $Name, [scriptblock] $Script, [string[]] $Tag, [bool] $IsSkipped, $ForEach, [bool] $IsTest) {
    $rows = if ($null -eq $ForEach) { , @($null) } else { , @($ForEach) }
    foreach ($row in $rows) {
        $block = New-PesterAdapterBlock (Expand-PesterAdapterName $Name $row) $PesterAdapterCurrent $Tag $IsSkipped $row
        $PesterAdapterCurrent.Items.Add($block)
        if ($IsTest) {
            $block.Script = $Script
            continue
        }

        $parent = $PesterAdapterCurrent
        $script:PesterAdapterCurrent = $block
        try {
            . $Script
        }
        finally {
            $script:PesterAdapterCurrent = $parent
        }
    }
}

function Describe {
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Name,
        [Parameter(Mandatory, Position = 1)] [scriptblock] $Fixture,
        [string[]] $Tag,
        [switch] $Skip,
        $ForEach
    )

    Add-PesterAdapterItem $Name $Fixture $Tag $Skip $ForEach $false
}

function Context {
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Name,
        [Parameter(Mandatory, Position = 1)] [scriptblock] $Fixture,
        [string[]] $Tag,
        [switch] $Skip,
        $ForEach
    )

    Add-PesterAdapterItem $Name $Fixture $Tag $Skip $ForEach $false
}

function It {
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Name,
        [Parameter(Mandatory, Position = 1)] [scriptblock] $Test,
        [string[]] $Tag,
        [switch] $Skip,
        [Alias('TestCases')] $ForEach
    )

    Add-PesterAdapterItem $Name $Test $Tag $Skip $ForEach $true
}

function BeforeDiscovery([scriptblock] $Script) { . $Script }
function BeforeAll([scriptblock] $Script) { $PesterAdapterCurrent.BeforeAll.Add($Script) }
function AfterAll([scriptblock] $Script) { $PesterAdapterCurrent.AfterAll.Add($Script) }
function BeforeEach([scriptblock] $Script) { $PesterAdapterCurrent.BeforeEach.Add($Script) }
function AfterEach([scriptblock] $Script) { $PesterAdapterCurrent.AfterEach.Add($Script) }

function Set-ItResult {
    param([switch] $Skipped, [switch] $Inconclusive, [string] $Because)

    throw [OperationCanceledException]::new("PesterAdapterSkipped: $Because")
}

function Add-PesterAdapterResult($Block, [string] $Outcome, [string] $Message) {
    $PesterAdapterResults.Add([pscustomobject]@{ Name = $Block.Path; Outcome = $Outcome; Message = $Message })
}

function Write-PesterAdapterFailure($Block, [string] $Message) {
    foreach ($item in $Block.Items) {
        if ($item.Script) {
            Add-PesterAdapterResult $item 'Failed' $Message
        }
        else {
            Write-PesterAdapterFailure $item $Message
        }
    }
}

function Get-PesterAdapterSkip($Block) {
    if ($Block.Tag -contains 'FullShell') {
        'It needs cmdlets that the embedded engine does not have.'
    }
    elseif ($Block.IsSkipped) {
        'It is marked to be skipped.'
    }
}

function Get-PesterAdapterTest($Block) {
    foreach ($item in $Block.Items) {
        if ($item.Script) { $item } else { Get-PesterAdapterTest $item }
    }
}

# The scope of a call is the scope of a block: what its BeforeAll sets is seen by all below it, and by nothing beside it.
function Invoke-PesterAdapterBlock($PesterAdapterBlock, $PesterAdapterEach) {
    $PesterAdapterTests = @(Get-PesterAdapterTest $PesterAdapterBlock)
    if (-not @($PesterAdapterTests | Where-Object { -not (Get-PesterAdapterSkip $_) })) {
        foreach ($PesterAdapterTest in $PesterAdapterTests) {
            Add-PesterAdapterResult $PesterAdapterTest 'Skipped' (Get-PesterAdapterSkip $PesterAdapterTest)
        }

        return
    }

    $PesterAdapterEach = @{
        Before = @($PesterAdapterEach.Before) + @($PesterAdapterBlock.BeforeEach | ForEach-Object { $_ })
        After = @($PesterAdapterBlock.AfterEach | ForEach-Object { $_ }) + @($PesterAdapterEach.After)
    }
    if ($PesterAdapterBlock.Data -is [Collections.IDictionary]) {
        foreach ($PesterAdapterKey in $PesterAdapterBlock.Data.Keys) {
            ${function:Set-PesterAdapterVariable} = [scriptblock]::Create("`$$PesterAdapterKey = `$PesterAdapterBlock.Data['$PesterAdapterKey']")
            . Set-PesterAdapterVariable
        }
    }

    try {
        foreach ($PesterAdapterScript in $PesterAdapterBlock.BeforeAll) {
            . $PesterAdapterScript
        }
    }
    catch {
        Write-PesterAdapterFailure $PesterAdapterBlock "BeforeAll failed: $_ $($_.ScriptStackTrace)"
        return
    }

    foreach ($PesterAdapterItem in $PesterAdapterBlock.Items) {
        if ($PesterAdapterItem.Script) {
            Invoke-PesterAdapterTest $PesterAdapterItem $PesterAdapterEach
        }
        else {
            Invoke-PesterAdapterBlock $PesterAdapterItem $PesterAdapterEach
        }
    }

    try {
        foreach ($PesterAdapterScript in $PesterAdapterBlock.AfterAll) {
            . $PesterAdapterScript
        }
    }
    catch {
        $PesterAdapterResults.Add([pscustomobject]@{ Name = "$($PesterAdapterBlock.Path) > AfterAll"; Outcome = 'Failed'; Message = "$_ $($_.ScriptStackTrace)" })
    }
}

function Invoke-PesterAdapterTest($PesterAdapterTest, $PesterAdapterEach) {
    $PesterAdapterSkip = Get-PesterAdapterSkip $PesterAdapterTest
    if ($PesterAdapterSkip) {
        Add-PesterAdapterResult $PesterAdapterTest 'Skipped' $PesterAdapterSkip
        return
    }

    $_ = $PesterAdapterTest.Data
    if ($_ -is [Collections.IDictionary]) {
        foreach ($PesterAdapterKey in $_.Keys) {
            ${function:Set-PesterAdapterVariable} = [scriptblock]::Create("`$$PesterAdapterKey = `$PesterAdapterTest.Data['$PesterAdapterKey']")
            . Set-PesterAdapterVariable
        }
    }

    try {
        try {
            foreach ($PesterAdapterScript in $PesterAdapterEach.Before) {
                . $PesterAdapterScript
            }

            $null = . $PesterAdapterTest.Script
        }
        finally {
            foreach ($PesterAdapterScript in $PesterAdapterEach.After) {
                . $PesterAdapterScript
            }
        }

        Add-PesterAdapterResult $PesterAdapterTest 'Passed' ''
    }
    catch [OperationCanceledException] {
        Add-PesterAdapterResult $PesterAdapterTest 'Skipped' "$_".Replace('PesterAdapterSkipped: ', '')
    }
    catch {
        Add-PesterAdapterResult $PesterAdapterTest 'Failed' "$_`n$($_.ScriptStackTrace)"
    }
}

function Find-PesterAdapterTest([string] $Path) {
    $script:PesterAdapterRoot = New-PesterAdapterBlock '' $null @() $false $null
    $script:PesterAdapterCurrent = $PesterAdapterRoot
    try {
        & { . $Path }
    }
    catch {
        throw
    }
}

function Invoke-PesterAdapterFile([string] $Path, [string] $TestDrive) {
    Find-PesterAdapterTest $Path
    Invoke-PesterAdapterBlock $PesterAdapterRoot @{ Before = @(); After = @() }
    $PesterAdapterResults
}
