# The assertions of Pester 5 that the stories use, with its rules of comparison.

function Format-ShouldValue($Value) {
    if ($null -eq $Value) { return '$null' }
    if ($Value -is [string]) { return "'$Value'" }
    if ($Value -is [Collections.IEnumerable]) { return '@(' + (@($Value | ForEach-Object { Format-ShouldValue $_ }) -join ', ') + ')' }
    "$Value"
}

function Test-ShouldEqual($Actual, $Expected, [bool] $IsExact) {
    $first = @($Actual)
    $second = @($Expected)
    $isFirstEmpty = $first.Count -eq 0 -or ($first.Count -eq 1 -and $null -eq $first[0])
    $isSecondEmpty = $second.Count -eq 0 -or ($second.Count -eq 1 -and $null -eq $second[0])
    if ($isFirstEmpty -or $isSecondEmpty) { return $isFirstEmpty -and $isSecondEmpty }
    if ($first.Count -ne $second.Count) { return $false }
    for ($i = 0; $i -lt $first.Count; $i++) {
        if ($first[$i] -is [array] -or $second[$i] -is [array]) {
            if (-not (Test-ShouldEqual $first[$i] $second[$i] $IsExact)) { return $false }
        }
        elseif ($IsExact) {
            if (-not ($second[$i] -ceq $first[$i])) { return $false }
        }
        elseif (-not ($second[$i] -eq $first[$i])) {
            return $false
        }
    }

    $true
}

function Test-ShouldThrow($Actual, $Message, $ErrorId, $ExceptionType) {
    if ($Actual -isnot [scriptblock]) { throw 'Should -Throw takes a scriptblock.' }
    $caught = $null
    try {
        $null = & $Actual
    }
    catch {
        $caught = $_
    }

    if (-not $caught) { return 'nothing was thrown' }
    if ($ExceptionType -and $caught.Exception -isnot $ExceptionType) { return "the type was $($caught.Exception.GetType())" }
    if ($Message -and $caught.Exception.Message -notlike $Message) { return "the message was '$($caught.Exception.Message)'" }
    if ($ErrorId -and $caught.FullyQualifiedErrorId -notlike $ErrorId) { return "the id was '$($caught.FullyQualifiedErrorId)'" }
}

function Should {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0)] [AllowNull()] $ExpectedValue,
        [Parameter(ValueFromPipeline)] [AllowNull()] $ActualValue,
        [switch] $Not,
        [switch] $Be,
        [switch] $BeExactly,
        [switch] $BeTrue,
        [switch] $BeFalse,
        [switch] $BeNullOrEmpty,
        [switch] $BeGreaterThan,
        [switch] $BeGreaterOrEqual,
        [switch] $BeLessThan,
        [switch] $BeLessOrEqual,
        [switch] $BeLike,
        [switch] $BeLikeExactly,
        [switch] $Match,
        [switch] $MatchExactly,
        [switch] $Contain,
        [switch] $BeIn,
        [switch] $HaveCount,
        [switch] $BeOfType,
        [switch] $Exist,
        [switch] $Throw,
        [string] $ExpectedMessage,
        [string] $ErrorId,
        [type] $ExceptionType,
        [string] $Because
    )

    begin { $items = [Collections.Generic.List[object]]::new() }
    process { if ($MyInvocation.ExpectingInput) { $items.Add($ActualValue) } }
    end {
        $actual = $ActualValue
        if ($MyInvocation.ExpectingInput) {
            $actual = $items.ToArray()
            if ($items.Count -eq 1) { $actual = $items[0] }
        }

        $operators = @('Be', 'BeExactly', 'BeTrue', 'BeFalse', 'BeNullOrEmpty', 'BeGreaterThan', 'BeGreaterOrEqual', 'BeLessThan',
            'BeLessOrEqual', 'BeLike', 'BeLikeExactly', 'Match', 'MatchExactly', 'Contain', 'BeIn', 'HaveCount', 'BeOfType', 'Exist', 'Throw')
        $operator = @($PSBoundParameters.Keys | Where-Object { $operators -contains $_ })
        if ($operator.Count -ne 1) { throw "Should takes one operator, and got '$operator'." }

        $but = $null
        $holds = switch ($operator[0]) {
            'Be' { Test-ShouldEqual $actual $ExpectedValue $false }
            'BeExactly' { Test-ShouldEqual $actual $ExpectedValue $true }
            'BeTrue' { [bool] $actual }
            'BeFalse' { -not $actual }
            'BeNullOrEmpty' { $null -eq $actual -or @($actual).Count -eq 0 -or ($actual -is [string] -and $actual.Length -eq 0) }
            'BeGreaterThan' { $actual -gt $ExpectedValue }
            'BeGreaterOrEqual' { $actual -ge $ExpectedValue }
            'BeLessThan' { $actual -lt $ExpectedValue }
            'BeLessOrEqual' { $actual -le $ExpectedValue }
            'BeLike' { $actual -like $ExpectedValue }
            'BeLikeExactly' { $actual -clike $ExpectedValue }
            'Match' { $actual -match $ExpectedValue }
            'MatchExactly' { $actual -cmatch $ExpectedValue }
            'Contain' { @($actual) -contains $ExpectedValue }
            'BeIn' { @($ExpectedValue) -contains $actual }
            'HaveCount' { @($items).Count -eq $ExpectedValue }
            'BeOfType' { $actual -is [type] "$ExpectedValue".Trim('[', ']') }
            'Exist' { [IO.File]::Exists($actual) -or [IO.Directory]::Exists($actual) }
            'Throw' {
                $but = Test-ShouldThrow $actual $(if ($ExpectedMessage) { $ExpectedMessage } else { $ExpectedValue }) $ErrorId $ExceptionType
                if ($Not) { $but -ne 'nothing was thrown' } else { -not $but }
            }
        }

        if ([bool] $holds -eq [bool] $Not) {
            $no = if ($Not) { ' not' }
            $reason = if ($Because) { ", because $Because" }
            $found = if ($but) { $but } else { Format-ShouldValue $actual }
            throw "Expected$no $($operator[0]) $(Format-ShouldValue $ExpectedValue)$reason, but got $found."
        }
    }
}
