BeforeAll {
    . "$PSScriptRoot/common.ps1"
}

Describe 'Records are ordinary objects' {
    BeforeAll {
        $users = "$TestDrive/users.csv"
        New-TestFile -Path $users -Text "email,givenName,Path,Target,IsValid`nanna@example.com, Anna ,/home,x,maybe`nbob@example.org,Bob,/root,y,no`n"
    }

    It 'work with Where-Object and ForEach-Object if they are imported' {
        $identities = @(
            Import-MigrationCsv $users |
                Where-Object { $_.email -like '*@example.com' } |
                ForEach-Object { $_.givenName = $_.givenName.Trim(); $_ } |
                Test-MigrationRecord |
                ConvertTo-IdentityRecord -Target Akamai
        )

        $identities.Count | Should -Be 1
        $identities[0].Attributes['givenName'] | Should -BeExactly 'Anna'
        $identities[0].Line | Should -Be 2
    }

    It 'can also be custom objects' {
        $identities = @(
            [pscustomobject]@{ email = 'anna@example.com'; givenName = ' Anna ' }, [pscustomobject]@{ email = 'bob@example.org'; givenName = 'Bob' } |
                Where-Object { $_.email -like '*@example.com' } |
                ForEach-Object { $_.givenName = $_.givenName.Trim(); $_ } |
                Test-MigrationRecord |
                ConvertTo-IdentityRecord -Target Akamai
        )

        $identities.Count | Should -Be 1
        $identities[0].Attributes['givenName'] | Should -BeExactly 'Anna'
    }

    It 'work with the short syntax of Where-Object' {
        @(Import-MigrationCsv $users | Where-Object email -Like '*@example.org').givenName | Should -Be 'Bob'
    }

    It 'return a column instead of a member of the same name, and psbase returns the member' {
        $record = @(Import-MigrationCsv $users)[0]

        $record.IsValid | Should -Be 'maybe'
        $record.psbase.IsValid | Should -BeTrue
    }

    It 'keep columns that are named like parameters' {
        $attributes = @(Import-MigrationCsv $users | Test-MigrationRecord | ConvertTo-IdentityRecord -Target Akamai)[1].Attributes

        $attributes['Path'] | Should -Be '/root'
        $attributes['Target'] | Should -Be 'y'
        $attributes['IsValid'] | Should -Be 'no'
    }

    It 'keep typed values' {
        $attributes = ([pscustomobject]@{ email = 'a@example.com'; age = 42; ok = $true; at = [datetime]::new(2019, 1, 2, 11, 14, 22); none = [DBNull]::Value } |
                ConvertTo-IdentityRecord -Target Akamai).Attributes

        $attributes['age'] | Should -BeOfType [int]
        $attributes['ok'] | Should -BeTrue
        $attributes['at'] | Should -Be '2019-01-02 11:14:22'
        $attributes['none'] | Should -Be $null
    }

    It 'can be an array in a parameter' {
        @(Test-MigrationRecord -InputObject @(Import-MigrationCsv $users)).Count | Should -Be 2
    }

    It 'are required, and other input is refused' {
        { 'text' | Test-MigrationRecord } | Should -Throw -ErrorId 'NotARecord,*'
        { Import-MigrationCsv $users | Invoke-BulkUserCreate -Session $null } | Should -Throw
    }

    It 'keep their values through Select-Object, Sort-Object and Export-Csv' {
        Import-MigrationCsv $users | Sort-Object email -Descending | Select-Object email, givenName | Export-Csv "$TestDrive/out.csv" -NoTypeInformation
        Import-MigrationCsv $users | Export-Csv "$TestDrive/all.csv" -NoTypeInformation

        @(Import-Csv "$TestDrive/out.csv").email | Should -Be @('bob@example.org', 'anna@example.com')
        @(Import-Csv "$TestDrive/all.csv")[0].psobject.Properties.Name | Should -Be @('email', 'givenName', 'Path', 'Target', 'IsValid')
    }

    It 'are recognized after a copy, regardless of the names of their columns' {
        $copy = [pscustomobject]@{
            PSTypeName = 'Selected.UserMigration.MigrationRecord'
            email = 'copy@example.com'; Source = 'web form'; Issues = 'none'
            RecordNumber = [long] 7; Line = [long] 9; ByteOffset = [long] 90; IsValid = $true
        }

        $record = $copy | Test-MigrationRecord

        $record.Source | Should -Be 'web form'
        $record.Issues | Should -Be 'none'
        $record.psbase.RecordNumber | Should -Be 7
        $record.psbase.Line | Should -Be 9
    }

    It 'keep columns that are named like members through Select-Object' {
        New-TestFile -Path "$TestDrive/members.csv" -Text "email,Source,Issues`na@example.com,web form,none`n"
        $record = Import-MigrationCsv "$TestDrive/members.csv" | Select-Object * | Test-MigrationRecord

        $record.Source | Should -Be 'web form'
        $record.Issues | Should -Be 'none'
        $record.psbase.RecordNumber | Should -Be 1
    }

    It 'keep issues and lines through several Select-Object commands' {
        New-TestFile -Path "$TestDrive/short.csv" -Text "email,givenName`na@example.com`nb@example.com,Bob`n"
        $records = @(Import-MigrationCsv "$TestDrive/short.csv" -WarningAction SilentlyContinue |
                Select-Object * | Select-Object * -ExcludeProperty givenName | Select-Object -First 2 | Test-MigrationRecord -WarningAction SilentlyContinue)

        $records.IsValid | Should -Be @($false, $true)
        $records[0].Issues[0].RuleId | Should -Be 'TooFewFields'
        $records[1].psbase.Line | Should -Be 3
        ($records | ConvertTo-Csv)[0] | Should -Be '"email"'
    }

    It 'keep issues and lines through Export-Clixml, and show only columns' {
        New-TestFile -Path "$TestDrive/stored.csv" -Text "email,Source`na@example.com`nb@example.com,web form`n"
        Import-MigrationCsv "$TestDrive/stored.csv" -WarningAction SilentlyContinue | Export-Clixml "$TestDrive/stored.xml"
        $records = @(Import-Clixml "$TestDrive/stored.xml" | Test-MigrationRecord -WarningAction SilentlyContinue)

        $records.IsValid | Should -Be @($false, $true)
        $records[0].Issues[0].RuleId | Should -Be 'TooFewFields'
        $records[1].Source | Should -Be 'web form'
        $records[1].psbase.Source | Should -BeLike '*stored.csv'
        $records[1].psbase.Line | Should -Be 3
        ($records | ConvertTo-Csv)[0] | Should -Be '"email","Source"'
    }

    It 'keep issues and lines through a job, without the properties that the job adds' {
        New-TestFile -Path "$TestDrive/job.csv" -Text "email,givenName`na@example.com`nb@example.com,Bob`n"
        $module = [IO.Path]::Combine((Get-Module UserMigration).ModuleBase, 'UserMigration.psd1')
        $records = @(Start-Job {
                Import-Module $using:module
                Import-MigrationCsv "$using:TestDrive/job.csv" -WarningAction SilentlyContinue
            } | Receive-Job -Wait -AutoRemoveJob | Test-MigrationRecord -WarningAction SilentlyContinue)

        $records.IsValid | Should -Be @($false, $true)
        $records[0].Issues[0].RuleId | Should -Be 'TooFewFields'
        $records[1].psbase.Line | Should -Be 3
        ($records | ConvertTo-Csv)[0] | Should -Be '"email","givenName"'
    }

    It 'work with ForEach-Object -Parallel if the block imports the module' {
        $module = [IO.Path]::Combine((Get-Module UserMigration).ModuleBase, 'UserMigration.psd1')
        $records = @(Import-MigrationCsv $users | ForEach-Object -Parallel {
                Import-Module $using:module
                $_.givenName = $_.givenName.Trim().ToUpperInvariant()
                $_
            } | Where-Object email -Like '*@example.*' | Sort-Object email)

        $records.givenName | Should -BeExactly @('ANNA', 'BOB')
    }

    It 'return a column instead of a member in ConvertTo-Json after Select-Object' {
        $read = @(Import-MigrationCsv $users | Select-Object * | ConvertTo-Json | ConvertFrom-Json)

        $read.email | Should -Be @('anna@example.com', 'bob@example.org')
        $read.IsValid | Should -Be @('maybe', 'no')
    }

    It 'release their file immediately with Select-Object -First' {
        @(Import-MigrationCsv $users | Select-Object -First 1).Count | Should -Be 1
        [IO.File]::Delete($users)
        [IO.File]::Exists($users) | Should -BeFalse
    }
}

Describe 'The view of a record' {
    BeforeAll {
        $path = "$TestDrive/secret.csv"
        New-TestFile -Path $path -Text "email,password,pin_hash,city`na@example.com,canary1,canary2,Bonn`n"
        $only = "$TestDrive/only.csv"
        New-TestFile -Path $only -Text "password`ncanary1`n"
    }

    It 'shows no password and no hash unless you name the column' {
        $records = @(Import-MigrationCsv $path)
        $shown = "$($records | Out-String)$($records | Format-List | Out-String)$($records | Format-Table | Out-String)$(Import-MigrationCsv $only | Out-String)"

        $shown | Should -BeLike '*a@example.com*Bonn*'
        $shown | Should -Not -BeLike '*canary*'
        $records | Format-List password | Out-String | Should -BeLike '*canary1*'
        $records.password | Should -Be 'canary1'
    }

    It 'shows none in another runspace either' {
        $shell = [powershell]::Create().AddScript('$input | Out-String')
        try {
            "$($shell.Invoke(@(Import-MigrationCsv $path)))" | Should -Not -BeLike '*canary*'
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'shows none for a saved record, and the saved record is recognized' {
        Import-MigrationCsv $path | Export-Clixml "$TestDrive/secret.xml"
        $copy = Import-Clixml "$TestDrive/secret.xml"

        $copy | Out-String | Should -Not -BeLike '*canary*'
        ($copy | ConvertTo-IdentityRecord -Target Akamai -Transform @{ password = $null }).Line | Should -Be 2
    }
}
