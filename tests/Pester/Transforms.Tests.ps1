BeforeAll {
    . "$PSScriptRoot/common.ps1"

    function Convert-One($Value, $Transform) {
        [pscustomobject]@{ x = $Value; email = 'a@example.com' } | ConvertTo-IdentityRecord -Target Akamai -Transform @{ x = $Transform }
    }

    function Get-FunctionValue { 'from a function' }
}

Describe 'Specifying transforms' {
    It 'accepts a name, a parameter, parameters by name, and lists of these' {
        (Convert-One 'Yes' 'Boolean').Attributes['x'] | Should -BeTrue
        (Convert-One '03.04.2020' @{ Date = 'dd.MM.yyyy' }).Attributes['x'] | Should -Be '2020-04-03'
        (Convert-One '?' @{ Null = '-', '?' }).Attributes['x'] | Should -BeNullOrEmpty
        (Convert-One '2024-10-27 02:30:00' @{ DateTimeToUtc = @{ Zone = 'Europe/Berlin'; Overlap = 'Later' } }).Attributes['x'] | Should -Be '2024-10-27 01:30:00'
        (Convert-One ' - ' @('Null', @{ Date = 'dd.MM.yyyy' })).Attributes['x'] | Should -BeNullOrEmpty
        (Convert-One '03.04.2020' @('Null', @{ Date = 'dd.MM.yyyy' })).Attributes['x'] | Should -Be '2020-04-03'
        (Convert-One '3' @('Integer', { $_ + 1 })).Attributes['x'] | Should -Be 4
    }

    It 'replaces words by a table, and reads the separators of numbers' {
        $status = @{ Words = @{ aktiv = 'ACTIVE'; gesperrt = $null; '1' = $true } }
        (Convert-One 'Aktiv' $status).Attributes['x'] | Should -Be 'ACTIVE'
        (Convert-One 'gesperrt' $status).Attributes['x'] | Should -BeNullOrEmpty
        (Convert-One 1 $status).Attributes['x'] | Should -BeTrue
        (Convert-One 'neu' $status).Issues.RuleId | Should -Be 'WordShape'
        (Convert-One 'fr' @{ Words = @{ deutsch = 'de'; '*' = '*' } }).Attributes['x'] | Should -Be 'fr'
        (Convert-One '1.234,56' @{ Number = @{ Decimal = ','; Thousands = '.' } }).Attributes['x'] | Should -Be 1234.56
        (Convert-One '1.000' @{ Integer = '.' }).Attributes['x'] | Should -Be 1000
    }

    It 'reads the table of words from a map file' {
        New-TestFile -Path "$TestDrive/words.psd1" -Text "@{ Map = @{ Status = 'state' }; Transform = @{ state = @{ Words = @{ aktiv = 'ACTIVE'; '*' = `$null } } } }"

        $record = [pscustomobject]@{ Status = 'aktiv'; email = 'a@example.com' } | ConvertTo-IdentityRecord -Target Akamai -Map "$TestDrive/words.psd1"

        $record.Attributes['state'] | Should -Be 'ACTIVE'
    }

    It 'accepts typed values' {
        (Convert-One ([datetime] '2018-12-14 10:00') @{ DateTimeToUtc = 'America/Los_Angeles' }).Attributes['x'] | Should -Be '2018-12-14 18:00:00'
        (Convert-One ([datetime] '1989-12-19') 'UsDate').Attributes['x'] | Should -Be '1989-12-19'
        (Convert-One 5.0 'Integer').Attributes['x'] | Should -Be 5
        (Convert-One ([DBNull]::Value) 'Integer').Attributes['x'] | Should -BeNullOrEmpty
        (Convert-One $true 'Boolean').Attributes['x'] | Should -BeTrue
    }

    It 'refuses arguments that are not valid before the first record: <Told>' -ForEach @(
        @{ Given = 'Bolean'; Id = 'TransformUnknown'; Told = "*Did you mean 'Boolean'?*" }
        @{ Given = @{ Dates = 'dd.MM.yyyy' }; Id = 'TransformUnknown'; Told = "*Did you mean 'Date'?*" }
        @{ Given = @{ Date = 'dd.mm.yyyy' }; Id = 'TransformParameterInvalid'; Told = '*use MM for the month*' }
        @{ Given = @{ Date = @{ Patern = 'dd.MM.yyyy' } }; Id = 'TransformParameterInvalid'; Told = "*did you mean 'Pattern'?*" }
        @{ Given = 'DateTimeToUtc'; Id = 'TransformParameterInvalid'; Told = '*requires the parameter Zone*' }
        @{ Given = @{ DateTimeToUtc = 'Europe/Berln' }; Id = 'TransformParameterInvalid'; Told = "*did you mean 'Europe/Berlin'?*" }
        @{ Given = @{ PhoneE164 = 'UK' }; Id = 'TransformParameterInvalid'; Told = '*GB*' }
        @{ Given = @{ Words = 'x' }; Id = 'TransformParameterInvalid'; Told = '*hashtable of words*' }
        @{ Given = @{ Number = ',,' }; Id = 'TransformParameterInvalid'; Told = '*single character for Decimal*' }
        @{ Given = @{ Trim = 'x' }; Id = 'TransformParameterInvalid'; Told = '*does not have parameters*' }
        @{ Given = @{ Trim = $null; Lower = $null }; Id = 'TransformParameterInvalid'; Told = '*exactly one key*' }
    ) {
        { Convert-One 'x' $Given } | Should -Throw -ErrorId "$Id,*" -ExpectedMessage $Told
    }

    It 'refuses a transform for an attribute that nothing fills' {
        { [pscustomobject]@{ email = 'x' } | ConvertTo-IdentityRecord Akamai -Transform @{ emial = 'Trim' } } |
            Should -Throw -ErrorId 'ColumnNotFound,*' -ExpectedMessage "*Did you mean 'email'?*"
    }

    It 'reports only the affected record with the rule, the attribute and the recommendation, but without the value' {
        $records = @([pscustomobject]@{ x = '03/04/2020' }, [pscustomobject]@{ x = '25/12/2020' } | ConvertTo-IdentityRecord Akamai -Transform @{ x = 'Date' })

        $records[0].IsValid | Should -BeFalse
        $records[0].Issues[0].RuleId | Should -Be 'DateAmbiguous'
        $records[0].Issues[0].Attribute | Should -Be 'x'
        "$($records[0].Issues[0])" | Should -Not -BeLike '*03*04*'
        $records[1].Attributes['x'] | Should -Be '2020-12-25'
    }
}

Describe 'Transforms that are scriptblocks' {
    It 'can use the variables and functions of the caller' {
        $suffix = 'of the caller'

        (Convert-One 'a' { "$_ $suffix, $(Get-FunctionValue), $($Record.email)" }).Attributes['x'] |
            Should -Be 'a of the caller, from a function, a@example.com'
    }

    It 'can use the internals of a module if they are written in that module' {
        $module = New-Module -Name TransformStory {
            $secretWord = 'within'
            function Get-Inner { 'inner function' }
            function Convert-Inside { $local = 'local'; [pscustomobject]@{ x = 'a' } | ConvertTo-IdentityRecord Akamai -Transform @{ x = { "$_ $secretWord $local $(Get-Inner)" } } }
            Export-ModuleMember -Function Convert-Inside
        } | Import-Module -PassThru

        (Convert-Inside).Attributes['x'] | Should -Be 'a within local inner function'
        Remove-Module $module
    }

    It 'keep the variables of a closure' {
        $factor = 2
        $transform = { [int] $_ * $factor }.GetNewClosure()
        $factor = 100

        (Convert-One '21' $transform).Attributes['x'] | Should -Be 42
    }

    It 'do not keep variables that they assign, except changes to objects and to named scopes' {
        $count = 0
        $seen = @{}
        $script:transformed = 0

        $null = [pscustomobject]@{ x = 'a' }, [pscustomobject]@{ x = 'b' } |
            ConvertTo-IdentityRecord Akamai -Transform @{ x = { $count++; $seen[$_] = $true; $script:transformed++; $_ } }

        $count | Should -Be 0
        $seen.Count | Should -Be 2
        $script:transformed | Should -Be 2
    }

    It 'do not change $_ of the outer pipeline' {
        $around = 'outer' | ForEach-Object { $null = Convert-One 'inner' { $_ }; $_ }

        $around | Should -Be 'outer'
    }

    It 'receive the value of the previous transform, and empty values' {
        (Convert-One '7' @('Integer', { $_.GetType().Name })).Attributes['x'] | Should -Be 'Int64'
        (Convert-One '' { if ($_) { 'filled' } else { 'blank' } }).Attributes['x'] | Should -Be 'blank'
    }

    It 'fail with a break or continue without a loop, and no record is lost' -ForEach @({ break }, { continue }) {
        $records = @()
        foreach ($once in 1) {
            $records = @([pscustomobject]@{ x = 'a' }, [pscustomobject]@{ x = 'b' } | ConvertTo-IdentityRecord Akamai -Transform @{ x = $_ })
        }

        $records.Count | Should -Be 2
        $records[0].Issues[0].RuleId | Should -Be 'TransformFailed'
    }

    It 'do not reveal a value when they fail, not even in $Error: <Name>' -ForEach @(
        @{ Name = 'throw'; Script = { throw "no $_" } }
        @{ Name = 'a cast'; Script = { [int] $_ } }
        @{ Name = 'a method'; Script = { [datetime]::ParseExact($_, 'o', $null) } }
        @{ Name = 'a command that is not there'; Script = { & "x$_" } }
    ) {
        $Error.Clear()
        $told = @(Convert-One 'zebrafinch' $Script -Verbose *>&1)

        $told[0].Issues[0].RuleId | Should -Be 'TransformFailed'
        "$($told[0].Issues[0])" | Should -Not -BeLike '*zebrafinch*'
        @($Error | Where-Object { "$_" -like '*zebrafinch*' }) | Should -BeNullOrEmpty
    }
}

Describe 'Get-MigrationTransform' {
    It 'lists all transforms by name' {
        $names = @(Get-MigrationTransform).Name

        $names.Count | Should -BeGreaterOrEqual 14
        $names | Should -Contain 'PhoneE164'
        @(Get-MigrationTransform date*).Name | Should -Be @('Date', 'DateTimeToUtc')
        ('Trim', 'lower' | Get-MigrationTransform).Name | Should -Be @('Trim', 'Lower')
        (Get-MigrationTransform UsDate | Get-MigrationTransform).Name | Should -Be 'UsDate'
    }

    It 'describes what each transform accepts and returns, with a recommendation' {
        foreach ($transform in Get-MigrationTransform) {
            $transform.Description, $transform.Accepts, $transform.Yields, $transform.Recommendation | ForEach-Object { $_ | Should -Not -BeNullOrEmpty }
            $transform.Examples.Count | Should -BeGreaterThan 0
        }
    }

    It 'lists the default transforms of a target' {
        (Get-MigrationTransform UsDate).DefaultFor['Akamai'] | Should -Be 'birthday'
        @(Get-MigrationTransform | Where-Object { $_.DefaultFor.ContainsKey('Akamai') }).Name | Should -Be @('Password', 'Plural', 'UsDate')
    }

    It 'reports an unknown name, and continues' {
        $found = @(Get-MigrationTransform 'Bolean', 'Trim' -ErrorVariable failed -ErrorAction SilentlyContinue)

        $found.Name | Should -Be 'Trim'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'TransformUnknown,*'
        @(Get-MigrationTransform 'x*') | Should -BeNullOrEmpty
    }

    It 'completes names' {
        $line = 'Get-MigrationTransform da'
        $completed = [Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)

        @($completed.CompletionMatches).CompletionText | Should -Be @('Date', 'DateTimeToUtc')
    }
}
