BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox
    $null = $sandbox | Connect-IdentityStore
    $hash = '$2a$10$abcdefghijklmnopqrstuuLuSDP1LqvFsEIsSgAvqEUR0P1iAQnLi'
    $file = "$TestDrive/users.csv"
    New-TestFile -Path $file -Text ((@"
email,password,givenName,birthday,emailVerified,primaryAddress.city,clients
cmp1@example.com,$hash,Anna,1989-12-19 10:11:12,2020-01-02,Bonn,"[{""name"":""shop""},{""name"":""forum""}]"
cmp2@example.com,$hash,Bert,12/19/1989,2020-01-02 03:04:05,Ulm,
cmp3@example.com,,"Cleo ""C"" O'Neill, Jr.",,,Köln,
o'hara4@example.com,,Dora,,,,
cmp5@example.com,,Emil,,,Kiel,"[{""name"":""shop""}]"
cmp6@example.com,,Fritz,1990-01-02,,Trier,
"@) -replace "`r`n", "`n")

    function Get-TestUser {
        [CmdletBinding()]
        param([string] $Path = $file)
        $transform = if ($Path -eq $file) { @{ clients = 'Json' } } else { @{} }
        Import-MigrationCsv $Path | Test-MigrationRecord | ConvertTo-IdentityRecord Akamai -Transform $transform
    }

    $null = Get-TestUser | Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/users.run"
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Comparing with the store' {
    It 'reports uploaded users as equal: dates, times, plurals, nested attributes, quotes and hashed passwords' {
        $found = @(Get-TestUser | Compare-IdentityUser -RateLimit 0 -SummaryVariable summary)

        ($found.Status | ForEach-Object { "$_" }) -join ' ' | Should -Be 'Equal Equal Equal Equal Equal Equal'
        "$summary" | Should -Be '6 given = Equal 6'
        $summary.ExitCode | Should -Be 0
        $summary.Next | Should -BeNullOrEmpty
        $summary.Calls | Should -Be 2
    }

    It 'knows the users of the run by its folder' {
        $found = @(Get-TestUser | Compare-IdentityUser -RateLimit 0 -RunPath "$TestDrive/users.run")

        @($found | Where-Object { "$($_.Status)" -eq 'Equal' }).Count | Should -Be 6
        @($found | Where-Object { $_.Uuid }).Count | Should -Be 6
    }

    It 'accepts the outcomes of an upload' {
        New-TestFile -Path "$TestDrive/more.csv" -Text "email,givenName`nmore1@example.com,Gerd`nnobody,Hans`nmore3@example.com,Ida`n"

        $found = @(Get-TestUser "$TestDrive/more.csv" -WarningAction SilentlyContinue |
                Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/more.run" -WarningAction SilentlyContinue |
                Compare-IdentityUser -RateLimit 0 -SummaryVariable summary -WarningAction SilentlyContinue)

        "$summary" | Should -Be '3 given = Equal 2, Skipped 1'
        ($found | Where-Object { "$($_.Status)" -eq 'Skipped' }).Line | Should -Be 3
        $summary.ExitCode | Should -Be 2
    }

    It 'selects the same sample with the same seed' {
        $first = @(Get-TestUser | Compare-IdentityUser -RateLimit 0 -Sample 3 -Seed 5 -Workers 1 -SummaryVariable summary)
        $second = @(Get-TestUser | Compare-IdentityUser -RateLimit 0 -Sample 3 -Seed 5 -Workers 1)

        $first.Count | Should -Be 3
        ($first.RecordNumber -join ' ') | Should -Be ($second.RecordNumber -join ' ')
        $summary.Seen | Should -Be 6
        $summary.Seed | Should -Be 5
    }

    It 'names different and missing users, and warns' {
        New-TestFile -Path "$TestDrive/change.csv" -Text "email,givenName,primaryAddress.city`ncmp2@example.com,Berta,Ulm`ncmp5@example.com,Emil,Essen`n"
        $null = Get-TestUser "$TestDrive/change.csv" | Invoke-BulkUserCreate -RateLimit 0 -DeltaMigration -RunPath "$TestDrive/change.run"
        New-TestFile -Path "$TestDrive/gone.csv" -Text "email`ngone@example.com`n"
        $null = Get-TestUser "$TestDrive/gone.csv" | Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/gone.run"
        $null = Invoke-BulkUserDelete "$TestDrive/gone.run" -RateLimit 0 -Confirm:$false

        $found = @(Get-TestUser | Compare-IdentityUser -RateLimit 0 -RunPath "$TestDrive/users.run" -SummaryVariable summary -WarningVariable told -WarningAction SilentlyContinue)
        $gone = @(Get-TestUser "$TestDrive/gone.csv" |
                Compare-IdentityUser -RateLimit 0 -RunPath "$TestDrive/gone.run" -WarningVariable toldOfGone -WarningAction SilentlyContinue)

        "$summary" | Should -Be '6 given = Equal 4, Different 2'
        $summary.ExitCode | Should -Be 2
        ($found | Where-Object RecordNumber -eq 2).Attributes -join ' ' | Should -Be 'givenName'
        ($found | Where-Object RecordNumber -eq 5).Attributes -join ' ' | Should -Be 'primaryAddress.city'
        "$told" | Should -BeLike '*-DeltaMigration*'
        "$($gone[0].Status)" | Should -Be 'Missing'
        "$toldOfGone" | Should -BeLike '*rollback*'
    }

    It 'shows values only if you specify it' {
        $found = @(Get-TestUser | Compare-IdentityUser -RateLimit 0 -WarningAction SilentlyContinue)
        $shown = @(Get-TestUser | Compare-IdentityUser -RateLimit 0 -ShowValues -WarningAction SilentlyContinue)

        @($found | Where-Object { $null -ne $_.Differences }).Count | Should -Be 0
        $difference = @(($shown | Where-Object RecordNumber -eq 2).Differences)
        $difference.Count | Should -Be 1
        $difference[0].Attribute | Should -Be 'givenName'
        $difference[0].Expected | Should -Be 'Bert'
        $difference[0].Actual | Should -Be 'Berta'
    }

    It 'finds duplicate users' {
        1..3 | ForEach-Object { [pscustomobject]@{ email = "twin$_@example.com"; displayName = $(if ($_ -eq 3) { 'Solo' } else { 'Twin' }) } } |
            ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/twins.run" | ForEach-Object { }

        $found = @([pscustomobject]@{ displayName = 'Twin' }, [pscustomobject]@{ displayName = 'Solo' }, [pscustomobject]@{ displayName = 'Nobody' } |
                ConvertTo-IdentityRecord Akamai | Compare-IdentityUser -PrimaryKey displayName -RateLimit 0 -Workers 1 -WarningAction SilentlyContinue)

        ($found.Status | ForEach-Object { "$_" }) -join ' ' | Should -Be 'Doubled Equal Missing'
        $found[0].Error | Should -Not -BeLike '*Twin*'
    }

    It 'returns missing and different records for another upload' {
        $null = Get-TestUser | Compare-IdentityUser -RateLimit 0 -WarningAction SilentlyContinue |
            Where-Object { "$($_.Status)" -in 'Missing', 'Different' } | ForEach-Object IdentityRecord |
            Invoke-BulkUserCreate -RateLimit 0 -DeltaMigration -RunPath "$TestDrive/mend.run"

        $null = Get-TestUser | Compare-IdentityUser -RateLimit 0 -SummaryVariable summary
        "$summary" | Should -Be '6 given = Equal 6'
    }

    It 'gives the same result if the network fails and calls are too large' {
        New-TestFile -Path "$TestDrive/many.csv" -Text ("email,givenName`n" + (-join (1..200 | ForEach-Object { "many$_@example.com,Name $_`n" })))
        $null = Get-TestUser "$TestDrive/many.csv" | Invoke-BulkUserCreate -RateLimit 0 -BatchSize 100 -RunPath "$TestDrive/many.run"
        Set-MigrationSandbox $sandbox -Fault @(
            'TooLarge:bytes=2000'
            'ResetAfter:calls=entity.find,after=1,first=2'
            'TruncatedBody:calls=entity.find,after=4,first=2'
            'ErrorBeforeCommit:calls=entity.find,after=7,first=1'
        )

        try {
            $null = Get-TestUser "$TestDrive/many.csv" | Compare-IdentityUser -RateLimit 0 -RunPath "$TestDrive/many.run" -SummaryVariable summary -WarningAction SilentlyContinue
        }
        finally {
            Set-MigrationSandbox $sandbox -Fault @()
        }

        "$summary" | Should -Be '200 given = Equal 200'
        $summary.Calls | Should -BeGreaterThan 4
    }

    It 'does not write a value to any stream' {
        New-TestFile -Path "$TestDrive/canary.csv" -Text "email,givenName`ncmp1@example.com,CANARY`ncanary@example.com,CANARY`nCANARYbad,CANARY`n"
        $VerbosePreference = 'Continue'
        $streams = @(& { Get-TestUser "$TestDrive/canary.csv" | Compare-IdentityUser -RateLimit 0 } *>&1)
        $VerbosePreference = 'SilentlyContinue'

        $told = @($streams | ForEach-Object {
                "$_"
                if ($_ -is [UserMigration.UserComparison]) {
                    "$($_.Error) $($_.Attributes)"
                }
            })
        $told.Count | Should -BeGreaterThan 5
        @($told | Where-Object { $_ -clike '*CANARY*' -or $_ -like '*canary@*' }) | Should -BeNullOrEmpty
        @($streams | Where-Object { $_ -is [UserMigration.UserComparison] } | ForEach-Object { "$($_.Status)" }) -join ' ' |
            Should -Be 'Skipped Different Missing'
    }

    It 'reports records as Unresolved if the store refuses the calls, with one error' {
        $credential = [pscredential]::new($sandbox.ClientId, [Net.NetworkCredential]::new('', 'wrong').SecurePassword)
        $wrong = Connect-IdentityStore -Target Akamai -Uri $sandbox.Uri -Credential $credential -NoVerify

        $found = @(Get-TestUser | Compare-IdentityUser -Session $wrong -RateLimit 0 -ErrorAction SilentlyContinue -ErrorVariable failed -WarningAction SilentlyContinue -SummaryVariable summary)

        "$summary" | Should -Be '6 given = Unresolved 6'
        $summary.ExitCode | Should -Be 4
        @($failed).Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'RunDenied,*'
        $null = $sandbox | Connect-IdentityStore
    }

    It 'refuses the run of another file' {
        New-TestFile -Path "$TestDrive/moved.csv" -Text "email`nmoved@example.com`n"
        $null = Get-TestUser "$TestDrive/moved.csv" | Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/moved.run"
        New-TestFile -Path "$TestDrive/moved.csv" -Text "email`nother@example.com`n"

        { Get-TestUser "$TestDrive/moved.csv" | Compare-IdentityUser -RunPath "$TestDrive/moved.run" } | Should -Throw -ErrorId 'RunSourceChanged,*'
        { Get-TestUser | Compare-IdentityUser -RunPath "$TestDrive" } | Should -Throw -ErrorId 'RunFolderNotFound,*'
    }
}
