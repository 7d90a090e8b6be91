BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox
    $session = $sandbox | Connect-IdentityStore
    New-TestFile -Path "$TestDrive/before.csv" -Text (@'
email,givenName,primaryAddress.city,clients
delta1@example.com,Anna,Bonn,"[{""name"":""shop""}]"
delta2@example.com,Bert,Ulm,
delta3@example.com,Cleo,Kiel,
'@ -replace "`r`n", "`n")
    $null = Import-MigrationCsv "$TestDrive/before.csv" | ConvertTo-IdentityRecord Akamai -Transform @{ clients = 'Json' } |
        Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/before.run"
    New-TestFile -Path "$TestDrive/after.csv" -Text (@'
email,givenName,clients
delta1@example.com,Anna,"[{""name"":""forum""}]"
delta2@example.com,Berta,
delta3@example.com,Cleo,
delta4@example.com,Dora,
'@ -replace "`r`n", "`n")
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Delta migration' {
    It 'reports in advance what would happen, and changes nothing' {
        $plan = @(Import-MigrationCsv "$TestDrive/after.csv" | ConvertTo-IdentityRecord Akamai -Transform @{ clients = 'Json' } |
                Invoke-BulkUserCreate -RateLimit 0 -DeltaMigration -Plan -WhatIf -RunPath "$TestDrive/after.run" -SummaryVariable summary)

        ($plan.Status -join ' ') | Should -Be 'WouldUpdate WouldUpdate Unchanged WouldCreate'
        $summary.RunPath | Should -BeNullOrEmpty
        [IO.Directory]::Exists("$TestDrive/after.run") | Should -BeFalse
        (Get-IdentityUser -KeyAttribute email -KeyValue delta2@example.com).Attributes['givenName'] | Should -Be 'Bert'
    }

    It 'creates new users, updates users that differ, and does not change equal users' {
        $results = @(Import-MigrationCsv "$TestDrive/after.csv" | ConvertTo-IdentityRecord Akamai -Transform @{ clients = 'Json' } |
                Invoke-BulkUserCreate -RateLimit 0 -DeltaMigration -RunPath "$TestDrive/after.run" -SummaryVariable summary)

        ($results.Status) -join ' ' | Should -Be 'Updated Updated Unchanged Created'
        "$summary" | Should -Be '4 given = Created 1, Updated 2, Unchanged 1'
        $summary.ExitCode | Should -Be 0
        $summary.StoreCount | Should -Be 4
    }

    It 'replaces a plural that the file contains, and does not change attributes that it lacks' {
        $user = Get-IdentityUser -KeyAttribute email -KeyValue delta1@example.com

        @($user.Attributes['clients']).Count | Should -Be 1
        @($user.Attributes['clients'])[0]['name'] | Should -Be 'forum'
        $user.Attributes['primaryAddress']['city'] | Should -Be 'Bonn'
    }

    It 'writes created and updated users to separate tables' {
        [IO.File]::ReadAllLines("$TestDrive/after.run/success.csv").Count | Should -Be 2
        [IO.File]::ReadAllLines("$TestDrive/after.run/update_success.csv").Count | Should -Be 4
    }

    It 'knows its outcomes when the command is repeated' {
        $results = @(Import-MigrationCsv "$TestDrive/after.csv" | ConvertTo-IdentityRecord Akamai -Transform @{ clients = 'Json' } |
                Invoke-BulkUserCreate -RateLimit 0 -DeltaMigration -RunPath "$TestDrive/after.run" -SummaryVariable summary)

        @($results | Where-Object FromJournal).Count | Should -Be 4
        "$summary" | Should -Be '4 given = Created 1, Updated 2, Unchanged 1'
    }

    It 'refuses to resume a run in the other mode' {
        { Import-MigrationCsv "$TestDrive/after.csv" | ConvertTo-IdentityRecord Akamai -Transform @{ clients = 'Json' } |
                Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/after.run" } | Should -Throw -ErrorId 'RunModeChanged,*'
    }

    It 'reports existing users without -DeltaMigration' {
        $plan = @(Import-MigrationCsv "$TestDrive/after.csv" | ConvertTo-IdentityRecord Akamai -Transform @{ clients = 'Json' } |
                Invoke-BulkUserCreate -RateLimit 0 -Plan)

        @($plan | Where-Object { "$($_.Status)" -eq 'Existing' }).Count | Should -Be 4
    }
}

Describe 'Commit modes' {
    It 'reject a whole batch because of one record with -CommitEach False' {
        $users = 1..4 | ForEach-Object { [pscustomobject]@{ email = "commit$_@example.com"; givenName = $(if ($_ -eq 3) { 'x' * 5000 } else { 'A' }) } }

        $results = @($users | ConvertTo-IdentityRecord Akamai |
                Invoke-BulkUserCreate -RateLimit 0 -CommitEach False -RunPath "$TestDrive/false.run" -WarningAction SilentlyContinue)

        @($results | Where-Object { "$($_.Status)" -eq 'Failed' }).Count | Should -Be 4
    }

    It 'reject only the one record with -CommitEach <Mode>' -ForEach @(@{ Mode = 'Smart' }, @{ Mode = 'True' }) {
        $users = 1..4 | ForEach-Object { [pscustomobject]@{ email = "commit$Mode$_@example.com"; givenName = $(if ($_ -eq 3) { 'x' * 5000 } else { 'A' }) } }

        $results = @($users | ConvertTo-IdentityRecord Akamai |
                Invoke-BulkUserCreate -RateLimit 0 -CommitEach $Mode -RunPath "$TestDrive/$Mode.run" -WarningAction SilentlyContinue)

        @($results | Where-Object { "$($_.Status)" -eq 'Created' }).Count | Should -Be 3
    }
}
