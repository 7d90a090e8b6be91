BeforeAll {
    . "$PSScriptRoot/common.ps1"
}

Describe 'Reading a datafile' {
    BeforeAll {
        $users = "$TestDrive/users.csv"
        New-TestFile -Path $users -Text "email,givenName,primaryAddress.city`nanna@example.com,Anna,Bonn`nbob@example.com, Bob,`"Washington, D.C.`"`n"
    }

    It 'returns a record for each row, with its columns as properties' {
        $records = @(Import-MigrationCsv $users)

        $records.Count | Should -Be 2
        $records[0].email | Should -Be 'anna@example.com'
        $records[1].'primaryAddress.city' | Should -Be 'Washington, D.C.'
        $records[1].GIVENNAME | Should -BeExactly ' Bob'
    }

    It 'reports where a record comes from' {
        $record = @(Import-MigrationCsv $users)[1]

        $record.RecordNumber | Should -Be 2
        $record.Line | Should -Be 3
        $record.Source | Should -BeLike '*users.csv'
        $record.IsValid | Should -BeTrue
    }

    It 'skips and limits records' {
        $many = "$TestDrive/many.csv"
        New-TestFile -Path $many -Text ("n`n" + (@(1..50) -join "`n") + "`n")

        @(Import-MigrationCsv $many -StartAt 48).n | Should -Be @('48', '49', '50')
        @(Import-MigrationCsv $many -StartAt 10 -First 2).RecordNumber | Should -Be @(10, 11)
    }

    It 'reads a file with brackets in its name, literally or escaped' {
        New-TestFile -Path "$TestDrive/list[1].csv" -Text "email`nbrackets@example.com`n"

        (Import-MigrationCsv -LiteralPath "$TestDrive/list[1].csv").email | Should -Be 'brackets@example.com'
        (Import-MigrationCsv -Path "$TestDrive/list``[1``].csv").email | Should -Be 'brackets@example.com'
        { Import-MigrationCsv -Path "$TestDrive/list[1].csv" } | Should -Throw -ErrorId 'DatafileNotFound,*'
    }

    It 'reads several files, by wildcard and by pipeline' {
        New-TestFile -Path "$TestDrive/part1.csv" -Text "a`n1`n"
        New-TestFile -Path "$TestDrive/part2.csv" -Text "a`n2`n"

        @(Import-MigrationCsv "$TestDrive/part*.csv").a | Should -Be @('1', '2')
        @("$TestDrive/part2.csv", "$TestDrive/part1.csv" | Import-MigrationCsv).a | Should -Be @('2', '1')
        @([IO.FileInfo]"$TestDrive/part1.csv" | Import-MigrationCsv).a | Should -Be '1'
    }

    It 'accepts literal brackets with -LiteralPath' {
        New-TestFile -Path "$TestDrive/file[1].csv" -Text "a`n1`n"

        @(Import-MigrationCsv -LiteralPath "$TestDrive/file[1].csv").a | Should -Be '1'
    }

    It 'checks all headers before the first row' {
        New-TestFile -Path "$TestDrive/head1.csv" -Text "a`n1`n"
        New-TestFile -Path "$TestDrive/head2.csv" -Text "a,a`n1,2`n"
        $seen = [Collections.Generic.List[object]]::new()

        { Import-MigrationCsv "$TestDrive/head?.csv" | ForEach-Object { $seen.Add($_) } } |
            Should -Throw -ErrorId 'HeaderNameTwice,UserMigration.Commands.ImportMigrationCsvCommand'
        $seen.Count | Should -Be 0
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'a file that is not there'; Bytes = $null; Id = 'DatafileNotFound' }
        @{ Name = 'an empty file'; Bytes = [byte[]]@(); Id = 'DatafileEmpty' }
        @{ Name = 'UTF-16'; Bytes = [Text.Encoding]::Unicode.GetPreamble() + [Text.Encoding]::Unicode.GetBytes("a,b`n1,2`n"); Id = 'DatafileNotUtf8' }
        @{ Name = 'a damaged archive'; Bytes = [byte[]](0x50, 0x4B, 3, 4, 0, 0); Id = 'ZipMalformed' }
        @{ Name = 'case twins'; Bytes = [Text.Encoding]::UTF8.GetBytes("Email,email`n1,2`n"); Id = 'HeaderNameCaseTwin' }
    ) {
        $path = "$TestDrive/refused.csv"
        [IO.File]::Delete($path)
        if ($null -ne $Bytes) {
            [IO.File]::WriteAllBytes($path, $Bytes)
        }

        { Import-MigrationCsv $path } | Should -Throw -ErrorId "$Id,*"
    }

    It 'reads another encoding if you specify it' {
        [IO.File]::WriteAllBytes("$TestDrive/latin1.csv", [Text.Encoding]::GetEncoding(28591).GetBytes("name`nZo$([char]0xEB)`n"))

        (Import-MigrationCsv "$TestDrive/latin1.csv" -Encoding latin1).name | Should -BeExactly "Zo$([char]0xEB)"
    }

    It 'returns a malformed row as a record with an Issue, and its neighbors complete' {
        $path = "$TestDrive/open.csv"
        New-TestFile -Path $path -Text "email,name`na@example.com,`"open`nb@example.com,Bob`n"

        $records = @(Import-MigrationCsv $path -WarningAction SilentlyContinue -WarningVariable warned)

        $records.Count | Should -Be 2
        $records[0].Issues[0].RuleId | Should -Be 'UnclosedQuote'
        $records[0].Issues[0].Line | Should -Be 2
        $records[1].name | Should -Be 'Bob'
        $warned.Count | Should -Be 1
    }

    It 'returns nothing from a malformed file with -Validate' {
        $path = "$TestDrive/bad.csv"
        New-TestFile -Path $path -Text "a,b`n1,2`n3`n"

        { Import-MigrationCsv $path -Validate } | Should -Throw -ErrorId 'DatafileMalformed,*'
        @(Import-MigrationCsv $users -Validate).Count | Should -Be 2
    }
}
