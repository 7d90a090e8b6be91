BeforeAll {
    . "$PSScriptRoot/common.ps1"

    # In the form that the store gives it in.
    $fields = "$TestDrive/fields.json"
    New-TestFile -Path $fields -Text ('{"success":true,"status":200,"data":[' + (@(
                '{"fieldKey":"email","fieldType":"SYSTEM","dataType":"EMAIL","enabled":true,"required":true,"unique":true}'
                '{"fieldKey":"given_name","fieldType":"SYSTEM","dataType":"TEXT","enabled":true,"fieldDefinition":{"minLength":2,"maxLength":10}}'
                '{"fieldKey":"mobile_number","fieldType":"SYSTEM","dataType":"MOBILE","enabled":true}'
                '{"fieldKey":"nickname","fieldType":"SYSTEM","dataType":"TEXT","enabled":false}'
                '{"fieldKey":"card","fieldType":"CUSTOM","dataType":"TEXT","enabled":true,"required":true,"fieldDefinition":{"regex":"^[A-Z]{2}\\d{4}$"}}'
                '{"fieldKey":"points","fieldType":"CUSTOM","dataType":"NUMBER","enabled":true,"fieldDefinition":{"minLength":0,"maxLength":100}}'
                '{"fieldKey":"level","fieldType":"CUSTOM","dataType":"SELECT","enabled":true,"fieldDefinition":{"attributesKeys":["basic","gold"]}}'
                '{"fieldKey":"newsletter","fieldType":"CUSTOM","dataType":"CHECKBOX","enabled":true}'
            ) -join ',') + ']}')

    function Get-RuleId($Record) {
        @($Record.psbase.Issues | ForEach-Object { "$($_.RuleId) $($_.Attribute)" })
    }
}

Describe 'A field setup in a file' {
    It 'is recognized, and describes the attributes and constraints of its fields' {
        $schema = Get-IdentitySchema $fields

        "$($schema.Target)" | Should -Be 'Cidaas'
        $schema.Find('customFields.card').Pattern | Should -Be '^[A-Z]{2}\d{4}$'
        $schema.Find('customFields.level').Options | Should -Be @('basic', 'gold')
        $schema.Find('customFields.points').Maximum | Should -Be 100
        $schema.Find('nickname').IsEnabled | Should -BeFalse
        $schema.GetPaths() -contains 'nickname' | Should -BeFalse
        $schema.GetPaths() -contains 'address.locality' | Should -BeTrue
    }
}

Describe 'Checking with a field setup' {
    It 'reports the columns once' {
        $row = [pscustomobject]@{ mail = 'a@example.com'; 'First Name' = 'Ada'; nickname = 'ada'; pionts = '5' }

        $null = $row | Test-MigrationRecord -Schema $fields -ErrorVariable failed -ErrorAction SilentlyContinue -WarningVariable warned -WarningAction SilentlyContinue

        @($failed | ForEach-Object { "$(($_.FullyQualifiedErrorId -split ',')[0]) $($_.TargetObject)" }) |
            Should -Be @('UnknownAttribute pionts', 'RequiredColumnMissing customFields.card')
        $failed[0].Exception.Message | Should -BeLike "*'customFields.pionts'*Did you mean 'customFields.points'?*"
        @($warned).Count | Should -Be 1
        "$($warned[0])" | Should -BeLike '*nickname*not enabled*'
    }

    It 'checks values against data type, range, options, pattern and required' {
        $records = @(
            [pscustomobject]@{ email = 'a@example.com'; card = 'AB1234'; points = '7.5'; level = 'gold'; newsletter = 'yes'; mobile = '+4915112345678' }
            [pscustomobject]@{ email = ''; card = 'ab1'; points = '101'; level = 'Gold'; newsletter = 'perhaps'; mobile = '0151 12345' }
        )

        $records = @($records | Test-MigrationRecord -Schema $fields -WarningAction SilentlyContinue)

        Get-RuleId $records[0] | Should -Be @()
        Get-RuleId $records[1] | Should -Be @(
            'BooleanShape newsletter', 'PhoneNotE164 mobile', 'RequiredValue email', 'ValuePattern card', 'ValueRange points', 'ValueOption level')
    }

    It 'uses the map of the conversion' {
        $map = "$TestDrive/map.psd1"
        New-TestFile -Path $map -Text "@{ Map = @{ kundennummer = 'customFields.card'; remark = `$null; 'customFields.level' = @{ Constant = 'basic' } } }"
        $row = [pscustomobject]@{ email = 'a@example.com'; kundennummer = 'x'; remark = 'y'; level = 'anything' }

        $record = $row | Test-MigrationRecord -Schema $fields -Map $map -ErrorVariable failed -WarningAction SilentlyContinue

        $failed.Count | Should -Be 0
        Get-RuleId $record | Should -Be @('ValuePattern kundennummer')
    }

    It 'checks values after the transforms of the conversion' {
        $map = "$TestDrive/german.psd1"
        New-TestFile -Path $map -Text "@{ Map = @{ Handy = 'mobile_number'; Geburtstag = 'birthdate'; Karte = 'customFields.card' }
            Transform = @{ mobile_number = @{ PhoneE164 = 'DE' }; 'customFields.newsletter' = @{ Boolean = @{ True = 'ja' } } } }"
        $rows = @(
            [pscustomobject]@{ email = 'a@example.com'; Handy = '0151 12345678'; Geburtstag = '19.12.1989'; Karte = 'ab1234'; newsletter = 'ja' }
            [pscustomobject]@{ email = ' x '; Handy = '12'; Geburtstag = '1989'; Karte = 'ab1'; newsletter = 'jein' }
        )
        $transform = @{ birthdate = @{ Date = 'dd.MM.yyyy' }; email = 'Trim', 'Lower'; 'customFields.card' = { $_.ToUpperInvariant() } }

        $records = @($rows | Test-MigrationRecord -Schema $fields -Map $map -Transform $transform -WarningAction SilentlyContinue -ErrorAction SilentlyContinue)

        Get-RuleId $records[0] | Should -Be @()
        Get-RuleId $records[1] | Should -Be @('EmailShape email', 'PhoneShape Handy', 'BooleanShape newsletter', 'DateShape birthdate')
        @($rows | Test-MigrationRecord -Schema $fields -Map $map -WarningAction SilentlyContinue -ErrorAction SilentlyContinue)[0].psbase.IsValid | Should -BeFalse
    }

    It 'applies to one kind of store' {
        { [pscustomobject]@{ email = 'x' } | Test-MigrationRecord -Schema $fields -Target Akamai } | Should -Throw -ErrorId 'SchemaOfOtherTarget,*'
    }

    It 'accepts records that are then converted completely with the same setup' {
        $record = [pscustomobject]@{ email = 'a@example.com'; card = 'AB1234'; points = '7.5'; newsletter = 'yes' } |
            Test-MigrationRecord -Schema $fields | ConvertTo-IdentityRecord -Target Cidaas -Schema $fields

        $record.IsValid | Should -BeTrue
        $record.Attributes['customFields']['points'] | Should -Be 7.5
        $record.Attributes['customFields']['newsletter'] | Should -Be $true
    }
}

Describe 'Converting with a field setup' {
    It 'refuses unknown fields, and warns about fields that are not enabled' {
        { [pscustomobject]@{ email = 'a@example.com'; pionts = '5' } | ConvertTo-IdentityRecord -Target Cidaas -Schema $fields } |
            Should -Throw -ErrorId 'AttributeNotInSchema,*'

        $record = [pscustomobject]@{ email = 'a@example.com'; nickname = 'ada' } |
            ConvertTo-IdentityRecord -Target Cidaas -Schema $fields -WarningVariable warned -WarningAction SilentlyContinue
        $record.IsValid | Should -BeTrue
        "$warned" | Should -BeLike "*'nickname' is not enabled*"
    }
}

Describe 'Checking for cidaas without a field setup' {
    It 'requires an identifier and known values' {
        $records = @(
            [pscustomobject]@{ email = ''; username = 'ada'; status = 'VERIFIED'; website = 'https://example.com/' }
            [pscustomobject]@{ email = ''; username = ''; status = 'DELETED'; website = 'example.com' }
        ) | Test-MigrationRecord -Target Cidaas -WarningAction SilentlyContinue

        Get-RuleId $records[0] | Should -Be @()
        Get-RuleId $records[1] | Should -Be @('UrlShape website', 'IdentifierMissing ', 'UserStatusManaged status')
    }

    It 'checks only the key of users to delete' {
        $records = @([pscustomobject]@{ what = 'delete'; sub = '1'; email = '' }, [pscustomobject]@{ what = 'update'; sub = '1'; email = '' }) |
            Test-MigrationRecord -Target Cidaas -OperationColumn what -WarningAction SilentlyContinue

        @($records | ForEach-Object { $_.psbase.IsValid }) | Should -Be @($true, $false)
    }
}

Describe 'Disposable addresses' {
    It 'are rejected by a list of domains, including subdomains and other spellings' {
        $list = "$TestDrive/disposable.txt"
        New-TestFile -Path $list -Text "# a list`nmailinator.com # and its kin`n*.trash.example`n`nbücher.example`n"
        $addresses = 'a@Mailinator.COM', 'a@x.mailinator.com', 'a@trash.example', 'a@xn--bcher-kva.example', 'a@mailinator.com.example', 'a@notmailinator.com', ''

        $records = @($addresses | ForEach-Object { [pscustomobject]@{ email = $_; username = 'x' } } |
                Test-MigrationRecord -Target Cidaas -DisposableDomain $list -WarningAction SilentlyContinue)

        @($records | ForEach-Object { $_.psbase.IsValid }) | Should -Be @($false, $false, $false, $false, $true, $true, $true)
        Get-RuleId $records[0] | Should -Be @('DisposableEmail email')
    }

    It 'have the severity from a file of severities' {
        New-TestFile -Path "$TestDrive/one.txt" -Text 'mailinator.com'
        New-TestFile -Path "$TestDrive/rules.psd1" -Text "@{ DisposableEmail = 'Warning'; LeadingBlank = 'Off' }"

        $record = [pscustomobject]@{ email = 'a@mailinator.com'; note = ' x' } |
            Test-MigrationRecord -DisposableDomain "$TestDrive/one.txt" -RuleSeverity "$TestDrive/rules.psd1"

        $record.psbase.IsValid | Should -BeTrue
        Get-RuleId $record | Should -Be @('DisposableEmail email')
    }

    It 'and severities cause clear errors if their file is not valid' {
        New-TestFile -Path "$TestDrive/bad.txt" -Text "example.com`nnot a domain`n"
        New-TestFile -Path "$TestDrive/bad.psd1" -Text '@{ EmailShape = (Get-Date) }'
        $row = [pscustomobject]@{ email = 'a@example.com' }

        { $row | Test-MigrationRecord -DisposableDomain "$TestDrive/nosuch.txt" } | Should -Throw -ErrorId 'DomainFileNotFound,*'
        { $row | Test-MigrationRecord -DisposableDomain "$TestDrive/bad.txt" } | Should -Throw -ErrorId 'DomainFileInvalid,*'
        { $row | Test-MigrationRecord -RuleSeverity "$TestDrive/nosuch.psd1" } | Should -Throw -ErrorId 'RuleFileNotFound,*'
        { $row | Test-MigrationRecord -RuleSeverity "$TestDrive/bad.psd1" } | Should -Throw -ErrorId 'RuleFileInvalid,*'
        { $row | Test-MigrationRecord -RuleSeverity 5 } | Should -Throw -ErrorId 'RuleSeverityUnknown,*'
    }
}

Describe 'Measuring with a field setup' {
    It 'reports the fields that the file fills, by the attributes of its columns' {
        $measure = [pscustomobject]@{ mail = 'a@example.com'; 'First Name' = 'Ada'; card = ''; nonsense = 'x' } | Measure-MigrationRecord -Schema $fields

        $filled = $measure.Coverage | Where-Object Filled -gt 0
        @($filled | ForEach-Object { "$($_.Attribute) $($_.Columns)" }) | Should -Be @('email mail', 'given_name First Name')
        $measure.StrayColumns | Should -Be @('nonsense')
        ($measure.Coverage | Where-Object Attribute -eq 'customFields.card').Columns | Should -Be @('card')
    }
}

Describe 'The field setup of a store' {
    BeforeAll {
        $sandbox = Start-MigrationSandbox -Target Cidaas
        $null = $sandbox | Connect-IdentityStore
    }

    AfterAll {
        Disconnect-IdentityStore
        Stop-MigrationSandbox $sandbox
    }

    It 'is read, saved, and read back from the file' {
        $live = Get-IdentitySchema -OutFile "$TestDrive/live.json"
        $read = Get-IdentitySchema "$TestDrive/live.json"

        "$($live.Target)" | Should -Be 'Cidaas'
        $live.Find('email').IsUnique | Should -BeTrue
        $read.GetPaths() | Should -Be $live.GetPaths()
        "$($read.Uri)" | Should -Be "$($sandbox.Uri)"
    }

    It 'has no entity types' {
        (Get-IdentitySchema -EntityType user).EntityType | Should -Be 'user'
        { Get-IdentitySchema -EntityType customer } | Should -Throw -ErrorId 'EntityTypeUnknown,*' -ExpectedMessage '*Omit -EntityType.'
        { Get-IdentityUser x@example.com -EntityType customer } | Should -Throw -ErrorId 'EntityTypeUnknown,*'
        { Measure-IdentityUser -EntityType customer } | Should -Throw -ErrorId 'EntityTypeUnknown,*'
    }
}
