BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox
    $null = $sandbox | Connect-IdentityStore

    # The first call succeeds, and the others are denied, so the run stops.
    function New-FailedRun([string] $Name, [int] $Count, [hashtable] $Convert = @{}) {
        New-TestFile -Path "$TestDrive/$Name.csv" -Text ("email;birthday`n" + (-join (1..$Count | ForEach-Object { "$Name$_@example.com;24.12.19$(10 + $_)`n" })))
        Set-MigrationSandbox $sandbox -Fault 'CredentialsRevoked:calls=entity.bulkCreate,after=1'
        $null = Import-MigrationCsv "$TestDrive/$Name.csv" -Delimiter ';' | Test-MigrationRecord -UniqueKey email -Transform @{ birthday = @{ Date = 'dd.MM.yyyy' } } |
            ConvertTo-IdentityRecord Akamai -Transform @{ birthday = @{ Date = 'dd.MM.yyyy' } } @Convert |
            Invoke-BulkUserCreate -RateLimit 0 -Workers 1 -RunPath "$TestDrive/$Name.run" -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        Set-MigrationSandbox $sandbox -Fault @()
    }
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Sending the rest of a run again' {
    It 'reads the rows again from the datafile of the run, and converts them as before' {
        New-FailedRun rest 30
        $before = (Measure-IdentityUser).Count

        $results = @(Invoke-BulkUserCreate -RunPath "$TestDrive/rest.run" -RetryFailed -RateLimit 0 -SummaryVariable summary)

        "$summary" | Should -Be '20 given = Created 20'
        $summary.IsBalanced | Should -BeTrue
        $summary.StoreCount | Should -Be ($before + 20)
        ($results.RecordNumber | Measure-Object -Minimum -Maximum | ForEach-Object { $_.Minimum, $_.Maximum }) | Should -Be 11, 30
        "$((Get-IdentityUser 'rest30@example.com').Attributes['birthday'])" | Should -BeLike '1940-12-24*'
        [IO.File]::ReadAllLines("$TestDrive/rest.run/success.csv").Count | Should -Be 31
        (Get-MigrationRun "$TestDrive/rest.run").Created | Should -Be 30
    }

    It 'has nothing to do the second time' {
        $null = Invoke-BulkUserCreate -RunPath "$TestDrive/rest.run" -RetryFailed -RateLimit 0 -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike '*no records to send again*'
    }

    It 'sends Failed records again from the pipeline' {
        New-TestFile -Path "$TestDrive/refused.csv" -Text "email`nrefused1@example.com`nrefused2@example.com`n"
        $upload = { Import-MigrationCsv "$TestDrive/refused.csv" | ConvertTo-IdentityRecord Akamai |
                Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/refused.run" -WarningAction SilentlyContinue @args }
        Set-MigrationSandbox $sandbox -Fault 'RefusedRecord:attribute=email,value=refused1@example.com'
        $first = @(& $upload)
        Set-MigrationSandbox $sandbox -Fault @()
        ($first | Sort-Object RecordNumber).Status | Should -Be 'Failed', 'Created'

        (& $upload | Sort-Object RecordNumber).Status | Should -Be 'Failed', 'Created'
        (& $upload -RetryFailed | Sort-Object RecordNumber).Status | Should -Be 'Created', 'Created'
    }

    It 'shows with -WhatIf what would be sent' {
        New-FailedRun rehearsed 20
        $results = @(Invoke-BulkUserCreate -RunPath "$TestDrive/rehearsed.run" -RetryFailed -WhatIf)

        $results.Count | Should -Be 10
        $results[0].Status | Should -Be 'WouldCreate'
    }

    It 'refuses a datafile that has changed: fixed rows are another input' {
        New-FailedRun changed 20
        Add-Content "$TestDrive/changed.csv" 'new@example.com;01.01.2000'

        { Invoke-BulkUserCreate -RunPath "$TestDrive/changed.run" -RetryFailed -RateLimit 0 } | Should -Throw -ErrorId 'RunSourceChanged,*'
    }

    It 'runs no scriptblock that the run folder has' {
        New-FailedRun scripted 20 -Convert @{ Map = @{ givenName = { throw 'run' } } }

        { Invoke-BulkUserCreate -RunPath "$TestDrive/scripted.run" -RetryFailed -RateLimit 0 } |
            Should -Throw -ErrorId 'RetryNeedsInput,*' -ExpectedMessage '*-RetryFailed*'
    }

    It 'runs no other command that the run folder has' {
        New-FailedRun forged 20
        $manifest = [IO.File]::ReadAllText("$TestDrive/forged.run/manifest.json")
        [IO.File]::WriteAllText("$TestDrive/forged.run/manifest.json", $manifest.Replace('"steps": "', '"steps": " | Set-Content forged.txt'))

        { Invoke-BulkUserCreate -RunPath "$TestDrive/forged.run" -RetryFailed -RateLimit 0 } | Should -Throw -ErrorId 'RetryNeedsInput,*'
    }

    It 'needs the pipeline for objects that do not come from a file' {
        Set-MigrationSandbox $sandbox -Fault 'CredentialsRevoked:calls=entity.bulkCreate,after=0'
        $null = [pscustomobject]@{ email = 'object@example.com' } | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/object.run" -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        Set-MigrationSandbox $sandbox -Fault @()

        { Invoke-BulkUserCreate -RunPath "$TestDrive/object.run" -RetryFailed -RateLimit 0 } | Should -Throw -ErrorId 'RetryNeedsInput,*'
        ([pscustomobject]@{ email = 'object@example.com' } | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/object.run" -RetryFailed).Status | Should -Be 'Created'
    }

    It 'keeps rows that you fixed, and warns that it does not read them' {
        New-TestFile -Path "$TestDrive/edited.csv" -Text "email`nedited1@example.com`nwrong`n"
        $null = Import-MigrationCsv "$TestDrive/edited.csv" | Test-MigrationRecord | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/edited.run" -WarningAction SilentlyContinue
        New-TestFile -Path "$TestDrive/edited.run/rejects.csv" -Text "email`nedited2@example.com`n"

        $null = Invoke-BulkUserCreate -RunPath "$TestDrive/edited.run" -RetryFailed -RateLimit 0 -WarningVariable warned -WarningAction SilentlyContinue
        $null = Invoke-BulkUserCreate -RunPath "$TestDrive/edited.run" -RetryFailed -RateLimit 0 -WarningAction SilentlyContinue

        "$warned" | Should -BeLike "*rejects.csv' was edited after the run wrote it. This command does not read it, and keeps it as 'rejects.csv.old'.*"
        [IO.File]::ReadAllText("$TestDrive/edited.run/rejects.csv.old") | Should -BeExactly "email`nedited2@example.com`n"
    }

    It 'shows the warnings of all its commands, or none' {
        New-TestFile -Path "$TestDrive/warned.csv" -Text "email`nwarned@example.com`nwrong`n"
        $null = Import-MigrationCsv "$TestDrive/warned.csv" | Test-MigrationRecord | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/warned.run" 3> $null

        $shown = Invoke-BulkUserCreate -RunPath "$TestDrive/warned.run" -RetryFailed -RateLimit 0 3>&1
        $silent = Invoke-BulkUserCreate -RunPath "$TestDrive/warned.run" -RetryFailed -RateLimit 0 -WarningAction Ignore 3>&1

        @($shown | Where-Object { $_ -is [System.Management.Automation.WarningRecord] }) | Should -Not -BeNullOrEmpty
        @($silent | Where-Object { $_ -is [System.Management.Automation.WarningRecord] }) | Should -BeNullOrEmpty
    }

    It 'refuses a folder that is not a run' {
        { Invoke-BulkUserCreate -RunPath "$TestDrive" -RetryFailed } | Should -Throw -ErrorId 'RunFolderNotFound,*'
    }
}
