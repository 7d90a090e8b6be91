BeforeAll {
    . "$PSScriptRoot/common.ps1"

    $hash = '$2b$10$EfrjjYYGih4j4AbnpIWT2OEjvvRoYNBDJ0Wv2E.MwE/oZ87hasAHi'
    $legacy = "$TestDrive/legacy.csv"
    New-TestFile -Path $legacy -Text (@(
            'KdNr;E-Mail;Vorname;Name;Geb.-Datum;Geschlecht;Handy;PLZ;Ort;Land;PW_Hash;letzter Login;Stichtag;Bemerkung'
            "1;ann@example.com;Ann;Lee;03.04.1981;w;+49 171 3920010;01067;Dresden;DE;$hash;14.12.2018 10:00;01/02/2020;x"
            "2;bob@example.com;Bob;O'Brien;31.12.1990;m;+49 171 3920011;53111;Bonn;DE;$hash;31.12.2019 23:59;03/04/2021;"
            '3;cyd@example.com;Cyd;Ray;00.00.0000;d;;10115;Berlin;AT;;01.01.2019 00:00;;'
        ) -join "`n")
}

Describe 'Drafting a map' {
    It 'shows what each column means, and no value' {
        $columns = @(New-MigrationMap $legacy Cidaas -Delimiter ';' -WarningAction SilentlyContinue)

        $columns.Count | Should -Be 14
        $email = $columns | Where-Object Column -eq 'E-Mail'
        $email.Attribute | Should -Be 'email'
        "$($email.Certainty)" | Should -Be 'Sure'
        $email.Shape | Should -Be 'aaa@aaaaaaa.aaa'
        ($columns | Where-Object Column -eq 'Geb.-Datum').Transform | Should -Be "@{ Null = '00.00.0000' }, @{ Date = 'dd.MM.yyyy' }"
        ($columns | Where-Object Column -eq 'Bemerkung').Attribute | Should -BeNullOrEmpty
        $columns | Out-String | Should -Not -BeLike '*Dresden*'
    }

    It 'warns of columns that are left out, and of what the store requires' {
        $null = New-MigrationMap $legacy Akamai -Delimiter ';' -WarningVariable warned -WarningAction SilentlyContinue
        "$($warned[0])" | Should -BeLike "*'Bemerkung'*"

        New-TestFile -Path "$TestDrive/nobody.csv" -Text "Vorname`nAnn`n"
        $null = New-MigrationMap "$TestDrive/nobody.csv" Akamai -WarningVariable warned -WarningAction SilentlyContinue
        "$($warned[0])" | Should -BeLike '*requires email*'
    }

    It 'writes a file with comments that ConvertTo-IdentityRecord accepts unchanged' {
        $map = New-MigrationMap $legacy Akamai -Delimiter ';' -OutFile "$TestDrive/map.psd1" -WarningAction SilentlyContinue

        $map.Path | Should -Be ([IO.Path]::GetFullPath("$TestDrive/map.psd1"))
        [IO.File]::ReadAllText($map.Path) | Should -BeLike "*Import-MigrationCsv legacy.csv -Delimiter ';' |*"
        [IO.File]::ReadAllText($map.Path) | Should -Not -BeLike '*Dresden*'
        $attributes = (Import-MigrationCsv $legacy -Delimiter ';' -First 1 | ConvertTo-IdentityRecord Akamai -Map $map.Path).Attributes
        $attributes['familyName'] | Should -Be 'Lee'
        $attributes['birthday'] | Should -Be '1981-04-03'
        $attributes['gender'] | Should -Be 'female'
        $attributes['lastLogin'] | Should -Be '2018-12-14 10:00:00'
        $attributes['primaryAddress']['zip'] | Should -Be '01067'
        $attributes.ContainsKey('Bemerkung') | Should -BeFalse
    }

    It 'writes the file completely or not at all' {
        $path = "$TestDrive/kept.psd1"
        New-TestFile -Path $path -Text 'kept'

        { New-MigrationMap $legacy Akamai -Delimiter ';' -OutFile $path -NoClobber } | Should -Throw -ErrorId 'ExportFileExists,*'
        $null = New-MigrationMap $legacy Akamai -Delimiter ';' -OutFile $path -WhatIf -WarningAction SilentlyContinue
        [IO.File]::ReadAllText($path) | Should -Be 'kept'
        { New-MigrationMap $legacy Akamai -Delimiter ';' -OutFile $legacy } | Should -Throw -ErrorId 'FileOverSource,*'
        @([IO.Directory]::GetFiles([IO.Path]::GetDirectoryName($path), '.*.draft')).Count | Should -Be 0
    }

    It 'accepts files by value and by property name' {
        @($legacy | New-MigrationMap -Target Akamai -Delimiter ';' -WarningAction SilentlyContinue).Count | Should -Be 14
        @([pscustomobject]@{ FullName = $legacy } | New-MigrationMap -Target Akamai -Delimiter ';' -WarningAction SilentlyContinue).Count | Should -Be 14
    }

    It 'refuses what is not one kind of file: <Id>' -ForEach @(
        @{ Text = "email`n"; Id = 'MapNeedsRecords' }
        @{ Text = "User report`n`nemail,givenName`nann@example.com,Ann`n"; Id = '*' }
    ) {
        New-TestFile -Path "$TestDrive/odd.csv" -Text $Text

        { New-MigrationMap "$TestDrive/odd.csv" Akamai } | Should -Throw -ErrorId $(if ($Id -eq '*') { '*' } else { "$Id,*" })
    }

    It 'reads several files with the same columns as one, and refuses others' {
        New-TestFile -Path "$TestDrive/part1.csv" -Text "email,Geburtsdatum`nann@example.com,01/02/1980`n"
        New-TestFile -Path "$TestDrive/part2.csv" -Text "email,Geburtsdatum`nbob@example.com,12/31/1980`n"
        New-TestFile -Path "$TestDrive/part3.csv" -Text "email`nbob@example.com`n"

        (New-MigrationMap "$TestDrive/part[12].csv" Akamai)[1].Transform | Should -Be "@{ Date = 'MM/dd/yyyy' }"
        { New-MigrationMap "$TestDrive/part*.csv" Akamai } | Should -Throw -ErrorId 'MapColumnsDiffer,*'
    }

    It 'skips the lines before the header' {
        New-TestFile -Path "$TestDrive/title.csv" -Text "User report`n`nemail,givenName`nann@example.com,Ann`n"

        (New-MigrationMap "$TestDrive/title.csv" Akamai -SkipLine 2)[1].Attribute | Should -Be 'givenName'
    }

    It 'reports empty columns, second columns, and values that contradict the name' {
        New-TestFile -Path "$TestDrive/odd.csv" -Text "email,E-Mail-Adresse,birthday,Vorname`nann@example.com,ann2@example.com,x@example.com,`nbob@example.com,bob2@example.com,y@example.com,`n"

        $columns = @(New-MigrationMap "$TestDrive/odd.csv" Akamai -WarningAction SilentlyContinue)

        @($columns | ForEach-Object IsMapped) | Should -Be @($true, $false, $false, $false)
        "$($columns[1].Notes)" | Should -BeLike "*'email' already goes there*"
        "$($columns[2].Notes)" | Should -BeLike '*The values are e-mail addresses*'
        "$($columns[3].Notes)" | Should -BeLike '*no values*'
    }
}

Describe 'A drafted map for <Target>' -ForEach @(@{ Target = 'Akamai' }, @{ Target = 'Cidaas' }) {
    It 'takes a file from the draft to users in a store, under a Turkish culture' {
        $before = [Globalization.CultureInfo]::CurrentCulture
        $sandbox = Start-MigrationSandbox -Target $Target
        try {
            [Globalization.CultureInfo]::CurrentCulture = [Globalization.CultureInfo]::GetCultureInfo('tr-TR')
            $null = $sandbox | Connect-IdentityStore
            $schema = Get-IdentitySchema
            $map = New-MigrationMap $legacy $Target -Delimiter ';' -OutFile "$TestDrive/$Target.psd1" -WarningAction SilentlyContinue

            $map.Basis | Should -BeLike 'the schema of*'
            $results = @(Import-MigrationCsv $legacy -Delimiter ';' |
                    Repair-MigrationRecord -Safe -Map $map.Path -Schema $schema |
                    Test-MigrationRecord -Schema $schema -Map $map.Path -WarningAction SilentlyContinue -ErrorAction SilentlyContinue |
                    ConvertTo-IdentityRecord $Target -Schema $schema -Map $map.Path |
                    Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/$Target.run")

            @($results | ForEach-Object { "$($_.Status) $($_.Error)" }) | Should -Be @('Created ', 'Created ', 'Created ')
            @($results | ForEach-Object { $_.Issues } | Where-Object { $_.Severity -ne 'Information' -and $_.RuleId -ne 'HandOffDateTime' }) | Should -BeNullOrEmpty
        }
        finally {
            [Globalization.CultureInfo]::CurrentCulture = $before
            Disconnect-IdentityStore
            Stop-MigrationSandbox $sandbox
        }
    }
}

Describe 'Repairing with a map' {
    It 'repairs columns as the attributes that they go to, and keeps their names' {
        $record = [pscustomobject]@{ Mail = ' Ann@EXAMPLE.com'; Tag = '25 Dec 1990' } |
            Repair-MigrationRecord -Safe -Target Cidaas -Map @{ Mail = 'email'; Tag = 'birthdate' }

        $record.Mail | Should -BeExactly 'Ann@example.com'
        $record.Tag | Should -Be '1990-12-25'
    }

    It 'refuses a map with columns that the records lack' {
        { [pscustomobject]@{ Mail = 'x' } | Repair-MigrationRecord -Safe -Map @{ Mial = 'email' } } | Should -Throw -ErrorId 'ColumnNotFound,*'
    }
}
