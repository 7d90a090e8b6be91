BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox
    $null = $sandbox | Connect-IdentityStore
    New-TestFile -Path "$TestDrive/users.csv" -Text ("email`n" + (-join (1..12 | ForEach-Object { "progress$_@example.com`n" })))
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'What a run says of itself' {
    It 'says what is expected first, and then a line for each batch' {
        $lines = @(Import-MigrationCsv "$TestDrive/users.csv" | ConvertTo-IdentityRecord Akamai |
                Invoke-BulkUserCreate -RateLimit 50 -BatchSize 5 -Workers 1 -RunPath "$TestDrive/first.run" -Verbose 4>&1 |
                Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object Message | Where-Object { $_ -notlike 'Create users*' })

        $lines[0] | Should -Match '^Expected: about 1[123] records in 3 calls\. This takes 00:00:01 with 50 calls per second\.$'
        @($lines -match '^Batch ').Count | Should -Be 3
        $lines[1] | Should -Match '^Batch 1, records 1 to 5: Created 5; \d+\.\d\d s\.$'
        @($lines -match '^Batch 3, records 11 to 12: Created 2; \d+\.\d\d s; \d+\.\d calls per second\.$').Count | Should -Be 1
        "$lines" | Should -Not -Match 'example\.com'
    }

    It 'says that a run is resumed' {
        $lines = @(Import-MigrationCsv "$TestDrive/users.csv" | ConvertTo-IdentityRecord Akamai |
                Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/first.run" -Verbose 4>&1 |
                Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object Message)

        $lines[1] | Should -BeLike "The run in '*first.run' is resumed: of 12 records in its journal, 12 are done, and the outcome of 0 is unknown."
    }

    It 'says what a comparison found, for each call' {
        $lines = @(Import-MigrationCsv "$TestDrive/users.csv" | ConvertTo-IdentityRecord Akamai |
                Compare-IdentityUser -RateLimit 0 -BatchSize 6 -Verbose 4>&1 |
                Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object Message)

        @($lines -match '^Records \d+ to \d+: Equal 6; ').Count | Should -Be 2
    }

    It 'says that a token was issued' {
        $cidaas = Start-MigrationSandbox -Target Cidaas
        $session = Connect-IdentityStore Cidaas $cidaas.Uri ([pscredential]::new($cidaas.ClientId, $cidaas.ClientSecret)) -NoVerify
        try {
            $lines = @([pscustomobject]@{ sub = '1'; email = 'token@example.com' } | ConvertTo-IdentityRecord Cidaas |
                    Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/token.run" -Session $session -Verbose 4>&1 |
                    Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object Message)

            @($lines -match '^A token was issued\. It is valid for \d+ s\.$').Count | Should -Be 1
        }
        finally {
            Stop-MigrationSandbox $cidaas
            $null = $sandbox | Connect-IdentityStore
        }
    }

    It 'shows its progress, and removes it at the end' {
        $shell = [PowerShell]::Create()
        try {
            $null = $shell.AddScript('param($Module, $File, $Sandbox, $Run) Import-Module $Module; $null = $Sandbox | Connect-IdentityStore
                Import-MigrationCsv $File | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -RateLimit 2 -BatchSize 2 -RunPath $Run')
            foreach ($argument in (Get-Module UserMigration).Path.Replace('.psm1', '.psd1'), "$TestDrive/users.csv", $sandbox, "$TestDrive/shown.run") { $null = $shell.AddArgument($argument) }
            $null = $shell.Invoke()

            $progress = @($shell.Streams.Progress | Where-Object Activity -Like 'Creating users*')
            $progress.Count | Should -BeGreaterThan 1
            "$($progress[-1].RecordType)" | Should -Be 'Completed'
            $progress[0].StatusDescription | Should -Match '^\d+ of about 12 records, [0-9.]+ a second$'
            $progress[0].PercentComplete | Should -BeGreaterThan 0
            @($shell.Streams.Progress | Where-Object Activity -NotLike 'Creating users*' | Where-Object Activity -Like 'Reading*') | Should -BeNullOrEmpty
        }
        finally {
            $shell.Dispose()
        }
    }
}
