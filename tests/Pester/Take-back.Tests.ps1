BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox
    $null = $sandbox | Connect-IdentityStore

    function New-Upload([string] $Name, [int] $Count, [string] $RunPath = "$TestDrive/$Name.run") {
        New-TestFile -Path "$TestDrive/$Name.csv" -Text ("email,givenName`n" + (-join (1..$Count | ForEach-Object { "$Name$_@example.com,Name $_`n" })))
        Import-MigrationCsv "$TestDrive/$Name.csv" | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath $RunPath -WarningAction SilentlyContinue
    }

    function New-ByHand([string] $Email) {
        $null = [pscustomobject]@{ email = $Email } | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/$([guid]::NewGuid()).run"
    }
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Rolling a run back' {
    AfterEach {
        Set-MigrationSandbox $sandbox -Fault @()
    }

    It 'deletes the users that the run created, and keeps exactly those that already existed' {
        New-ByHand 'plain1@example.com'
        New-ByHand 'plain2@example.com'
        $before = (Measure-IdentityUser).Count
        $kept = (Get-IdentityUser 'plain2@example.com').Uuid
        $created = @(New-Upload plain 30 | Where-Object Status -eq Created)

        $results = @(Invoke-BulkUserDelete "$TestDrive/plain.run" -RateLimit 0 -Confirm:$false -SummaryVariable summary)

        $created.Count | Should -Be 28
        "$summary" | Should -Be '28 given = Deleted 28'
        $summary.IsBalanced | Should -BeTrue
        $summary.ExitCode | Should -Be 0
        $summary.StoreCount | Should -Be $before
        @($results.Uuid | Where-Object { $_ -notin $created.Uuid }).Count | Should -Be 0
        $results[0].Source | Should -Be ([IO.Path]::GetFullPath("$TestDrive/plain.csv"))
        (Get-IdentityUser 'plain2@example.com').Uuid | Should -Be $kept
        [IO.File]::ReadAllLines("$TestDrive/plain.run.delete/delete_success.csv")[0] | Should -Be 'line,uuid,record,status'
        [IO.File]::ReadAllLines("$TestDrive/plain.run.delete/delete_success.csv").Count | Should -Be 29
    }

    It 'accepts the run from the pipeline by the property RunPath' {
        $null = New-Upload piped 3
        (Get-MigrationRun "$TestDrive/piped.run" | Invoke-BulkUserDelete -RateLimit 0 -Confirm:$false).Count | Should -Be 3

        $null = [pscustomobject]@{ email = 'sum@example.com' } | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/sum.run" -SummaryVariable upload
        "$(($upload | Invoke-BulkUserDelete -RateLimit 0 -Confirm:$false).Status)" | Should -Be 'Deleted'
    }

    It 'reports with -WhatIf what would be deleted, without a call or a file' {
        $null = New-Upload whatif 5
        $before = (Measure-IdentityUser).Count

        $results = @(Invoke-BulkUserDelete "$TestDrive/whatif.run" -RateLimit 0 -WhatIf -SummaryVariable summary)

        ($results.Status -join ' ') | Should -Be 'WouldDelete WouldDelete WouldDelete WouldDelete WouldDelete'
        $summary.Calls | Should -Be 0
        [IO.Directory]::Exists("$TestDrive/whatif.run.delete") | Should -BeFalse
        [IO.File]::ReadAllText("$TestDrive/whatif.run/manifest.json") | Should -BeLike '*"takenBackAt": null*'
        (Measure-IdentityUser).Count | Should -Be $before
    }

    It 'does not delete users that have changed since, unless you specify it' {
        $null = New-Upload changed 3
        [Threading.Thread]::Sleep(1500)
        $null = [pscustomobject]@{ email = 'changed2@example.com'; givenName = 'Changed' } | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -DeltaMigration -RateLimit 0 -RunPath "$TestDrive/change.run"

        $results = @(Invoke-BulkUserDelete "$TestDrive/changed.run" -RateLimit 0 -Confirm:$false -SummaryVariable summary -WarningAction SilentlyContinue)

        "$summary" | Should -Be '3 given = Deleted 2, Changed 1'
        $summary.ExitCode | Should -Be 2
        ($results | Where-Object Status -eq Changed).RecordNumber | Should -Be 2
        (Get-IdentityUser 'changed2@example.com').Attributes['givenName'] | Should -Be 'Changed'
        [IO.File]::ReadAllLines("$TestDrive/changed.run.delete/delete_fail.csv")[1] | Should -BeLike '3,*,2,Changed,*'

        $null = Invoke-BulkUserDelete "$TestDrive/changed.run" -RateLimit 0 -Confirm:$false -IncludeChanged -SummaryVariable summary
        "$summary" | Should -Be '3 given = Deleted 3'
    }

    It 'does not delete users that the run did not certainly create, unless you specify it' {
        Set-MigrationSandbox $sandbox -Fault 'ResetAfter:calls=entity.bulkCreate,after=1,first=1'
        $uploaded = @(New-Upload settled 20)
        @($uploaded | Where-Object Settled).Count | Should -Be 10

        $null = Invoke-BulkUserDelete "$TestDrive/settled.run" -RateLimit 0 -Confirm:$false -SummaryVariable summary -WarningAction SilentlyContinue
        "$summary" | Should -Be '20 given = Deleted 10, Skipped 10'
        $summary.Next | Should -BeLike '*-IncludeSettled*'

        $null = Invoke-BulkUserDelete "$TestDrive/settled.run" -RateLimit 0 -Confirm:$false -IncludeSettled -SummaryVariable summary
        "$summary" | Should -Be '20 given = Deleted 20'
    }

    It 'resumes after the store refused calls in the middle' {
        $before = (Measure-IdentityUser).Count
        $null = New-Upload halfway 40
        Set-MigrationSandbox $sandbox -Fault 'CredentialsRevoked:calls=entity.delete,after=15'
        $first = @(Invoke-BulkUserDelete "$TestDrive/halfway.run" -RateLimit 0 -Confirm:$false -SummaryVariable stopped `
                -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failed)
        Set-MigrationSandbox $sandbox -Fault @()

        $first.Count | Should -Be 40
        $stopped.Deleted | Should -Be 15
        $stopped.ExitCode | Should -Be 4
        @($failed | Where-Object { $_.FullyQualifiedErrorId -like 'RunDenied,*' }).Count | Should -Be 1

        $second = @(Invoke-BulkUserDelete "$TestDrive/halfway.run" -RateLimit 0 -Confirm:$false -SummaryVariable summary)
        "$summary" | Should -Be '40 given = Deleted 40'
        @($second | Where-Object FromJournal).Count | Should -Be 15
        $summary.StoreCount | Should -Be $before
    }

    It 'looks up the outcome of lost answers' {
        $null = New-Upload lost 20
        Set-MigrationSandbox $sandbox -Fault 'ResetAfter:calls=entity.delete,after=2,first=3'

        $results = @(Invoke-BulkUserDelete "$TestDrive/lost.run" -RateLimit 0 -Confirm:$false -SummaryVariable summary)

        "$summary" | Should -Be '20 given = Deleted 20'
        @($results | Where-Object Settled).Count | Should -Be 3
    }

    It 'stops if a later command in the pipeline stops, and can be resumed' {
        $before = (Measure-IdentityUser).Count
        $null = New-Upload taken 60
        foreach ($one in 1) { Invoke-BulkUserDelete "$TestDrive/taken.run" -RateLimit 0 -Workers 1 -Confirm:$false | ForEach-Object { break } }
        $left = (Measure-IdentityUser).Count
        $left | Should -BeGreaterThan $before

        $null = Invoke-BulkUserDelete "$TestDrive/taken.run" -RateLimit 0 -Confirm:$false -SummaryVariable summary
        "$summary" | Should -Be '60 given = Deleted 60'
        $summary.StoreCount | Should -Be $before
    }

    It 'refuses to resume an upload that was rolled back' {
        $null = New-Upload again 2
        $null = Invoke-BulkUserDelete "$TestDrive/again.run" -RateLimit 0 -Confirm:$false

        { New-Upload again 2 } | Should -Throw -ErrorId 'RunTakenBack,*'
    }

    It 'refuses a run of another entity type, and a folder that is not a run folder' {
        $null = New-Upload other 1

        { Invoke-BulkUserDelete "$TestDrive/other.run" -EntityType member -Confirm:$false } | Should -Throw -ErrorId 'RunTargetChanged,*'
        { Invoke-BulkUserDelete "$TestDrive" -Confirm:$false } | Should -Throw -ErrorId 'RunFolderNotFound,*'
    }
}

Describe 'Rolling back a success file of dataload.py' {
    It 'deletes its users once, by path or by literal path' {
        $created = @(New-Upload script 3)
        $lines = 'batch,line,uuid,email', "1,2,$($created[0].Uuid),x@example.com", "1,3,$($created[1].Uuid),y@example.com", "2,2,$($created[0].Uuid),x@example.com"
        New-TestFile -Path "$TestDrive/success_1.csv" -Text (($lines -join "`n") + "`n")
        New-TestFile -Path "$TestDrive/success_[2].csv" -Text "batch,line,uuid`n1,4,$($created[2].Uuid)`n"

        $results = @(Invoke-BulkUserDelete -Path "$TestDrive/success_?.csv" -RateLimit 0 -Confirm:$false -SummaryVariable summary)
        "$summary" | Should -Be '2 given = Deleted 2'
        $results[0].Line | Should -BeGreaterThan 1
        (Invoke-BulkUserDelete -LiteralPath "$TestDrive/success_[2].csv" -RateLimit 0 -Confirm:$false).Uuid | Should -Be $created[2].Uuid
        [IO.File]::Exists("$TestDrive/success_1.csv.delete/delete_success.csv") | Should -BeTrue
    }

    It 'names the malformed line, and does not delete any user' {
        $created = @(New-Upload broken 1)
        New-TestFile -Path "$TestDrive/broken_success.csv" -Text "batch,line,uuid`n1,2,$($created[0].Uuid)`n1,3,`n"

        { Invoke-BulkUserDelete -Path "$TestDrive/broken_success.csv" -RateLimit 0 -Confirm:$false } |
            Should -Throw -ErrorId 'SuccessFileMalformed,*' -ExpectedMessage 'Line 3 of *'
        (Get-IdentityUser 'broken1@example.com').Uuid | Should -Be $created[0].Uuid
    }

    It 'refuses a file of updated users, and a file of a run folder' {
        $null = New-Upload kind 1
        New-TestFile -Path "$TestDrive/update_success_1.csv" -Text "batch,line,uuid`n"

        { Invoke-BulkUserDelete -Path "$TestDrive/update_success_1.csv" -Confirm:$false } | Should -Throw -ErrorId 'SuccessFileOfUpdates,*'
        { Invoke-BulkUserDelete -Path "$TestDrive/kind.run/success.csv" -Confirm:$false } | Should -Throw -ErrorId 'SuccessFileOfRun,*'
    }
}
