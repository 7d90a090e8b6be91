BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $schema = "$TestDrive/user.schema.json"
    $attributes = '{"name":"email","type":"string","length":30,"constraints":["email-address","unique"]},' +
        '{"name":"givenName","type":"string","length":10,"constraints":["required"]},' +
        '{"name":"newsletter","type":"boolean"},{"name":"uuid","type":"uuid"},{"name":"created","type":"dateTime"},' +
        '{"name":"primaryAddress","type":"object","attr_defs":[{"name":"city","type":"string","length":5}]},' +
        '{"name":"consents","type":"plural","attr_defs":[{"name":"granted","type":"boolean"}]}'
    New-TestFile -Path $schema -Text ('{"stat":"ok","schema":{"name":"user","attr_defs":[' + $attributes + ']}}')
}

Describe 'A value that a script makes' {
    It 'is checked against the schema' {
        $record = [pscustomobject]@{ email = 'a@example.com'; givenName = 'short'; city = 'x'; newsletter = 'ja' }
        $convert = @{ Target = 'Akamai'; Schema = $schema; WarningAction = 'SilentlyContinue' }

        $long = $record | ConvertTo-IdentityRecord @convert -Map @{ city = 'primaryAddress.city' } -Transform @{ 'primaryAddress.city' = { 'Hannover' }; givenName = { 'longer than ten' } }
        $made = $record | ConvertTo-IdentityRecord @convert -Map @{ city = $null; 'primaryAddress.city' = { 'Hannover' }; newsletter = $null }
        $right = $record | ConvertTo-IdentityRecord @convert -Map @{ city = 'primaryAddress.city' } -Transform @{ 'primaryAddress.city' = { 'Bonn' }; newsletter = { $_ -eq 'ja' } }
        $left = $record | ConvertTo-IdentityRecord @convert -Map @{ city = 'primaryAddress.city' } -Transform @{ 'primaryAddress.city' = { 'Hannover' } } -OnInvalidValue @{ 'primaryAddress.city' = 'Empty' }

        $long.IsValid, $made.IsValid, $right.IsValid, $left.IsValid | Should -Be $false, $false, $true, $true
        ($long.Issues | Where-Object Severity -EQ Error | ForEach-Object { "$($_.RuleId) $($_.Attribute)" } | Sort-Object) | Should -Be 'ValueLength givenName', 'ValueLength primaryAddress.city'
        $left.Issues.RuleId | Should -Contain 'ValueLeftEmpty'
    }
}

Describe 'A schema in a file' {
    It 'describes the attributes, including those of objects' {
        $read = Get-IdentitySchema $schema

        $read.EntityType | Should -Be 'user'
        "$($read.Target)" | Should -Be 'Akamai'
        $read.Find('primaryAddress.city').Length | Should -Be 5
        $read.Find('email').IsUnique | Should -BeTrue
        $read.Find('Email') | Should -BeNullOrEmpty
        $read.GetPaths() | Should -Be @('email', 'givenName', 'newsletter', 'created', 'primaryAddress.city', 'consents')
    }

    It 'is found by wildcard, by literal path and by pipeline' {
        $folder = "$TestDrive/some[1]"
        $null = [IO.Directory]::CreateDirectory($folder)
        [IO.File]::Copy($schema, "$folder/one.json")

        @(Get-IdentitySchema "$TestDrive/*.schema.json").Count | Should -Be 1
        (Get-IdentitySchema -LiteralPath "$folder/one.json").EntityType | Should -Be 'user'
        ([pscustomobject]@{ FullName = "$folder/one.json" } | Get-IdentitySchema).EntityType | Should -Be 'user'
        ($schema | Get-IdentitySchema).EntityType | Should -Be 'user'
    }

    It 'is reported with its own error if it is not valid, and the next file is read' {
        New-TestFile -Path "$TestDrive/error.json" -Text '{"stat":"error","code":222,"error":"unknown_entity_type"}'

        $read = @(Get-IdentitySchema "$TestDrive/error.json", "$TestDrive/nosuch.json", $schema -ErrorVariable failed -ErrorAction SilentlyContinue)

        $read.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'SchemaIsError,*'
        $failed[1].FullyQualifiedErrorId | Should -BeLike 'SchemaFileNotFound,*'
    }
}

Describe 'The schema of a store' {
    BeforeAll {
        $sandbox = Start-MigrationSandbox
        $session = $sandbox | Connect-IdentityStore
    }

    AfterAll {
        Disconnect-IdentityStore
        Stop-MigrationSandbox $sandbox
    }

    It 'is read, saved, and read back from the file' {
        $saved = "$TestDrive/saved.json"
        $live = Get-IdentitySchema -OutFile $saved
        $read = Get-IdentitySchema -Path $saved

        $live.Find('email').IsUnique | Should -BeTrue
        "$($live.Uri)" | Should -Be "$($sandbox.Uri)"
        $live.Path | Should -BeNullOrEmpty
        $read.Path | Should -Be ([IO.Path]::GetFullPath($saved))
        "$($read.Uri)" | Should -Be "$($sandbox.Uri)"
        $read.GetPaths() | Should -Be $live.GetPaths()
        [IO.File]::ReadAllText($saved).Contains($session.ClientId) | Should -BeFalse
    }

    It 'replaces a file only with -Force, and is not saved with -WhatIf' {
        $there = "$TestDrive/there.json"
        New-TestFile -Path $there -Text 'mine'

        { Get-IdentitySchema -OutFile $there } | Should -Throw -ErrorId 'SchemaFileExists,*'
        $null = Get-IdentitySchema -OutFile "$TestDrive/whatif.json" -WhatIf
        [IO.File]::ReadAllText($there) | Should -Be 'mine'
        [IO.File]::Exists("$TestDrive/whatif.json") | Should -BeFalse

        $null = Get-IdentitySchema -OutFile $there -Force
        (Get-IdentitySchema $there).Find('email').Type | Should -Be 'string'
    }

    It 'does not exist for an entity type that the store does not have' {
        { Get-IdentitySchema -EntityType usr -Session $session } | Should -Throw -ErrorId 'EntityTypeUnknown,*' -ExpectedMessage "*'usr'*"
    }

    It 'rejects records that the store would refuse' {
        $records = @([pscustomobject]@{ email = 'a@example.com'; locale = 'x' * 36 }, [pscustomobject]@{ email = 'b@example.com'; locale = 'x' * 35 } |
                Test-MigrationRecord -Schema (Get-IdentitySchema) -WarningAction SilentlyContinue)
        $results = @($records | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/keep.run")

        $records[0].Issues[0].RuleId | Should -Be 'ValueLength'
        "$($results | Where-Object RecordNumber -eq 1 | ForEach-Object Status)" | Should -Be 'Rejected'
        "$($results | Where-Object RecordNumber -eq 2 | ForEach-Object Status)" | Should -Be 'Created'
    }
}

Describe 'Checking with a schema' {
    It 'reports a header once, on the appropriate stream, and does not change the records' {
        $path = "$TestDrive/header.csv"
        New-TestFile -Path $path -Text "email,givenname,city,uuid,created,consents.granted`na@example.com,A,,,,`nb@example.com,B,,,,`n"

        $records = @(Import-MigrationCsv $path |
                Test-MigrationRecord -Schema $schema -ErrorVariable failed -ErrorAction SilentlyContinue -WarningVariable warned -WarningAction SilentlyContinue)

        @($failed | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] }) |
            Should -Be @('ReservedAttribute', 'AttributeInPlural', 'UnknownAttribute', 'RequiredColumnMissing')
        @($failed | ForEach-Object { "$($_.TargetObject)" }) | Should -Be @('uuid', 'consents.granted', '', 'givenName')
        $failed[2].Exception.Message | Should -BeLike "header.csv, line 1,*these 2 columns*'givenname' (did you mean 'givenName'?), 'city' (did you mean 'primaryAddress.city'?)*"
        $failed[0].CategoryInfo.Category | Should -Be 'InvalidData'
        @($warned | ForEach-Object { "$_" }).Count | Should -Be 1
        "$($warned[0])" | Should -BeLike 'header.csv, line 1, created:*'
        @($records | ForEach-Object { $_.psbase.Issues.Count }) | Should -Be @(0, 0)
    }

    It 'stops at an invalid header if you specify it' {
        { [pscustomobject]@{ givenname = 'x' } | Test-MigrationRecord -Schema $schema -ErrorAction Stop } | Should -Throw -ErrorId 'UnknownAttribute,*'
    }

    It 'can exclude the rules of the header and change their severity' {
        $null = [pscustomobject]@{ givenName = 'x'; town = '' } |
            Test-MigrationRecord -Schema $schema -ExcludeRule UnknownAttribute -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.Count | Should -Be 0

        $null = [pscustomobject]@{ givenName = 'x'; town = '' } |
            Test-MigrationRecord -Schema $schema -RuleSeverity @{ UnknownAttribute = 'Warning' } -ErrorVariable failed -WarningVariable warned -WarningAction SilentlyContinue
        $failed.Count | Should -Be 0
        $warned.Count | Should -Be 1
    }

    It 'checks values against type, length, required and unique' {
        $records = @(
            [pscustomobject]@{ email = 'a@example.com'; givenName = ''; newsletter = 'perhaps'; 'primaryAddress.city' = 'Berlin'; consents = '[{"granted":"yes"}]' }
            [pscustomobject]@{ email = 'A@example.com'; givenName = 'x'; newsletter = 'yes'; 'primaryAddress.city' = 'Bonn'; consents = '' }
        )
        $records = @($records | Test-MigrationRecord -Schema $schema -WarningAction SilentlyContinue)

        @($records[0].Issues | ForEach-Object { "$($_.RuleId) $($_.Attribute)" }) |
            Should -Be @('BooleanShape newsletter', 'RequiredValue givenName', 'ValueLength primaryAddress.city', 'BooleanShape consents.granted')
        @($records[1].Issues | ForEach-Object { "$($_.RuleId) $($_.Severity)" }) | Should -Be @('BooleanConvertible Warning', 'DuplicateKey Error')
    }

    It 'accepts objects in a plural unchanged' {
        $good = [pscustomobject]@{ givenName = 'x'; consents = @(@{ granted = $true }, [pscustomobject]@{ granted = $false }) } | Test-MigrationRecord -Schema $schema
        $bad = [pscustomobject]@{ givenName = 'x'; consents = @(@{ granted = $true }, [pscustomobject]@{ grant = $false }) } |
            Test-MigrationRecord -Schema $schema -WarningAction SilentlyContinue

        $good.IsValid | Should -BeTrue
        @($bad.Issues | ForEach-Object RuleId) | Should -Be @('UnknownMember')
    }

    It 'accepts a schema, a relative path and a file' {
        $read = Get-IdentitySchema $schema
        $row = [pscustomobject]@{ givenName = 'eleven char' }
        $location = $ExecutionContext.SessionState.Path.CurrentLocation.Path
        $null = $ExecutionContext.SessionState.Path.SetLocation("$TestDrive")
        try {
            foreach ($form in @($read, 'user.schema.json', [IO.FileInfo]::new($schema))) {
                $row | Test-MigrationRecord -Schema $form -Quiet -WarningAction SilentlyContinue | Should -BeFalse
            }
        }
        finally {
            $null = $ExecutionContext.SessionState.Path.SetLocation($location)
        }
    }

    It 'refuses a file that is not a schema before the first record' {
        { [pscustomobject]@{ email = 'x' } | Test-MigrationRecord -Schema "$TestDrive/*.schema.json" } | Should -Throw -ErrorId 'SchemaFileNotFound,*'
        New-TestFile -Path "$TestDrive/users.csv" -Text "email`ncanary@example.com`n"
        { [pscustomobject]@{ email = 'x' } | Test-MigrationRecord -Schema "$TestDrive/users.csv" } | Should -Throw -ErrorId 'SchemaNotJson,*'
    }
}

Describe 'A map that is checked against a schema' {
    It 'converts if the schema has every attribute' {
        $record = [pscustomobject]@{ mail = 'a@example.com'; town = 'Bonn' }

        $converted = $record | ConvertTo-IdentityRecord Akamai -Schema $schema -Map @{ mail = 'email'; town = 'primaryAddress.city' }

        $converted.Attributes['primaryAddress']['city'] | Should -Be 'Bonn'
    }

    It 'converts nothing if an attribute is unknown, and names it with a suggestion' {
        $record = [pscustomobject]@{ email = 'a@example.com'; givenname = 'Al'; uuid = 'x' }

        { $record | ConvertTo-IdentityRecord Akamai -Schema (Get-IdentitySchema $schema) } |
            Should -Throw -ErrorId 'AttributeNotInSchema,*' -ExpectedMessage "*'givenname'*givenName*'uuid'*-Map*"
    }
}
