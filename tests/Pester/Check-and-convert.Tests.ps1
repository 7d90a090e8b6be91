BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $hash = '$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234'
}

Describe 'Checking records' {
    It 'reports all errors of a record with their recommendations' {
        $record = [pscustomobject]@{ email = 'nobody'; birthday = 'soon'; city = ' Bonn' } | Test-MigrationRecord -WarningAction SilentlyContinue

        @($record.Issues).RuleId | Should -Be @('EmailShape', 'DateShape', 'LeadingBlank')
        $record.Issues[0].Attribute | Should -Be 'email'
        "$($record.Issues[0].Severity)" | Should -Be 'Error'
        $record.Issues[0].Recommendation | Should -Not -BeNullOrEmpty
        $record.IsValid | Should -BeFalse
    }

    It 'returns a boolean for each record with -Quiet' {
        $answers = @([pscustomobject]@{ email = 'a@example.com' }, [pscustomobject]@{ email = 'x' } | Test-MigrationRecord -Quiet -WarningAction SilentlyContinue)

        $answers | Should -Be @($true, $false)
    }

    It 'reports the later of two rows with the same key, and names the earlier line' {
        $path = "$TestDrive/twice.csv"
        New-TestFile -Path $path -Text "email`na@example.com`nb@example.com`nA@EXAMPLE.COM`n"

        $records = @(Import-MigrationCsv $path | Test-MigrationRecord -UniqueKey email -WarningAction SilentlyContinue)

        @($records | Where-Object { -not $_.IsValid }).Line | Should -Be 4
        $records[2].Issues[0].Message | Should -BeLike '*line 2*'
    }

    It 'checks an attribute by the type that you specify' {
        $record = [pscustomobject]@{ newsletter = 'perhaps' } | Test-MigrationRecord -AttributeType @{ newsletter = 'Boolean' } -WarningAction SilentlyContinue

        $record.Issues[0].RuleId | Should -Be 'BooleanShape'
    }

    It 'refuses a key that the records do not have, and suggests one' {
        { [pscustomobject]@{ email = 'x' } | Test-MigrationRecord -UniqueKey emial } | Should -Throw -ErrorId 'ColumnNotFound,*' -ExpectedMessage "*Did you mean 'email'?*"
    }

    It 'refuses a type that does not exist' {
        { [pscustomobject]@{ email = 'x' } | Test-MigrationRecord -AttributeType @{ email = 'Mail' } } | Should -Throw -ErrorId 'AttributeTypeUnknown,*'
    }

    It 'warns once at the end' {
        $null = 1..5 | ForEach-Object { [pscustomobject]@{ email = 'x' } } | Test-MigrationRecord -WarningVariable warned -WarningAction SilentlyContinue

        $warned.Count | Should -Be 1
    }
}

Describe 'Converting records' {
    It 'warns of records with an Error only once in a pipeline' {
        $rows = @([pscustomobject]@{ email = 'x'; birthday = '1990-01-02' }, [pscustomobject]@{ email = 'a@example.com'; birthday = '1990-01-02' })

        $null = $rows | Test-MigrationRecord -WarningVariable first -WarningAction SilentlyContinue |
            ConvertTo-IdentityRecord -Target Akamai -WarningVariable second -WarningAction SilentlyContinue
        $null = [pscustomobject]@{ email = 'a@example.com'; x = 'y' } | Test-MigrationRecord -WarningAction SilentlyContinue |
            ConvertTo-IdentityRecord -Target Akamai -Transform @{ x = 'Integer' } -WarningVariable third -WarningAction SilentlyContinue

        @($first).Count | Should -Be 1
        @($second).Count | Should -Be 0
        @($third).Count | Should -Be 1
    }

    It 'applies the defaults of the target' {
        $attributes = ([pscustomobject]@{
                email = 'a@example.com'; password = $hash; birthday = '12/19/1989'
                profiles = '[{"domain":"example.com"}]'; 'primaryAddress.city' = 'Bonn'; gender = ''
            } | ConvertTo-IdentityRecord -Target Akamai).Attributes

        $attributes['password']['type'] | Should -Be 'password-bcrypt'
        $attributes['password']['value'] | Should -BeExactly $hash
        $attributes['birthday'] | Should -Be '1989-12-19'
        $attributes['profiles'][0]['domain'] | Should -Be 'example.com'
        $attributes['primaryAddress']['city'] | Should -Be 'Bonn'
        $attributes['gender'] | Should -BeNullOrEmpty
        $attributes.ContainsKey('gender') | Should -BeTrue
    }

    It 'omits empty values with -EmptyValue Omit' {
        $attributes = ([pscustomobject]@{ email = 'a@example.com'; gender = '' } | ConvertTo-IdentityRecord -Target Akamai -EmptyValue Omit).Attributes

        $attributes.ContainsKey('gender') | Should -BeFalse
    }

    It 'runs scriptblocks with the value and the record' {
        $attributes = ([pscustomobject]@{ email = 'a@example.com'; name = 'x' } |
                ConvertTo-IdentityRecord -Target Akamai -Transform @{ name = { "$_ of " + $Record.email } }).Attributes

        $attributes['name'] | Should -Be 'x of a@example.com'
    }

    It 'reports only the record whose transform fails' {
        $identities = @([pscustomobject]@{ n = 'x' }, [pscustomobject]@{ n = '1' } |
                ConvertTo-IdentityRecord -Target Akamai -Transform @{ n = { [int]$_ } })

        $identities[0].IsValid | Should -BeFalse
        $identities[0].Issues[0].RuleId | Should -Be 'TransformFailed'
        $identities[1].Attributes['n'] | Should -Be 1
    }

    It 'switches a default off' {
        $attributes = ([pscustomobject]@{ birthday = '12/19/1989' } | ConvertTo-IdentityRecord -Target Akamai -Transform @{ birthday = $null }).Attributes

        $attributes['birthday'] | Should -Be '12/19/1989'
    }

    It 'renames, drops and sets attributes' {
        $attributes = ([pscustomobject]@{ 'E-Mail' = 'a@example.com'; secret = 'x' } |
                ConvertTo-IdentityRecord -Target Akamai -Map @{ 'E-Mail' = 'email'; secret = $null; 'source.system' = @{ Constant = 'legacy' } }).Attributes

        @($attributes.Keys | ForEach-Object { $_ }).Count | Should -Be 2
        $attributes['email'] | Should -Be 'a@example.com'
        $attributes['source']['system'] | Should -Be 'legacy'
    }

    It 'refuses a transform that does not exist' {
        { [pscustomobject]@{ a = 1 } | ConvertTo-IdentityRecord -Target Akamai -Transform @{ a = 'Nonsense' } } | Should -Throw -ErrorId 'TransformUnknown,*'
    }
}
