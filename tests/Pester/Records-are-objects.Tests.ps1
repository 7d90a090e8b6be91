BeforeAll {
    . "$PSScriptRoot/common.ps1"
}

Describe 'Records are ordinary objects' {
    BeforeAll {
        $users = "$TestDrive/users.csv"
        New-TestFile -Path $users -Text "email,givenName,Path,Target,IsValid`nanna@example.com, Anna ,/home,x,maybe`nbob@example.org,Bob,/root,y,no`n"
    }

    It 'works with Where-Object and ForEach-Object on imported records' {
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

    It 'works the same on custom objects' {
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

    It 'works with the short form of Where-Object' {
        @(Import-MigrationCsv $users | Where-Object email -Like '*@example.org').givenName | Should -Be 'Bob'
    }

    It 'lets a column win over a member, and psbase reach the member' {
        $record = @(Import-MigrationCsv $users)[0]

        $record.IsValid | Should -Be 'maybe'
        $record.psbase.IsValid | Should -BeTrue
    }

    It 'keeps columns named like parameters as columns' {
        $attributes = @(Import-MigrationCsv $users | Test-MigrationRecord | ConvertTo-IdentityRecord -Target Akamai)[1].Attributes

        $attributes['Path'] | Should -Be '/root'
        $attributes['Target'] | Should -Be 'y'
        $attributes['IsValid'] | Should -Be 'no'
    }

    It 'takes typed values as typed' {
        $attributes = ([pscustomobject]@{ email = 'a@example.com'; age = 42; ok = $true; at = [datetime]::new(2019, 1, 2, 11, 14, 22); none = [DBNull]::Value } |
                ConvertTo-IdentityRecord -Target Akamai).Attributes

        $attributes['age'] | Should -BeOfType [int]
        $attributes['ok'] | Should -BeTrue
        $attributes['at'] | Should -Be '2019-01-02 11:14:22'
        $attributes['none'] | Should -Be $null
    }

    It 'takes an array by parameter' {
        @(Test-MigrationRecord -InputObject @(Import-MigrationCsv $users)).Count | Should -Be 2
    }

    It 'refuses what is no record' {
        { 'text' | Test-MigrationRecord } | Should -Throw -ErrorId 'NotARecord,*'
        { Import-MigrationCsv $users | Invoke-BulkUserCreate -Session $null } | Should -Throw
    }

    It 'survives Select-Object, Sort-Object and Export-Csv' -Tag FullShell {
        Import-MigrationCsv $users | Sort-Object email -Descending | Select-Object email, givenName | Export-Csv "$TestDrive/out.csv" -NoTypeInformation
        Import-MigrationCsv $users | Export-Csv "$TestDrive/all.csv" -NoTypeInformation

        @(Import-Csv "$TestDrive/out.csv").email | Should -Be @('bob@example.org', 'anna@example.com')
        @(Import-Csv "$TestDrive/all.csv")[0].psobject.Properties.Name | Should -Be @('email', 'givenName', 'Path', 'Target', 'IsValid')
    }

    It 'knows a copied record again, whatever its columns are called' {
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

    It 'keeps columns called like our members through Select-Object' -Tag FullShell {
        New-TestFile -Path "$TestDrive/members.csv" -Text "email,Source,Issues`na@example.com,web form,none`n"
        $record = Import-MigrationCsv "$TestDrive/members.csv" | Select-Object * | Test-MigrationRecord

        $record.Source | Should -Be 'web form'
        $record.Issues | Should -Be 'none'
        $record.psbase.RecordNumber | Should -Be 1
    }

    It 'returns at once behind Select-Object -First' -Tag FullShell {
        @(Import-MigrationCsv $users | Select-Object -First 1).Count | Should -Be 1
        [IO.File]::Delete($users)
        [IO.File]::Exists($users) | Should -BeFalse
    }
}
