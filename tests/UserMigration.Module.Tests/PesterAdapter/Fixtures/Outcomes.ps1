# Made to be run by the adapter in its own tests: it has to report each of these truthfully.
BeforeAll {
    $outer = 'outer'
    function Get-Shared { 'shared' }
}

Describe 'Outcomes' {
    BeforeEach { $each = [Collections.Generic.List[string]]::new() }
    AfterEach { $each.Clear() }

    It 'passes' { $outer | Should -Be 'outer' }
    It 'fails' { 1 | Should -Be 2 -Because 'one is not two' }
    It 'throws' { throw 'broken' }
    It 'is skipped' -Skip { throw 'never run' }
    It 'needs a full shell' -Tag FullShell { throw 'never run' }
    It 'skips itself' { Set-ItResult -Skipped -Because 'a part is missing' }
    It 'adds <a> and <b>' -ForEach @(@{ a = 1; b = 2; sum = 3 }, @{ a = 2; b = 2; sum = 5 }) { $a + $b | Should -Be $sum }
    It 'sees a function' { Get-Shared | Should -Be 'shared' }

    Context 'with a BeforeAll of its own' {
        BeforeAll { $outer = 'inner' }
        It 'sees the inner value' { $outer | Should -Be 'inner' }
    }

    It 'sees the outer value again' { $outer | Should -Be 'outer' }

    Context 'whose BeforeAll fails' {
        BeforeAll { throw 'no ground' }
        It 'fails too' { 1 | Should -Be 1 }
    }

    Context 'whose AfterAll fails' {
        AfterAll { throw 'no clean-up' }
        It 'passes still' { 1 | Should -Be 1 }
    }
}
