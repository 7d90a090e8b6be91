BeforeAll {
    . "$PSScriptRoot/common.ps1"

    $sandbox = Start-MigrationSandbox
    $null = $sandbox | Connect-IdentityStore
    $rows = 1..60 | ForEach-Object { "user$_@example.com,Ann" }
    New-TestFile -Path "$TestDrive/users.csv" -Text ("email,givenName`n" + ($rows -join "`n") + "`nUSER7@example.com,Twice`n,Nobody`n")
    $location = $ExecutionContext.SessionState.Path
    $before = $location.CurrentLocation.Path
    $null = $location.SetLocation($TestDrive)

    function Read-Shard([string] $Shard) {
        Import-MigrationCsv users.csv -Shard $Shard -ShardKey email
    }

    function Send-Shard([string] $Shard, [hashtable] $Parameter = @{}) {
        $all = @{ RateLimit = 0 }
        foreach ($name in $Parameter.Keys) {
            $all[$name] = $Parameter[$name]
        }

        Read-Shard $Shard | Test-MigrationRecord -UniqueKey email | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate @all
    }
}

AfterAll {
    $null = $location.SetLocation($before)
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'A shard of a file' {
    It 'has the records of its users, with their numbers and lines' {
        $shards = 1..3 | ForEach-Object { , @(Read-Shard "$_/3") }

        ($shards | ForEach-Object { $_.RecordNumber } | Sort-Object) -join ' ' | Should -Be ((1..62) -join ' ')
        $shards[0][0].Line | Should -Be ($shards[0][0].RecordNumber + 1)
        @($shards | Where-Object { $_.email -contains 'user7@example.com' -and $_.email -ccontains 'USER7@example.com' }).Count | Should -Be 1
    }

    It 'is the same for objects from a pipeline' {
        (Import-MigrationCsv users.csv | Select-MigrationShard 2/3 email).RecordNumber | Should -Be (Read-Shard 2/3).RecordNumber
        (Import-Csv users.csv | Select-MigrationShard 2/3 email).RecordNumber | Should -Be (Read-Shard 2/3).RecordNumber
    }

    It 'needs a key that the file has' {
        { Import-MigrationCsv users.csv -Shard 1/3 } | Should -Throw -ErrorId 'ShardKeyRequired,*'
        { Import-MigrationCsv users.csv -Shard 1/3 -ShardKey mail } | Should -Throw -ErrorId 'ShardKeyUnknown,*' -ExpectedMessage '*email*'
        { Import-MigrationCsv users.csv -Shard 4/3 -ShardKey email } | Should -Throw '*number/count*'
    }
}

Describe 'The uploads of all shards' {
    It 'have run folders of their own' {
        1..2 | ForEach-Object { $null = Send-Shard "$_/3" -WarningAction SilentlyContinue 3> $null }

        [IO.Directory]::Exists("$TestDrive/users.csv.1-of-3.akamai.run") | Should -BeTrue
        (Get-MigrationRun users.csv.2-of-3.akamai.run).Sources[0].Shard | Should -Be '2/3 by email'
    }

    It 'have one ledger, which names what is missing' {
        $total = Get-MigrationRun *.akamai.run -Total

        $total.IsBalanced | Should -BeFalse
        $total.Sources[0].MissingShards | Should -Be 3
        $total.Sources[0].Records | Should -Be 62
        $total.Sources[0].Missing.Count | Should -BeGreaterThan 0
    }

    It 'balance when all shards are done' {
        $null = Send-Shard 3/3 3> $null

        $total = Get-MigrationRun *.akamai.run -Total
        "$($total.Created) $($total.Rejected) $($total.Recorded)" | Should -Be '60 2 62'
        $total.IsBalanced | Should -BeTrue
        ($total | Out-String) | Should -BeLike '*62 of 62*'
        (Measure-IdentityUser).Count | Should -Be 60
        New-MigrationReport *.akamai.run report.html | Should -HaveCount 1
    }

    It 'are compared with the store together' {
        $found = Import-MigrationCsv users.csv | Test-MigrationRecord -UniqueKey email | ConvertTo-IdentityRecord Akamai 3> $null |
            Compare-IdentityUser -RunPath users.csv.*.akamai.run -RateLimit 0 -SummaryVariable summary

        @($found | Where-Object Status -EQ 'Equal').Count | Should -Be 60
        $summary.Given | Should -Be 62
        @(Import-MigrationCsv users.csv | ConvertTo-IdentityRecord Akamai | Compare-IdentityUser -RunPath users.csv.1-of-3.akamai.run -RateLimit 0 3> $null |
            Where-Object Status -EQ 'Equal').Count | Should -BeLessThan 60
    }

    It 'do not mix in one folder' {
        { Send-Shard 2/3 @{ RunPath = 'users.csv.1-of-3.akamai.run'; ErrorAction = 'Stop' } 3> $null } | Should -Throw -ErrorId 'RunShardChanged,*'
    }

    It 'name records that are in two runs' {
        $null = Send-Shard 1/3 @{ RunPath = 'again.akamai.run' } 3> $null

        $source = (Get-MigrationRun *.akamai.run -Total).Sources[0]
        $source.IsBalanced | Should -BeFalse
        $source.Duplicates.Count | Should -BeGreaterThan 0
    }
}

Describe 'One rate for all' {
    It 'is divided into fixed parts without a shared folder' {
        $said = Send-Shard 2/3 @{ RateLimit = 100; RunPath = 'fixed.run'; Verbose = $true } 4>&1 3> $null | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }

        "$said" | Should -BeLike '*Shard 2/3 uses its fixed part of the limit: 33 of 100*'
    }

    It 'is kept by processes that share a folder' {
        $limited = Start-MigrationSandbox -RateLimit 20
        try {
            New-TestFile -Path "$TestDrive/many.csv" -Text ("email`n" + ((1..180 | ForEach-Object { "many$_@example.com" }) -join "`n") + "`n")
            $module = (Get-Module UserMigration).Path
            $jobs = 1..3 | ForEach-Object {
                Start-Job -ArgumentList "$_/3", $TestDrive, $module, "$($limited.Uri)", $limited.Credential -ScriptBlock {
                    param($shard, $folder, $module, $uri, $credential)
                    Set-Location $folder
                    Import-Module $module
                    $null = Connect-IdentityStore Akamai $uri $credential -NonInteractive
                    $null = Import-MigrationCsv many.csv -Shard $shard -ShardKey email | ConvertTo-IdentityRecord Akamai |
                        Invoke-BulkUserCreate -BatchSize 1 -RateLimit 20 -RateShare ./rate -NonInteractive -SummaryVariable summary
                    "$summary"
                }
            }
            $sent = $jobs | Receive-Job -Wait -AutoRemoveJob

            ($sent -match 'given = Created').Count | Should -Be 3
            $total = Get-MigrationRun many.csv.*.run -Total
            $total.Created | Should -Be 180
            $total.IsBalanced | Should -BeTrue
            @([IO.Directory]::GetFiles("$TestDrive/rate", '*.lease')).Count | Should -Be 0
        }
        finally {
            Stop-MigrationSandbox $limited
        }
    }

    It 'needs a limit' {
        { Send-Shard 1/3 @{ RateShare = './rate'; RunPath = 'none.run' } } | Should -Throw -ErrorId 'RateShareNeedsLimit,*'
    }
}
