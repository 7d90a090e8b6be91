BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox
    $null = $sandbox | Connect-IdentityStore
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Following a run' {
    It 'reports the state of a run by its folder' {
        $path = "$TestDrive/five.csv"
        New-TestFile -Path $path -Text "email`nfive1@example.com`nfive2@example.com`nnobody`nfive4@example.com`nfive5@example.com`n"
        $null = Import-MigrationCsv $path | Test-MigrationRecord -WarningAction SilentlyContinue | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/five.run" -WarningAction SilentlyContinue

        $run = Get-MigrationRun "$TestDrive/five.run"

        "$($run.State)" | Should -Be 'Completed'
        $run.Created | Should -Be 4
        $run.Rejected | Should -Be 1
        $run.ExitCode | Should -Be 2
        $run.Summary.Given | Should -Be 5
        $run.Next | Should -BeLike '*rejects.csv*'
        @($run.Files | ForEach-Object { [IO.Path]::GetFileName($_) }) -join ' ' | Should -Be 'fail.csv rejects.csv rejects.reasons.csv success.csv summary.json'
    }

    It 'accepts the summary of an upload from the pipeline' {
        $null = [pscustomobject]@{ email = 'piped@example.com' } | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/piped.run" -SummaryVariable summary

        ($summary | Get-MigrationRun).Created | Should -Be 1
        ("$TestDrive/piped.run" | Get-MigrationRun).Created | Should -Be 1
        (Get-MigrationRun -LiteralPath "$TestDrive/piped.run").Created | Should -Be 1
    }

    It 'finds the run folders among the matches of a wildcard' {
        $null = [IO.Directory]::CreateDirectory("$TestDrive/many/other")
        foreach ($name in 'many1', 'many2') {
            $null = [pscustomobject]@{ email = "$name@example.com" } | ConvertTo-IdentityRecord Akamai |
                Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/many/$name.run"
        }

        @(Get-MigrationRun "$TestDrive/many/*").Count | Should -Be 2
    }

    It 'reports the progress of an active run' {
        $states = 1..20 | ForEach-Object { [pscustomobject]@{ email = "going$_@example.com" } } | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -BatchSize 1 -Workers 1 -RunPath "$TestDrive/going.run" |
            ForEach-Object { Get-MigrationRun "$TestDrive/going.run" }

        @($states | ForEach-Object { "$($_.State)" } | Where-Object { $_ -ne 'Running' }).Count | Should -Be 0
        $states[0].Created | Should -BeGreaterThan 0
        $states[19].Created | Should -Be 20
        "$((Get-MigrationRun "$TestDrive/going.run").State)" | Should -Be 'Completed'
    }

    It 'reports a folder that is not a run folder' {
        Get-MigrationRun "$TestDrive" -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'RunFolderNotFound,*'
    }
}
