BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $users = "$TestDrive/users.csv"
    $hash = '$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234'
    New-TestFile -Path $users -Text ("email,givenName,primaryAddress.city,password`n" +
        "anna@example.com,Anna,K$([char]0xF6)ln,$hash`n" +
        "nobody,Bob, ,canary-password`n" +
        "carla@example.com,Carla`n")
}

Describe 'Measuring records' {
    BeforeAll {
        $measure = Import-MigrationCsv $users -WarningAction SilentlyContinue | Test-MigrationRecord -WarningAction SilentlyContinue | Measure-MigrationRecord
    }

    It 'writes one object' {
        @($measure).Count | Should -Be 1
        $measure.Records | Should -Be 3
        $measure.Valid | Should -Be 1
        $measure.Invalid | Should -Be 2
        $measure.Sources | Should -BeLike '*users.csv'
    }

    It 'reports how each column is filled, in the order of the columns' {
        $measure.Attributes.Attribute | Should -Be @('email', 'givenName', 'primaryAddress.city', 'password')
        $city = $measure.Attributes[2]
        @($city.Filled, $city.Blank, $city.Missing) | Should -Be @(1, 1, 1)
        @($city.ShortestLength, $city.LongestLength, $city.Distinct) | Should -Be @(4, 4, 1)
        $city.IsEstimate | Should -BeFalse
    }

    It 'counts the issues by rule, Errors first' {
        $measure.IssuesByRule.RuleId | Should -Be @('EmailShape', 'TooFewFields', 'LeadingBlank')
        $measure.IssuesByRule.FirstLine | Should -Be @(3, 4, 3)
        "$($measure.IssuesByRule[0].Severity)" | Should -Be 'Error'
        $measure.IssuesByRule[0].Attribute | Should -Be 'email'
    }

    It 'shows the patterns of values, and none of passwords' {
        $measure.Attributes[0].Patterns[0].ToString() | Should -Be "a@a.a $([char]0xD7) 2"
        $measure.Attributes[1].Patterns.Pattern | Should -Be 'Aa'
        $measure.Attributes[3].Patterns.Count | Should -Be 0
        ($measure | Out-String -Width 80) | Should -BeLike "*a@a.a $([char]0xD7) 2, a $([char]0xD7) 1*"
    }

    It 'counts the kinds of password hashes' {
        $measure.HashKinds['bcrypt'] | Should -Be 1
        $measure.HashKinds.Count | Should -Be 2
    }

    It 'counts the kinds in the specified columns' {
        $kinds = ([pscustomobject]@{ legacy = $hash; password = 'x' } | Measure-MigrationRecord -PasswordAttribute legacy).HashKinds

        $kinds.Count | Should -Be 1
        $kinds['bcrypt'] | Should -Be 1
    }

    It 'refuses a password column that the records do not have' {
        { [pscustomobject]@{ password = 'x' } | Measure-MigrationRecord -PasswordAttribute pasword } |
            Should -Throw -ErrorId 'ColumnNotFound,*' -ExpectedMessage "*Did you mean 'password'?*"
    }

    It 'measures ordinary objects, by pipeline and by parameter' {
        $objects = @([pscustomobject]@{ email = 'a@example.com'; logins = 5 }, [pscustomobject]@{ email = ''; logins = 5 })

        ($objects | Measure-MigrationRecord).Attributes[1].Distinct | Should -Be 1
        (Measure-MigrationRecord -InputObject $objects).Attributes[0].Blank | Should -Be 1
    }

    It 'returns zero for no records' {
        $nothing = @() | Measure-MigrationRecord

        $nothing.Records | Should -Be 0
        @($nothing.Attributes).Count | Should -Be 0
    }

    It 'does not show a value of a record' {
        $shown = "$measure $($measure.Attributes) $($measure.IssuesByRule) $($measure.HashKinds.Keys)"

        $shown | Should -Not -BeLike '*canary*'
        $shown | Should -Not -BeLike '*Anna*'
    }
}

Describe 'Measuring against a schema' {
    BeforeAll {
        $schema = "$TestDrive/schema.json"
        New-TestFile -Path $schema -Text ('{"stat":"ok","schema":{"name":"user","attr_defs":[' +
            '{"name":"email","type":"string"},{"name":"gender","type":"string"},{"name":"password","type":"password"},' +
            '{"name":"primaryAddress","type":"object","attr_defs":[{"name":"city","type":"string"},{"name":"zip","type":"string"}]}]}}')
        New-TestFile -Path "$TestDrive/stray.csv" -Text "email,Gender,primaryAddress.city,legacyId`
a@example.com,female,Bonn,1`
b@example.com,male,,2`
"
        $covered = Import-MigrationCsv "$TestDrive/stray.csv" | Measure-MigrationRecord -Schema $schema
    }

    It 'reports how many records fill each attribute, including 0' {
        $covered.Coverage.Attribute | Should -Be @('email', 'gender', 'password', 'primaryAddress.city', 'primaryAddress.zip')
        $covered.Coverage.Filled | Should -Be @(2, 0, 0, 1, 0)
    }

    It 'reports the columns that do not go to an attribute' {
        $covered.StrayColumns | Should -Be @('Gender', 'legacyId')
    }

    It 'also accepts the schema itself' {
        (Import-MigrationCsv "$TestDrive/stray.csv" | Measure-MigrationRecord -Schema (Get-IdentitySchema $schema)).StrayColumns.Count | Should -Be 2
    }

    It 'refuses a schema that does not exist' {
        { [pscustomobject]@{ email = 'x' } | Measure-MigrationRecord -Schema "$TestDrive/nosuch.json" } | Should -Throw
    }
}

Describe 'Duplicates' {
    It 'treats a domain with international characters and its ASCII form as equal' {
        $records = @("x@m$([char]0xFC)nchen.de", 'x@xn--mnchen-3ya.de' | ForEach-Object { [pscustomobject]@{ email = $_ } } |
                Test-MigrationRecord -UniqueKey email -WarningAction SilentlyContinue)

        $records[0].IsValid | Should -BeTrue
        $records[1].Issues[0].RuleId | Should -Be 'DuplicateKey'
        $records[1].Issues[0].Message | Should -BeLike '*record 1*'
    }
}

Describe 'Measuring records before and after a map' {
    BeforeAll {
        $sandbox = Start-MigrationSandbox
        $null = $sandbox | Connect-IdentityStore
        $schema = Get-IdentitySchema
        $rows = @([pscustomobject]@{ 'E-Mail' = 'a@example.com'; Vorname = 'Ann'; Notiz = 'x'; Hash = $hash })
        $map = @{ 'E-Mail' = 'email'; Vorname = 'givenName'; Notiz = $null; Hash = 'password' }
    }

    AfterAll {
        Disconnect-IdentityStore
        Stop-MigrationSandbox $sandbox
    }

    It 'counts the columns for the attributes that they go to' {
        $measure = $rows | Measure-MigrationRecord -Schema $schema -Map $map

        @($measure.Coverage | Where-Object Filled -EQ 1).Attribute | Sort-Object | Should -Be @('email', 'givenName', 'password')
        @($measure.StrayColumns).Count | Should -Be 0
        $measure.HashKinds['bcrypt'] | Should -Be 1
    }

    It 'counts the attributes of converted records' {
        $measure = $rows | ConvertTo-IdentityRecord -Target Akamai -Map $map | Measure-MigrationRecord -Schema $schema

        @($measure.Coverage | Where-Object Filled -EQ 1).Attribute | Sort-Object | Should -Be @('email', 'givenName', 'password')
        @($measure.StrayColumns).Count | Should -Be 0
    }
}
