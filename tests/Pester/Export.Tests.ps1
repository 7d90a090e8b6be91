BeforeAll {
    . "$PSScriptRoot/common.ps1"

    function Get-Folder { @([IO.Directory]::GetFiles("$TestDrive/out") | ForEach-Object { [IO.Path]::GetFileName($_) }) }
}

Describe 'Writing records back as a datafile' {
    BeforeAll {
        $users = "$TestDrive/users.csv"
        New-TestFile -Path $users -Text "email,givenName,note`r`nanna@example.com, Anna,`"two`r`nlines`"`r`nbob@example.org,Bob `"Skippy`" Jones,`r`n"
    }

    BeforeEach {
        if ([IO.Directory]::Exists("$TestDrive/out")) { [IO.Directory]::Delete("$TestDrive/out", $true) }
        $null = [IO.Directory]::CreateDirectory("$TestDrive/out")
        $out = "$TestDrive/out/users.csv"
    }

    It 'writes a file that returns the same records' {
        Import-MigrationCsv $users | Export-MigrationCsv $out

        $before = @(Import-MigrationCsv $users)
        $after = @(Import-MigrationCsv $out)
        $after.Count | Should -Be 2
        foreach ($column in 'email', 'givenName', 'note') {
            @($after.$column) | Should -BeExactly @($before.$column)
        }
    }

    It 'quotes only fields that require it' {
        Import-MigrationCsv $users | Export-MigrationCsv $out

        [IO.File]::ReadAllText($out) |
            Should -BeExactly "email,givenName,note`nanna@example.com, Anna,`"two`r`nlines`"`nbob@example.org,`"Bob `"`"Skippy`"`" Jones`",`n"
    }

    It 'accepts ordinary objects, typed values and lists' {
        [pscustomobject]@{ email = 'a@example.com'; age = 42; ok = $true; score = 1.5; tags = @('x', 'y'); home = [pscustomobject]@{ city = 'Bonn' }; none = $null } |
            Export-MigrationCsv $out

        [IO.File]::ReadAllText($out) |
            Should -BeExactly "email,age,ok,score,tags,home,none`na@example.com,42,true,1.5,`"[`"`"x`"`",`"`"y`"`"]`",`"{`"`"city`"`":`"`"Bonn`"`"}`",`n"
    }

    It 'writes changes from the pipeline, and properties from Add-Member' {
        Import-MigrationCsv $users |
            Where-Object { $_.email -like '*@example.com' } |
            ForEach-Object { $_.givenName = $_.givenName.Trim(); $_.psobject.Properties.Add([psnoteproperty]::new('country', 'DE')); $_ } |
            Export-MigrationCsv $out

        $record = Import-MigrationCsv $out
        $record.givenName | Should -BeExactly 'Anna'
        $record.country | Should -Be 'DE'
    }

    It 'passes on the records only with -PassThru' {
        @(Import-MigrationCsv $users | Export-MigrationCsv $out).Count | Should -Be 0
        @(Import-MigrationCsv $users | Export-MigrationCsv $out -PassThru).Count | Should -Be 2
    }

    It 'accepts records by parameter' {
        Export-MigrationCsv -LiteralPath $out -InputObject @(Import-MigrationCsv $users)

        @(Import-MigrationCsv $out).Count | Should -Be 2
    }

    It 'accepts literal brackets with -LiteralPath, and a wildcard that matches one file' {
        Import-MigrationCsv $users | Export-MigrationCsv -LiteralPath "$TestDrive/out/part[1].csv"
        [IO.File]::Exists("$TestDrive/out/part[1].csv") | Should -BeTrue

        Import-MigrationCsv $users -First 1 | Export-MigrationCsv "$TestDrive/out/par*.csv"
        @(Import-MigrationCsv -LiteralPath "$TestDrive/out/part[1].csv").Count | Should -Be 1

        Import-MigrationCsv $users | Export-MigrationCsv "$TestDrive/out/part2.csv"
        { Import-MigrationCsv $users | Export-MigrationCsv "$TestDrive/out/par*.csv" } | Should -Throw -ErrorId 'PathAmbiguous,*'
        { Import-MigrationCsv $users | Export-MigrationCsv "$TestDrive/out/none*.csv" } | Should -Throw -ErrorId 'DatafileNotFound,*'
        { Import-MigrationCsv $users | Export-MigrationCsv 'Env:nothing' } | Should -Throw -ErrorId 'PathNotFileSystem,*'
    }

    It 'writes nothing with -WhatIf, but passes on the records' {
        @(Import-MigrationCsv $users | Export-MigrationCsv $out -WhatIf -PassThru).Count | Should -Be 2

        Get-Folder | Should -BeNullOrEmpty
    }

    It 'replaces a file unless you specify otherwise' {
        New-TestFile -Path $out -Text 'old'

        { Import-MigrationCsv $users | Export-MigrationCsv $out -NoClobber } |
            Should -Throw -ErrorId 'ExportFileExists,UserMigration.Commands.ExportMigrationCsvCommand'
        [IO.File]::ReadAllText($out) | Should -Be 'old'

        Import-MigrationCsv $users | Export-MigrationCsv $out
        @(Import-MigrationCsv $out).Count | Should -Be 2
    }

    It 'replaces a read-only file only with -Force' {
        New-TestFile -Path $out -Text 'old'
        [IO.File]::SetAttributes($out, 'ReadOnly')

        { Import-MigrationCsv $users | Export-MigrationCsv $out } | Should -Throw -ErrorId 'ExportFileReadOnly,*'
        Import-MigrationCsv $users | Export-MigrationCsv $out -Force
        @(Import-MigrationCsv $out).Count | Should -Be 2
    }

    It 'refuses to replace a file that it reads' {
        Import-MigrationCsv $users | Export-MigrationCsv $out

        { Import-MigrationCsv $out | Export-MigrationCsv $out } | Should -Throw -ErrorId 'ExportOverSource,*'
        @(Import-MigrationCsv $out).Count | Should -Be 2
        Get-Folder | Should -Be 'users.csv'
    }

    It 'leaves no file if it is stopped or fails' {
        foreach ($once in 1) {
            Import-MigrationCsv $users | Export-MigrationCsv $out -PassThru | ForEach-Object { break }
        }

        { Import-MigrationCsv $users | ForEach-Object { throw 'enough' } | Export-MigrationCsv $out } | Should -Throw
        { [pscustomobject]@{ a = 1 }, [pscustomobject]@{ b = 2 } | Export-MigrationCsv $out } | Should -Throw -ErrorId 'ExportColumnsDiffer,*'
        Get-Folder | Should -BeNullOrEmpty
    }

    It 'writes no file if there are no records, and reports this' {
        Import-MigrationCsv $users | Where-Object { $false } | Export-MigrationCsv $out -WarningAction SilentlyContinue -WarningVariable warned

        $warned.Count | Should -Be 1
        Get-Folder | Should -BeNullOrEmpty
    }

    It 'writes malformed rows as they were read, so that they are reported again' {
        New-TestFile -Path "$TestDrive/bad.csv" -Text "a,b`n1,`"open`nshort`n3,4`n"

        Import-MigrationCsv "$TestDrive/bad.csv" -WarningAction SilentlyContinue |
            Repair-MigrationRecord -Safe |
            Export-MigrationCsv $out -WarningAction SilentlyContinue -WarningVariable warned

        [IO.File]::ReadAllText($out) | Should -BeExactly "a,b`nshort`n3,4`n1,`"open`n"
        @(Import-MigrationCsv $out -WarningAction SilentlyContinue | ForEach-Object { $_.psbase.Issues } | ForEach-Object RuleId) |
            Should -Be @('TooFewFields', 'UnclosedQuote')
        "$warned" | Should -BeLike 'Malformed rows written unchanged: 2, to *, 1 of them at the end of the file.*'
    }

    It 'writes a short row completely after it became an ordinary object' {
        New-TestFile -Path "$TestDrive/short.csv" -Text "a,b`nshort`n3,4`n"

        Import-MigrationCsv "$TestDrive/short.csv" -WarningAction SilentlyContinue | Select-Object a, b | Export-MigrationCsv $out

        [IO.File]::ReadAllText($out) | Should -BeExactly "a,b`nshort,`n3,4`n"
    }

    It 'names the records that it can''t write, and writes the others' {
        $half = [string] [char] 0xD83D
        $records = @([pscustomobject]@{ a = '1'; b = $half }, [pscustomobject]@{ a = '2'; b = 'whole' })

        $records | Export-MigrationCsv $out -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -Be 'RecordsNotExported,UserMigration.Commands.ExportMigrationCsvCommand'
        "$($failed[0])" | Should -BeLike "The file '*' lacks 1 of 2 records: record 1 (b: InvalidUtf8).*"
        [IO.File]::ReadAllText($out) | Should -BeExactly "a,b`n2,whole`n"
    }

    It 'does not write a value to any stream' {
        $half = [string] [char] 0xD83D
        $text = @(& {
                [pscustomobject]@{ a = 'canary'; b = " canary$half" } | Repair-MigrationRecord -Safe -Verbose | Export-MigrationCsv $out -Verbose -ErrorAction Continue
                try { [pscustomobject]@{ a = 'canary' }, [pscustomobject]@{ c = 'canary' } | Export-MigrationCsv $out -Verbose } catch { $_ }
            } *>&1)

        $text.Count | Should -BeGreaterThan 3
        "$text" | Should -Not -BeLike '*canary*'
    }

    It 'supports another delimiter and a byte order mark' {
        Import-MigrationCsv $users | Export-MigrationCsv $out -Delimiter ';' -Bom

        [IO.File]::ReadAllBytes($out)[0] | Should -Be 0xEF
        @(Import-MigrationCsv $out -Delimiter ';').email | Should -Be @('anna@example.com', 'bob@example.org')
        { Import-MigrationCsv $users | Export-MigrationCsv $out -Delimiter '"' } | Should -Throw -ErrorId 'DelimiterInvalid,*'
    }

    It 'prevents formulas in a spreadsheet program' {
        [pscustomobject]@{ name = '=HYPERLINK("http://example.com")'; score = -5; phone = '+49 228' } | Export-MigrationCsv $out -ForSpreadsheet

        [IO.File]::ReadAllText($out) |
            Should -BeExactly "`"name`",`"score`",`"phone`"`r`n`"'=HYPERLINK(`"`"http://example.com`"`")`",`"-5`",`"'+49 228`"`r`n"
    }

    It 'creates a file that only its owner can read' {
        Import-MigrationCsv $users | Export-MigrationCsv $out

        Test-OwnerOnly $out | Should -BeTrue
    }
}
