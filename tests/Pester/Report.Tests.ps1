BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox -Fault 'HiddenRateLimit:limit=20', 'ValueInError' -FaultSeed 7
    $null = $sandbox | Connect-IdentityStore

    # Each field has this word, also those of rows that are rejected or refused, and names in JSON.
    $canary = 'canary7f3a'
    $hash = '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy'
    $rows = foreach ($i in 1..60) {
        $email = if ($i % 10 -eq 0) { "$canary nobody" } else { "$canary$($i % 55)@example.com" }
        $member = if ($i % 15 -eq 3) { $canary } else { 'domain' }
        "$email,$canary $i,$canary,`"[{`"`"$member`"`":`"`"$canary`"`"}]`",$hash" + $(if ($i % 13 -eq 0) { ",$canary" })
    }
    $file = "$TestDrive/users.csv"
    New-TestFile -Path $file -Text ("email,givenName,primaryAddress.city,profiles,password`n" + ($rows -join "`n") + "`n")
    $run = "$TestDrive/users.run"
    $null = Import-MigrationCsv $file | Test-MigrationRecord -WarningAction SilentlyContinue | ConvertTo-IdentityRecord Akamai |
        Invoke-BulkUserCreate -RateLimit 50 -BatchSize 5 -RunPath $run -LogPath "$TestDrive/calls.log" -MetricsPath "$TestDrive/calls.prom" -WarningAction SilentlyContinue
    $report = "$TestDrive/report.html"
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'The report of a run' {
    It 'is one page that says whether the ledger balances, and what to do next' {
        $item = New-MigrationReport $run -OutFile $report

        $item.FullName | Should -Be ([IO.Path]::GetFullPath($report))
        $page = [IO.File]::ReadAllText($report)
        $page | Should -BeLike '*The ledger balances.*60 input records*'
        $page | Should -BeLike '*<h3>What to do next</h3>*Import-MigrationCsv*rejects.csv*'
        $page | Should -BeLike '*<code>TooManyFields</code>*'
        $page | Should -BeLike '*<code>primaryAddress.city</code>*'
        $page | Should -Not -BeLike '*<script*'
    }

    It 'shows no value of a record, and neither do the statistics, the log and the metrics' {
        $null = New-MigrationReport $run -OutFile $report -Force

        foreach ($path in $report, "$run/statistics.json", "$TestDrive/calls.log", "$TestDrive/calls.prom") {
            $text = [IO.File]::ReadAllText($path)
            $text | Should -Not -BeLike "*$canary*"
            $text | Should -Not -BeLike '*N9qo8uLOickgx2ZMRZoMye*'
        }
    }

    It 'accepts runs from the pipeline, by value and by property' {
        $null = Get-MigrationRun $run | New-MigrationReport -OutFile "$TestDrive/piped.html"
        $null = $run | New-MigrationReport -OutFile "$TestDrive/value.html"

        [IO.File]::ReadAllText("$TestDrive/piped.html") | Should -BeLike '*<title>Migration report: users.run</title>*'
        [IO.File]::Exists("$TestDrive/value.html") | Should -BeTrue
    }

    It 'shows several runs' {
        $null = [pscustomobject] @{ email = 'more@example.com' } | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/more.run"

        $null = New-MigrationReport $run, "$TestDrive/more.run" -OutFile "$TestDrive/both.html"

        [IO.File]::ReadAllText("$TestDrive/both.html") | Should -BeLike '*Migration report: 2 runs*'
    }

    It 'does not replace a file without -Force, and writes nothing with -WhatIf' {
        New-TestFile -Path "$TestDrive/mine.html" -Text 'mine'

        { New-MigrationReport $run -OutFile "$TestDrive/mine.html" } | Should -Throw -ErrorId 'ReportFileExists,*'
        New-MigrationReport $run -OutFile "$TestDrive/none.html" -WhatIf | Should -BeNullOrEmpty

        [IO.File]::ReadAllText("$TestDrive/mine.html") | Should -Be 'mine'
        [IO.File]::Exists("$TestDrive/none.html") | Should -BeFalse
    }

    It 'shows a run that is in progress' {
        $null = 1..20 | ForEach-Object { [pscustomobject] @{ email = "going$_@example.com" } } | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -BatchSize 1 -Workers 1 -RunPath "$TestDrive/going.run" |
            ForEach-Object { $null = New-MigrationReport "$TestDrive/going.run" -OutFile "$TestDrive/going.html" -Force }

        [IO.File]::ReadAllText("$TestDrive/going.html") | Should -BeLike '*A command is working on the run*'
    }

    It 'reports a folder that is not a run folder' {
        { New-MigrationReport "$TestDrive" -OutFile "$TestDrive/no.html" } | Should -Throw -ErrorId 'RunFolderNotFound,*'
    }
}
