BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $changes = @'
operation,email,givenName
create,sync1@example.com,Anna
create,sync2@example.com,Bert
create,sync3@example.com,Cleo
update,sync1@example.com,Annika
delete,sync2@example.com,
delete,sync4@example.com,
create,sync2@example.com,Berta
update,sync3@example.com,Cleo
delete,sync3@example.com,
'@ -replace "`r`n", "`n"
    New-TestFile -Path "$TestDrive/changes.csv" -Text "$changes`n"

    function Invoke-Sync([string] $Run, [string] $Target = 'Akamai', [hashtable] $With = @{}) {
        Import-MigrationCsv "$TestDrive/changes.csv" |
            ConvertTo-IdentityRecord $Target -OperationColumn operation |
            Invoke-BulkUserCreate -RateLimit 0 -PrimaryKey email -RunPath "$TestDrive/$Run" -SummaryVariable script:summary @With -WarningAction SilentlyContinue
    }

    # In the order of the records: batches overtake each other.
    function Get-Statuses($Results) {
        (1..9 | ForEach-Object { $number = $_; ($Results | Where-Object RecordNumber -eq $number).Status }) -join ' '
    }
}

Describe 'One-way sync with Akamai' {
    BeforeAll {
        $sandbox = Start-MigrationSandbox
        $null = $sandbox | Connect-IdentityStore
    }

    AfterAll {
        Disconnect-IdentityStore
        Stop-MigrationSandbox $sandbox
    }

    It 'reports in advance how many users each batch would delete' {
        $results = @(Invoke-Sync what.run -With @{ WhatIf = $true; AllowDelete = $true })

        Get-Statuses $results | Should -Be 'WouldCreate WouldCreate WouldCreate WouldUpdate WouldDelete WouldDelete WouldCreate WouldUpdate WouldDelete'
        (Measure-IdentityUser).Count | Should -Be 0
    }

    It 'does not delete users unless you allow it' {
        $results = @(Invoke-Sync plain.run)

        "$summary" | Should -Be '9 given = Created 3, Updated 1, Unchanged 1, Rejected 3, NotSent 1'
        @($results | Where-Object Status -eq Rejected | ForEach-Object { $_.Issues[0].RuleId }) -join ' ' |
            Should -Be 'DeleteNotAllowed DeleteNotAllowed DeleteNotAllowed'
        ($results | Where-Object RecordNumber -eq 7).Error | Should -BeLike 'An earlier record deletes the same user*'
    }

    It 'resumes with the deletions when you allow them' {
        $results = @(Invoke-Sync plain.run -With @{ AllowDelete = $true })

        "$summary" | Should -Be '9 given = Created 4, Updated 1, Unchanged 2, Deleted 2'
        @($results | Where-Object FromJournal).Count | Should -Be 5
        $summary.ExitCode | Should -Be 0
    }

    It 'applies the changes of one user in order, with four workers and several batches' {
        $results = @(Invoke-Sync again.run -With @{ AllowDelete = $true; BatchSize = 2; Workers = 4 })

        @($results).Count | Should -Be 9
        (Get-IdentityUser sync1@example.com).Attributes['givenName'] | Should -Be 'Annika'
        (Get-IdentityUser sync2@example.com).Attributes['givenName'] | Should -Be 'Berta'
        Get-IdentityUser sync3@example.com -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        [IO.File]::ReadAllLines("$TestDrive/again.run/delete_success.csv")[0] | Should -Be 'batch,line,uuid,record'
    }
}

Describe 'One-way sync with cidaas' {
    BeforeAll {
        $sandbox = Start-MigrationSandbox -Target Cidaas
        $null = $sandbox | Connect-IdentityStore
        $changes = @'
operation,sub,email,given_name
create,legacy-1,c1@example.com,Anna
create,legacy-2,c2@example.com,Bert
update,legacy-1,c1@example.com,Annika
delete,legacy-2,,
delete,legacy-9,,
'@ -replace "`r`n", "`n"
        New-TestFile -Path "$TestDrive/cidaas.csv" -Text "$changes`n"

        function Invoke-CidaasSync([string] $Run) {
            Import-MigrationCsv "$TestDrive/cidaas.csv" |
                ConvertTo-IdentityRecord Cidaas -OperationColumn operation |
                Invoke-BulkUserCreate -RateLimit 0 -AllowDelete -RunPath "$TestDrive/$Run" -SummaryVariable script:summary -WarningAction SilentlyContinue
        }
    }

    AfterAll {
        Disconnect-IdentityStore
        Stop-MigrationSandbox $sandbox
    }

    It 'creates, updates and schedules deletions, in the order of the file' {
        $results = @(Invoke-CidaasSync cidaas.run)

        "$summary" | Should -Be '5 given = Created 2, Updated 1, Unchanged 1, Deleted 1'
        ($results | Where-Object Status -eq Deleted).CodeName | Should -Be 'scheduled'
        ($results | Where-Object Status -eq Created | ForEach-Object { $_.Uuid }) -join ' ' | Should -Be 'legacy-1 legacy-2'
        $summary.StoreCount | Should -BeNullOrEmpty
    }

    It 'resumes a finished run without a call' {
        $results = @(Invoke-CidaasSync cidaas.run)

        @($results | Where-Object FromJournal).Count | Should -Be 5
        $summary.Calls | Should -Be 0
    }

    It 'compares only whether users exist' {
        $found = @(Import-MigrationCsv "$TestDrive/cidaas.csv" | ConvertTo-IdentityRecord Cidaas -OperationColumn operation | Compare-IdentityUser -RateLimit 0)

        ($found | Where-Object RecordNumber -eq 1).Status | Should -Be 'Present'
        @($found | Where-Object Status -eq Equal).RecordNumber | Should -Be 5
    }

    It 'schedules the deletion of the users that a run created, if you accept that changes are unknown' {
        { Invoke-BulkUserDelete "$TestDrive/cidaas.run" -RateLimit 0 -Confirm:$false } | Should -Throw -ErrorId 'ChangeCheckImpossible*'
        $results = @(Invoke-BulkUserDelete "$TestDrive/cidaas.run" -RateLimit 0 -IncludeChanged -Confirm:$false)

        ($results | Where-Object Uuid -eq legacy-1).Status | Should -Be 'Scheduled'
    }

    It 'refuses operations that the store does not support, with a message' {
        { Measure-IdentityUser } | Should -Throw -ErrorId 'NotSupportedByStore*'
        { Import-MigrationCsv "$TestDrive/cidaas.csv" | ConvertTo-IdentityRecord Cidaas | Invoke-BulkUserCreate -CommitEach True -RunPath "$TestDrive/no.run" } |
            Should -Throw -ErrorId 'CommitEachUnknown*'
        { Import-MigrationCsv "$TestDrive/cidaas.csv" | ConvertTo-IdentityRecord Cidaas | Invoke-BulkUserCreate -BatchSize 1001 -RunPath "$TestDrive/no.run" } |
            Should -Throw -ErrorId 'BatchSizeTooLarge*'
    }
}
