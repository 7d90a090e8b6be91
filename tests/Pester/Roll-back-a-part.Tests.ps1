BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox
    $null = $sandbox | Connect-IdentityStore

    function New-Upload([string] $Name, [int] $Count) {
        New-TestFile -Path "$TestDrive/$Name.csv" -Text ("email,givenName`n" + (-join (1..$Count | ForEach-Object { "$Name$_@example.com,Name $_`n" })))
        Import-MigrationCsv "$TestDrive/$Name.csv" | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/$Name.run" -WarningAction SilentlyContinue
    }
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Rolling back a part of a run' {
    It 'deletes the users of the results that are piped, and no others' {
        $results = @(New-Upload filtered 10)
        $results[0].RunPath | Should -Be ([IO.Path]::GetFullPath("$TestDrive/filtered.run"))
        $before = (Measure-IdentityUser).Count

        $deleted = @($results | Where-Object { $_.IdentityRecord.Attributes['givenName'] -in 'Name 2', 'Name 7' } |
                Invoke-BulkUserDelete -RateLimit 0 -Confirm:$false -SummaryVariable summary)

        "$summary" | Should -Be '2 given = Deleted 2'
        ($deleted.RecordNumber | Sort-Object) | Should -Be 2, 7
        $summary.StoreCount | Should -Be ($before - 2)
        $summary.RunPath | Should -Be ([IO.Path]::GetFullPath("$TestDrive/filtered.run.delete"))
    }

    It 'deletes by record numbers and ranges' {
        $null = New-Upload numbered 20

        $deleted = @(Invoke-BulkUserDelete "$TestDrive/numbered.run" -RecordNumber 1, 5..7, 10..12 -RateLimit 0 -Confirm:$false)

        ($deleted.RecordNumber | Sort-Object) | Should -Be 1, 5, 6, 7, 10, 11, 12
    }

    It 'leaves the rest of the run, which Get-MigrationRun and the report show' {
        $null = New-Upload shown 5
        $null = Invoke-BulkUserDelete "$TestDrive/shown.run" -RecordNumber 2, 3 -RateLimit 0 -Confirm:$false

        (Get-MigrationRun "$TestDrive/shown.run").RolledBack | Should -Be 2
        $report = New-MigrationReport "$TestDrive/shown.run" -OutFile "$TestDrive/shown.html"
        [IO.File]::ReadAllText("$TestDrive/shown.html") | Should -BeLike '*2 of the 5 users that the run created were rolled back*'
        { Get-MigrationRun "$TestDrive/shown.run.delete" -ErrorAction Stop } | Should -Throw -ErrorId 'RunFolderNotFound,*' -ExpectedMessage '*folder of a rollback*shown.run*'
        { Invoke-BulkUserDelete "$TestDrive/shown.run.delete" -Confirm:$false } | Should -Throw -ErrorId 'RunFolderNotFound,*' -ExpectedMessage '*folder of a rollback*'
    }

    It 'names the store also in the summary of a refused rollback' {
        try { Invoke-BulkUserDelete "$TestDrive/no.run" -Confirm:$false -SummaryVariable refused } catch { }

        $refused.Uri | Should -Be $sandbox.Uri
    }

    It 'accepts ranges as an array of numbers' {
        $null = New-Upload ranged 5
        (Invoke-BulkUserDelete "$TestDrive/ranged.run" -RecordNumber (2..3) -RateLimit 0 -Confirm:$false).Count | Should -Be 2
    }

    It 'rolls back other parts later, and all of the run in the end' {
        $results = @(New-Upload parts 12)
        $null = $results | Select-Object -First 3 | Invoke-BulkUserDelete -RateLimit 0 -Confirm:$false
        $null = Invoke-BulkUserDelete "$TestDrive/parts.run" -RecordNumber 4..6 -RateLimit 0 -Confirm:$false
        [IO.File]::ReadAllLines("$TestDrive/parts.run.delete/delete_success.csv").Count | Should -Be 7

        $all = @(Invoke-BulkUserDelete "$TestDrive/parts.run" -RateLimit 0 -Confirm:$false -SummaryVariable summary)

        "$summary" | Should -Be '12 given = Deleted 12'
        @($all | Where-Object FromJournal).Count | Should -Be 6
        [IO.File]::ReadAllLines("$TestDrive/parts.run.delete/delete_success.csv").Count | Should -Be 13
    }

    It 'asks for each run by itself if the results come from several runs' {
        $results = @(New-Upload first 3) + @(New-Upload second 3)

        $deleted = @($results | Where-Object RecordNumber -GT 1 | Invoke-BulkUserDelete -RateLimit 0 -Confirm:$false)

        $deleted.Count | Should -Be 4
        [IO.Directory]::Exists("$TestDrive/first.run.delete") | Should -BeTrue
        [IO.Directory]::Exists("$TestDrive/second.run.delete") | Should -BeTrue
    }

    It 'reports results that are not Created, and deletes nothing for them' {
        $null = [pscustomobject]@{ email = 'mixed2@example.com' } | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/by-hand.run"
        $results = @(New-Upload mixed 3)

        $outcomes = @($results | Invoke-BulkUserDelete -RateLimit 0 -Confirm:$false -SummaryVariable summary -WarningAction SilentlyContinue)

        "$summary" | Should -Be '3 given = Deleted 2, NotCreated 1'
        $summary.IsBalanced | Should -BeTrue
        ($outcomes | Where-Object Status -EQ NotCreated).Error | Should -BeLike '*Existing*'
        (Get-IdentityUser 'mixed2@example.com').Uuid | Should -Not -BeNullOrEmpty
    }

    It 'accepts copies of results from a file or Select-Object' {
        $results = @(New-Upload copied 4)
        $results | Export-Clixml "$TestDrive/results.xml" -Depth 1

        (Import-Clixml "$TestDrive/results.xml" | Select-Object -First 2 | Invoke-BulkUserDelete -RateLimit 0 -Confirm:$false).Count | Should -Be 2
        ($results[2] | Select-Object RunPath, Source, RecordNumber | Invoke-BulkUserDelete -RateLimit 0 -Confirm:$false).RecordNumber | Should -Be 3
    }

    It 'shows with -WhatIf which users would be deleted' {
        $results = @(New-Upload rehearsed 4)

        ($results | Select-Object -First 1 | Invoke-BulkUserDelete -WhatIf).Status | Should -Be 'WouldDelete'
        [IO.Directory]::Exists("$TestDrive/rehearsed.run.delete") | Should -BeFalse
    }

    It 'refuses a result that was changed, and deletes nothing' {
        $results = @(New-Upload altered 3)
        $results[0].Uuid = $results[1].Uuid

        { $results | Invoke-BulkUserDelete -RateLimit 0 -Confirm:$false } | Should -Throw -ErrorId 'ResultNotOfRun,*' -ExpectedMessage '*Nothing was deleted*'
        (Get-IdentityUser 'altered3@example.com').Uuid | Should -Be $results[2].Uuid
    }

    It 'refuses results without a run folder' {
        $results = [pscustomobject]@{ email = 'none@example.com' } | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -WhatIf
        { $results | Invoke-BulkUserDelete -Confirm:$false } | Should -Throw -ErrorId 'ResultWithoutRun,*'
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'records'; Make = { Import-MigrationCsv "$TestDrive/kinds.csv" } }
        @{ What = 'users of the store'; Make = { Get-IdentityUser 'kinds1@example.com' } }
        @{ What = 'objects without the number of the record'; Make = { [pscustomobject]@{ RunPath = "$TestDrive/kinds.run"; Uuid = 'x' } } }
        @{ What = 'rows of a success file'; Make = { Import-Csv "$TestDrive/kinds.run/success.csv" } }
    ) {
        $null = New-Upload kinds 2
        { & $Make | Invoke-BulkUserDelete -Confirm:$false } | Should -Throw -ErrorId 'NotARunResult,*'
    }
}
