BeforeAll {
    . "$PSScriptRoot/common.ps1"
}

Describe 'Repairing records' {
    BeforeAll {
        $users = "$TestDrive/users.csv"
        $e = [char] 0x301
        New-TestFile -Path $users -Text (
            "email,password,givenName,birthday,newsletter,Repairs`n" +
            "anna@EXAMPLE.com, clear ,Andre$e ,12/19/1989,yes,a column`n" +
            "bob@example.org,x,Bob,1989-12-19,true,another`n" +
            "short, row `n")
    }

    It 'makes the safe repairs, and lists them on each record' {
        $records = @(Import-MigrationCsv $users -WarningAction SilentlyContinue |
                Repair-MigrationRecord -Safe -AttributeType @{ newsletter = 'Boolean' })

        $records.Count | Should -Be 3
        $records[0].email | Should -BeExactly 'anna@example.com'
        $records[0].givenName | Should -BeExactly "Andr$([char] 0xE9)"
        $records[0].birthday | Should -BeExactly '1989-12-19'
        $records[0].newsletter | Should -BeExactly 'true'
        @($records[0].psbase.Repairs | ForEach-Object { "$_" }) |
            Should -Be @('email: EmailDomain', 'givenName: UnicodeNfc', 'givenName: Trim', 'birthday: Date', 'newsletter: Boolean')
        $records[1].psbase.Repairs | Should -BeNullOrEmpty
    }

    It 'returns a column instead of the member of the same name' {
        @(Import-MigrationCsv $users -WarningAction SilentlyContinue | Repair-MigrationRecord -Safe)[0].Repairs | Should -Be 'a column'
    }

    It 'never changes passwords and malformed rows' {
        $records = @(Import-MigrationCsv $users -WarningAction SilentlyContinue | Repair-MigrationRecord -Safe)

        $records[0].password | Should -BeExactly ' clear '
        $records[2].password | Should -BeExactly ' row '
        { Import-MigrationCsv $users | Repair-MigrationRecord Trim -Attribute password } | Should -Throw -ErrorId 'RepairOfSecret,*'
    }

    It 'makes the specified repairs on the specified attributes' {
        $record = @(Import-MigrationCsv $users -WarningAction SilentlyContinue | Repair-MigrationRecord -Repair trim, EmailCase -Attribute GivenName)[0]
        $record.email | Should -BeExactly 'anna@EXAMPLE.com'
        @($record.psbase.Repairs).Count | Should -Be 1

        $record = @(Import-MigrationCsv $users -WarningAction SilentlyContinue | Repair-MigrationRecord -Safe -ExcludeAttribute email)[0]
        $record.email | Should -BeExactly 'anna@EXAMPLE.com'
        $record.birthday | Should -BeExactly '1989-12-19'
    }

    It 'makes the specified repairs in addition to the safe ones' {
        $record = [pscustomobject]@{ email = 'ANNA@EXAMPLE.COM '; note = 'NULL' } | Repair-MigrationRecord EmptyWords, EmailCase -Safe

        $record.email | Should -BeExactly 'anna@example.com'
        $record.note | Should -BeExactly ''
    }

    It 'refuses unknown names' {
        { Import-MigrationCsv $users | Repair-MigrationRecord } | Should -Throw -ErrorId 'RepairNotChosen,UserMigration.Commands.RepairMigrationRecordCommand'
        { Import-MigrationCsv $users | Repair-MigrationRecord Trimm } | Should -Throw -ErrorId 'RepairUnknown,*'
        { Import-MigrationCsv $users | Repair-MigrationRecord Trim -Attribute givenname2 } | Should -Throw -ErrorId 'ColumnNotFound,*'
        { Import-MigrationCsv $users | Repair-MigrationRecord Trim -AttributeType @{ birthday = 'Days' } } | Should -Throw -ErrorId 'AttributeTypeUnknown,*'
    }

    It 'warns about a repair without matching columns, and about issues that were found earlier' {
        $null = [pscustomobject]@{ newsletter = 'yes' } | Repair-MigrationRecord Boolean -WarningAction SilentlyContinue -WarningVariable idle
        $null = [pscustomobject]@{ email = ' a@example.com' } | Test-MigrationRecord -WarningAction SilentlyContinue |
            Repair-MigrationRecord -Safe -WarningAction SilentlyContinue -WarningVariable late

        "$idle" | Should -BeLike 'The repair Boolean applies to no attribute*'
        "$late" | Should -BeLike 'Records that still have Issues about values that were repaired afterwards: 1.*'
    }

    It 'reports the number of repairs in one line, without a value' {
        $lines = @(Import-MigrationCsv $users -WarningAction SilentlyContinue | Repair-MigrationRecord -Safe -Verbose 4>&1 |
                Where-Object { $_ -is [System.Management.Automation.VerboseRecord] })

        "$lines" | Should -Be ('Records repaired: 1 of 3 (UnicodeNfc 1, Trim 1, EmailDomain 1, Date 1). ' +
            'Malformed rows left unchanged: 1.')
    }

    It 'leaves no issue that a repair can fix' {
        $records = @(Import-MigrationCsv $users -WarningAction SilentlyContinue |
                Repair-MigrationRecord -Safe -AttributeType @{ newsletter = 'Boolean' } |
                Test-MigrationRecord -AttributeType @{ newsletter = 'Boolean' } -UniqueKey email -WarningAction SilentlyContinue)

        # The password starts with a blank, and keeps it.
        @($records[0].psbase.Issues | Where-Object Attribute -NE 'password') | Should -BeNullOrEmpty
        $records[1].psbase.Issues | Should -BeNullOrEmpty
    }

    It 'does not add a column to lists and exports' {
        Import-MigrationCsv $users -WarningAction SilentlyContinue | Repair-MigrationRecord -Safe |
            Where-Object { $_.psbase.IsValid } |
            Export-MigrationCsv "$TestDrive/out.csv"

        $record = @(Import-MigrationCsv "$TestDrive/out.csv")[0]
        @($record.psbase.GetColumns().Names) | Should -Be @('email', 'password', 'givenName', 'birthday', 'newsletter', 'Repairs')
        $record.Repairs | Should -Be 'a column'
    }

    It 'keeps the list of repairs if a member is added or the record is copied' {
        $record = @(Import-MigrationCsv $users -First 1 | Repair-MigrationRecord Date)[0]
        $record.psobject.Properties.Add([psnoteproperty]::new('country', 'DE'))
        $added = $record | Repair-MigrationRecord Trim
        $copy = [pscustomobject]@{
            PSTypeName = 'Selected.UserMigration.MigrationRecord'
            email = ' copy@example.com'; RecordNumber = [long] 7; Line = [long] 9; ByteOffset = [long] 90; IsValid = $true; Issues = @()
            Repairs = @([pscustomobject]@{ Attribute = 'email'; Repair = 'EmailDomain' })
        }
        $copied = $copy | Repair-MigrationRecord Trim

        @($added.psbase.Repairs | ForEach-Object { "$_" }) | Should -Be @('birthday: Date', 'givenName: Trim')
        @($copied.psbase.Repairs | ForEach-Object { "$_" }) | Should -Be @('email: EmailDomain', 'email: Trim')
        @($copied.psbase.GetColumns().Names) | Should -Be 'email'
    }

    It 'keeps the list of repairs through Select-Object' {
        New-TestFile -Path "$TestDrive/plain.csv" -Text "email,birthday`nanna@example.com,12/19/1989`n"
        $copy = Import-MigrationCsv "$TestDrive/plain.csv" | Repair-MigrationRecord Date | Select-Object * | Test-MigrationRecord

        $copy.birthday | Should -Be '1989-12-19'
        "$($copy.psbase.Repairs)" | Should -Be 'birthday: Date'
        @($copy.psbase.GetColumns().Names) | Should -Be @('email', 'birthday')
    }

    It 'completes the names of repairs' {
        $line = 'Repair-MigrationRecord -Repair Em'
        $found = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches

        @($found | ForEach-Object CompletionText) | Should -Be @('EmailCase', 'EmailDomain', 'EmptyWords')
    }

    It 'works from the first record to the file, as the example does' {
        $example = [IO.Path]::Combine((Get-Module UserMigration).ModuleBase, 'Examples', 'repair-a-file.ps1')
        $text = @(& $example -Path $users -Destination "$TestDrive/clean.csv" -AttributeType @{ newsletter = 'Boolean' } -WarningAction SilentlyContinue)

        "$text" | Should -BeLike '*1 x email: EmailDomain*'
        @(Import-MigrationCsv "$TestDrive/clean.csv" -WarningAction SilentlyContinue).Count | Should -Be 3
    }
}
