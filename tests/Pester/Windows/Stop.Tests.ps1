BeforeAll {
    . "$PSScriptRoot/../common.ps1"
}

Describe 'Stopping an upload' {
    BeforeEach {
        $sandbox = Start-MigrationSandbox -LatencyMilliseconds 100
        $null = $sandbox | Connect-IdentityStore
        $csv = "$TestDrive\users.csv"
        New-TestFile -Path $csv -Text ("email`n" + ((1..60 | ForEach-Object { "stop$_@example.com" }) -join "`n") + "`n")
    }

    AfterEach {
        Disconnect-IdentityStore
        Stop-MigrationSandbox $sandbox
    }

    It 'with Stop, like Ctrl-C, leaves a run that the same command completes' {
        $run = "$TestDrive\stopped.run"
        $seen = [Threading.ManualResetEventSlim]::new()
        $shell = [powershell]::Create().AddScript({
                param($Module, $Sandbox, $Csv, $Run, $Seen)
                Import-Module $Module
                $null = $Sandbox | Connect-IdentityStore
                Import-MigrationCsv $Csv | ConvertTo-IdentityRecord Akamai |
                    Invoke-BulkUserCreate -RateLimit 0 -Workers 2 -BatchSize 2 -RunPath $Run | ForEach-Object { $Seen.Set() }
            }).AddArgument([IO.Path]::ChangeExtension((Get-Module UserMigration).Path, 'psd1')).AddArgument($sandbox).AddArgument($csv).AddArgument($run).AddArgument($seen)
        $underWay = $shell.BeginInvoke()
        $seen.Wait(60000) | Should -BeTrue
        $shell.Stop()
        { $shell.EndInvoke($underWay) } | Should -Throw
        $shell.Dispose()

        $stopped = Get-MigrationRun $run
        "$($stopped.State)" | Should -Be 'Interrupted'
        $stopped.Created | Should -BeGreaterThan 0
        $stopped.Created | Should -BeLessThan 60

        $results = @(Import-MigrationCsv $csv | ConvertTo-IdentityRecord Akamai |
                Invoke-BulkUserCreate -RateLimit 0 -BatchSize 10 -RunPath $run -SummaryVariable summary)
        @($results | ForEach-Object { "$($_.Status)" } | Select-Object -Unique) | Should -Be 'Created'
        $summary.IsBalanced | Should -BeTrue
        (Measure-IdentityUser).Count | Should -Be 60
    }
}
