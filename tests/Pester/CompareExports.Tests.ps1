BeforeAll {
    . "$PSScriptRoot/common.ps1"

    function Get-Folder { @([IO.Directory]::GetFiles("$TestDrive/out") | ForEach-Object { [IO.Path]::GetFileName($_) }) }
}

Describe 'Finding what changed between two exports' {
    BeforeAll {
        $old = "$TestDrive/old.csv"
        $new = "$TestDrive/new.csv"
        New-TestFile -Path $old -Text "id,email,name,seen`n1,anna@example.com,Anna,10`n2,bob@example.com,Bob,10`n3,cleo@example.com,`"Cleo `"`"C`"`"`",10`n4,dora@example.com,Dora,10`n"
        New-TestFile -Path $new -Text "email,id,seen,name`r`ncleo@example.com,3,10,`"Cleo `"`"C`"`"`"`r`nann@example.com,1,11,`"Anna, `nA.`"`r`nbob@example.com,2,11,Bob`r`ndora@example.com,5,11,Dora`r`n"
    }

    BeforeEach {
        if ([IO.Directory]::Exists("$TestDrive/out")) { [IO.Directory]::Delete("$TestDrive/out", $true) }
        $null = [IO.Directory]::CreateDirectory("$TestDrive/out")
        $out = "$TestDrive/out/changes.csv"
    }

    It 'creates a change file that can be read like any other datafile' {
        $found = Compare-MigrationCsv $old $new -Key id -ExcludeColumn seen -OutFile $out

        $changes = @(Import-MigrationCsv $out)
        @($changes.operation) | Should -BeExactly @('delete', 'update', 'create')
        @($changes.id) | Should -BeExactly @('4', '1', '5')
        @($changes.name) | Should -BeExactly @('Dora', "Anna, `nA.", 'Dora')
        "$found" | Should -Be '1 created, 1 updated, 1 deleted, 2 unchanged'
        $found.GetType().FullName | Should -Be 'UserMigration.MigrationCsvComparison'
        $found.Path | Should -Be ([IO.Path]::GetFullPath($out))
        $found.HasChanges | Should -BeTrue
        [IO.File]::ReadAllText($out) |
            Should -BeExactly "operation,email,id,seen,name`ndelete,dora@example.com,4,10,Dora`nupdate,ann@example.com,1,11,`"Anna, `nA.`"`ncreate,dora@example.com,5,11,Dora`n"
    }

    It 'accepts all parameters by name, and several columns as the key' {
        $found = Compare-MigrationCsv -ReferencePath $old -DifferencePath $new -Key id, email -Column seen -OperationColumn what -OutFile $out

        @((Import-MigrationCsv $out).what) | Should -Be @('delete', 'delete', 'update', 'create', 'create')
        $found.Updated | Should -Be 1
    }

    It 'writes the changes to the pipeline without -OutFile, with the line of each change' {
        $changes = @(Compare-MigrationCsv $old $new -Key id -ExcludeColumn seen -SummaryVariable summary)

        @($changes | ForEach-Object { "$($_.operation) $($_.id) $([IO.Path]::GetFileName($_.psbase.Source)) $($_.psbase.Line)" }) |
            Should -Be @('delete 4 old.csv 5', 'update 1 new.csv 3', 'create 5 new.csv 6')
        $summary.Created | Should -Be 1
        $summary.Path | Should -BeNullOrEmpty
        Get-Folder | Should -BeNullOrEmpty
    }

    It 'returns changes that can be filtered, checked and written' {
        Compare-MigrationCsv $old $new -Key id |
            Where-Object operation -ne delete |
            Test-MigrationRecord -UniqueKey id |
            Export-MigrationCsv $out

        @((Import-MigrationCsv $out).operation) | Should -Be @('update', 'update', 'create')
    }

    It 'writes only a header if nothing has changed, and replaces earlier changes' {
        $null = Compare-MigrationCsv $old $new -Key id -OutFile $out
        [IO.File]::Copy($new, "$TestDrive/same.csv", $true)

        $found = Compare-MigrationCsv $new "$TestDrive/same.csv" -Key id -OutFile $out

        $found.HasChanges | Should -BeFalse
        [IO.File]::ReadAllText($out) | Should -BeExactly "operation,email,id,seen,name`n"
        @(Import-MigrationCsv $out).Count | Should -Be 0
    }

    It 'writes nothing with -WhatIf, and reports the counts' {
        $found = Compare-MigrationCsv $old $new -Key id -OutFile $out -WhatIf

        "$found" | Should -Be '1 created, 2 updated, 1 deleted, 1 unchanged'
        $found.Path | Should -BeNullOrEmpty
        Get-Folder | Should -BeNullOrEmpty
    }

    It 'keeps an existing file if you specify it' {
        New-TestFile -Path $out -Text 'there'

        { Compare-MigrationCsv $old $new -Key id -OutFile $out -NoClobber } | Should -Throw -ErrorId 'ExportFileExists,*'
        [IO.File]::SetAttributes($out, 'ReadOnly')
        { Compare-MigrationCsv $old $new -Key id -OutFile $out } | Should -Throw -ErrorId 'ExportFileReadOnly,*'
        [IO.File]::ReadAllText($out) | Should -Be 'there'
        $null = Compare-MigrationCsv $old $new -Key id -OutFile $out -Force
        @(Import-MigrationCsv $out).Count | Should -Be 4
        Get-Folder | Should -Be 'changes.csv'
    }

    It 'accepts literal brackets in paths' {
        [IO.File]::Copy($new, "$TestDrive/new[1].csv", $true)

        (Compare-MigrationCsv $old "$TestDrive/new[1].csv" -Key id -OutFile "$TestDrive/out/c[1].csv").Deleted | Should -Be 1
        Get-Folder | Should -Be 'c[1].csv'
    }

    It 'creates a file that only its owner can read' {
        $null = Compare-MigrationCsv $old $new -Key id -OutFile $out

        Test-OwnerOnly $out | Should -BeTrue
    }

    It 'reports new and missing columns' {
        New-TestFile -Path "$TestDrive/columns.csv" -Text "id,email,name,phone`n1,anna@example.com,Anna,`n2,bob@example.com,Bob,+49 228 1`n3,cleo@example.com,`"Cleo `"`"C`"`"`",`n4,dora@example.com,Dora,`n"

        $found = Compare-MigrationCsv $old "$TestDrive/columns.csv" -Key id -OutFile $out -WarningVariable told -WarningAction SilentlyContinue

        "$found" | Should -Be '0 created, 1 updated, 0 deleted, 3 unchanged'
        $found.NewColumns | Should -Be 'phone'
        $found.LostColumns | Should -Be 'seen'
        $told.Count | Should -Be 2
        "$($told[0])" | Should -BeLike "'old.csv' lacks columns that 'columns.csv' has: phone.*"
        "$($told[1])" | Should -BeLike "'columns.csv' lacks columns that 'old.csv' has: seen.*"
    }
}

Describe 'Preventing deletes by mistake' {
    BeforeAll {
        $old = "$TestDrive/many.csv"
        $lines = 1..60 | ForEach-Object { "$_,user$_@example.com" }
        New-TestFile -Path $old -Text ("id,email`n" + ($lines -join "`n") + "`n")
        $out = "$TestDrive/changes.csv"
    }

    BeforeEach {
        [IO.File]::Delete($out)
    }

    It 'refuses an export without a fifth of the users, unless you specify how many can be deleted' {
        New-TestFile -Path "$TestDrive/part.csv" -Text ("id,email`n" + ($lines[0..39] -join "`n") + "`n")

        { Compare-MigrationCsv $old "$TestDrive/part.csv" -Key id -OutFile $out -Force } |
            Should -Throw -ErrorId 'ComparisonDeletesTooMany,UserMigration.Commands.CompareMigrationCsvCommand' '*33.33 %*-MaximumDeletePercent 34*'
        { Compare-MigrationCsv $old "$TestDrive/part.csv" -Key id } | Should -Throw -ErrorId 'ComparisonDeletesTooMany,*'
        [IO.File]::Exists($out) | Should -BeFalse
        (Compare-MigrationCsv $old "$TestDrive/part.csv" -Key id -OutFile $out -MaximumDeletePercent 34).Deleted | Should -Be 20
    }

    It 'omits deletes with -NoDelete' {
        New-TestFile -Path "$TestDrive/few.csv" -Text "id,email`n1,other@example.com`n"

        $found = Compare-MigrationCsv $old "$TestDrive/few.csv" -Key id -NoDelete -OutFile $out

        "$found" | Should -Be '0 created, 1 updated, 0 deleted, 0 unchanged, 59 deletes withheld'
        @(Import-MigrationCsv $out).Count | Should -Be 1
    }

    It 'refuses <Name>, and names the line' -ForEach @(
        @{ Name = 'an export without a row'; Text = "id,email`n"; Id = 'ComparisonDeletesTooMany'; Message = "The file 'broken.csv' lacks 60 of the 60 users*" }
        @{ Name = 'an empty file'; Text = ''; Id = 'DatafileEmpty'; Message = '*is empty*' }
        @{ Name = 'a row cut short'; Text = "id,email`n1`n"; Id = 'ComparisonRowsMalformed'; Message = '*1 (line 2 TooFewFields)*' }
        @{ Name = 'a quote that is not closed'; Text = "id,email`n1,`"a`n2,b`n"; Id = 'ComparisonRowsMalformed'; Message = '*1 (line 2 UnclosedQuote)*' }
        @{ Name = 'a blank key'; Text = "id,email`n1,a`n,b`n"; Id = 'ComparisonKeyMissing'; Message = '*without a value in id: 1 (line 3)*' }
        @{ Name = 'a repeated key'; Text = "id,email`n1,a`n2,b`n1,c`n"; Id = 'ComparisonKeyRepeated'; Message = '*1 (line 4 repeats line 2)*' }
        @{ Name = 'a row within a row'; Text = "id,email`n1,`"a`n2,b`"`n"; Id = 'ComparisonRowsMerged'; Message = '*1 (line 2)*' }
        @{ Name = 'a key that is not there'; Text = "mail,ident`n1,2`n"; Id = 'ColumnNotFound'; Message = "-Key names 'id', and *broken.csv' has no such column.*" }
        @{ Name = 'a column called operation'; Text = "id,operation`n1,2`n"; Id = 'OperationColumnTaken'; Message = '*-OperationColumn*' }
    ) {
        New-TestFile -Path "$TestDrive/broken.csv" -Text $Text

        { Compare-MigrationCsv $old "$TestDrive/broken.csv" -Key id -OutFile $out } | Should -Throw -ErrorId "$Id,*" $Message
        [IO.File]::Exists($out) | Should -BeFalse
    }

    It 'refuses paths that are not valid' {
        { Compare-MigrationCsv $old $old -Key id } | Should -Throw -ErrorId 'ComparisonSameFile,*'
        { Compare-MigrationCsv $old "$TestDrive/nosuch.csv" -Key id } | Should -Throw -ErrorId 'DatafileNotFound,*'
        { Compare-MigrationCsv $old "$TestDrive" -Key id } | Should -Throw -ErrorId 'DatafileOpenFailed,*'
        { Compare-MigrationCsv $old 'Env:PATH' -Key id } | Should -Throw -ErrorId 'PathNotFileSystem,*'
        New-TestFile -Path "$TestDrive/more.csv" -Text "id,email`n1,a`n"
        { Compare-MigrationCsv $old "$TestDrive/more.csv" -Key id -OutFile $old } | Should -Throw -ErrorId 'ExportOverSource,*'
        { Compare-MigrationCsv $old "$TestDrive/more.csv" -Key id -OutFile "$TestDrive/more.csv" } | Should -Throw -ErrorId 'ExportOverSource,*'
        { Compare-MigrationCsv $old "$TestDrive/more.csv" -Key id -OutFile "$TestDrive" } | Should -Throw -ErrorId 'ExportTargetNotFile,*'
        { Compare-MigrationCsv $old "$TestDrive/more.csv" -Key id -NoDelete -OutFile "$TestDrive/nosuch/c.csv" } | Should -Throw -ErrorId 'ExportWriteFailed,*'
        @(Import-MigrationCsv $old).Count | Should -Be 60
    }

    It 'skips malformed rows with -SkipMalformed, writes no deletes in that case, and reports this' {
        New-TestFile -Path "$TestDrive/broken.csv" -Text ("id,email`n" + ($lines[0..57] -join "`n") + "`n59`n61,new@example.com`n")

        $found = Compare-MigrationCsv $old "$TestDrive/broken.csv" -Key id -SkipMalformed -OutFile $out -WarningVariable told -WarningAction SilentlyContinue

        "$found" | Should -Be '1 created, 0 updated, 0 deleted, 58 unchanged, 2 deletes withheld'
        $found.Malformed | Should -Be 1
        "$told" | Should -BeLike '*line 60 TooFewFields*users who are not in*(2)*'
        @((Import-MigrationCsv $out).operation) | Should -Be 'create'
    }

    It 'treats rows with the same key as one user with -AllowRepeatedKey' {
        New-TestFile -Path "$TestDrive/ids1.csv" -Text "sub,provider,name`na,self,A`na,google,A`nb,self,B`nb,google,B`nc,self,C`n"
        New-TestFile -Path "$TestDrive/ids2.csv" -Text "sub,provider,name`na,google,A`na,self,AA`nc,self,C`n"

        $changes = @(Compare-MigrationCsv "$TestDrive/ids1.csv" "$TestDrive/ids2.csv" -Key sub -AllowRepeatedKey)

        @($changes | ForEach-Object { "$($_.operation) $($_.sub) $($_.provider)" }) | Should -Be @('delete b self', 'update a google', 'update a self')
    }

    It 'does not write a value to any stream' {
        New-TestFile -Path "$TestDrive/c1.csv" -Text "id,n`ncanary,canary`nx,canary`n"
        New-TestFile -Path "$TestDrive/c2.csv" -Text "id,n`ncanary,canary`nCanary,canary`n,canary`ncanary`n"
        New-TestFile -Path "$TestDrive/c3.csv" -Text "id,n`ncanary,canary2`ny,canary`n"
        $text = @(& {
                try { Compare-MigrationCsv "$TestDrive/c1.csv" "$TestDrive/c2.csv" -Key id -Verbose } catch { $_ }
                Compare-MigrationCsv "$TestDrive/c1.csv" "$TestDrive/c3.csv" -Key id -OutFile $out -Verbose
            } *>&1)

        $text.Count | Should -BeGreaterThan 2
        "$text" | Should -Not -BeLike '*canary*'
    }
}
