BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox
    $null = $sandbox | Connect-IdentityStore
    New-TestFile -Path "$TestDrive/before.csv" -Text "email,givenName,familyName`nplan1@example.com,Anna,A`nplan2@example.com,Bert,B`nplan3@example.com,Cleo,C`n"
    $null = Import-MigrationCsv "$TestDrive/before.csv" | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/before.run"
    $after = "email,givenName,familyName`nplan1@example.com,Anna,Ahrens`nplan2@example.com,Berta,Bohl`nplan3@example.com,Cleo,C`nplan4@example.com,Dora,`n"
    New-TestFile -Path "$TestDrive/after.csv" -Text $after

    function Invoke-Upload([hashtable] $With = @{}, [string] $File = "$TestDrive/after.csv") {
        Import-MigrationCsv $File | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/after.run" @With
    }

    function Get-Refusal([scriptblock] $Command) {
        try { & $Command } catch { return $_.FullyQualifiedErrorId -replace ',.*' }
    }
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Planning an upload' {
    It 'counts what would change by attribute' {
        $null = Invoke-Upload @{ Plan = $true; DeltaMigration = $true; SummaryVariable = 'global:planned' }

        "$planned" | Should -Be '4 given = Unchanged 1, WouldCreate 1, WouldUpdate 2'
        @($planned.Changes | ForEach-Object { "$_" }) -join '; ' |
            Should -Be 'email: set 1, change 0, erase 0, send 0; familyName: set 0, change 2, erase 0, send 0; givenName: set 1, change 1, erase 0, send 0'
        ($planned.Changes | Format-Table | Out-String) | Should -Match 'familyName +0 +2'
    }

    It 'lists the names of the attributes of each record, and no value' {
        $results = @(Invoke-Upload @{ Plan = $true; DeltaMigration = $true; Detail = $true })

        @($results | ForEach-Object { "$($_.RecordNumber) $($_.Status): $($_.Changes -join ', ')" }) | Should -Be @(
            '1 WouldUpdate: Change familyName'
            '2 WouldUpdate: Change givenName, Change familyName'
            '3 Unchanged: '
            '4 WouldCreate: Set email, Set givenName')
        @(Invoke-Upload @{ Plan = $true; DeltaMigration = $true })[0].Changes.Count | Should -Be 0
    }

    It 'saves the plan without a value' {
        $null = Invoke-Upload @{ Plan = $true; DeltaMigration = $true; OutFile = "$TestDrive/plan.json"; SummaryVariable = 'global:planned' }

        $planned.PlanPath | Should -Be ([IO.Path]::Combine($TestDrive, 'plan.json'))
        $text = [IO.File]::ReadAllText("$TestDrive/plan.json")
        $plan = ConvertFrom-Json $text
        $plan.records | Should -Be 4
        $plan.statuses.WouldUpdate | Should -Be 2
        $plan.attributes.familyName.Change | Should -Be 2
        $plan.sources[0].sha256 | Should -Be (Get-FileHash "$TestDrive/after.csv" -Algorithm SHA256).Hash.ToLowerInvariant()
        $plan.store.users | Should -Be 3
        $text | Should -Not -Match 'Berta|Bohl|example\.com'
        Test-OwnerOnly "$TestDrive/plan.json" | Should -BeTrue
    }

    It 'saves nothing with -WhatIf' {
        $null = Invoke-Upload @{ Plan = $true; WhatIf = $true; OutFile = "$TestDrive/whatif.json" }

        [IO.File]::Exists("$TestDrive/whatif.json") | Should -BeFalse
    }

    It 'refuses parameters that do not belong together' {
        Get-Refusal { Invoke-Upload @{ Detail = $true } } | Should -Be 'PlanRequired'
        Get-Refusal { Invoke-Upload @{ OutFile = "$TestDrive/x.json" } } | Should -Be 'PlanRequired'
        Get-Refusal { Invoke-Upload @{ Plan = $true; PlanPath = "$TestDrive/plan.json" } } | Should -Be 'PlanPathNotForPlan'
    }

    It 'can save only the plan of a file' {
        Get-Refusal { [pscustomobject]@{ email = 'x@example.com' } | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -RateLimit 0 -Plan -OutFile "$TestDrive/x.json" } |
            Should -Be 'PlanNeedsFile'
    }

    It 'refuses a file that has changed' {
        New-TestFile -Path "$TestDrive/after.csv" -Text ($after -replace 'Bohl', 'Bauer')
        Get-Refusal { Invoke-Upload @{ PlanPath = "$TestDrive/plan.json"; DeltaMigration = $true } } | Should -Be 'PlanSourceChanged'
        New-TestFile -Path "$TestDrive/after.csv" -Text $after
    }

    It 'refuses other options, and another pipeline' {
        Get-Refusal { Invoke-Upload @{ PlanPath = "$TestDrive/plan.json" } } | Should -Be 'PlanOptionsChanged'
        Get-Refusal {
            Import-MigrationCsv "$TestDrive/after.csv" | ConvertTo-IdentityRecord Akamai -Map @{ familyName = 'middleName' } |
                Invoke-BulkUserCreate -RateLimit 0 -DeltaMigration -RunPath "$TestDrive/after.run" -PlanPath "$TestDrive/plan.json"
        } | Should -Be 'PlanOptionsChanged'
    }

    It 'refuses a map that has changed' {
        $upload = {
            Import-MigrationCsv "$TestDrive/after.csv" | ConvertTo-IdentityRecord Akamai -Map "$TestDrive/plan-map.psd1" |
                Invoke-BulkUserCreate -RateLimit 0 -DeltaMigration -RunPath "$TestDrive/mapped.run" @args
        }
        New-TestFile -Path "$TestDrive/plan-map.psd1" -Text "@{ Map = @{ familyName = 'middleName' } }"
        $null = & $upload -Plan -OutFile "$TestDrive/mapped.json"
        New-TestFile -Path "$TestDrive/plan-map.psd1" -Text "@{ Map = @{ familyName = 'displayName' } }"

        Get-Refusal { & $upload -PlanPath "$TestDrive/mapped.json" } | Should -Be 'PlanOptionsChanged'
    }

    It 'refuses another store' {
        $other = Start-MigrationSandbox
        $session = $other | Connect-IdentityStore
        try {
            Get-Refusal { Invoke-Upload @{ PlanPath = "$TestDrive/plan.json"; DeltaMigration = $true; Session = $session } } | Should -Be 'PlanTargetChanged'
        }
        finally {
            Stop-MigrationSandbox $other
            $null = $sandbox | Connect-IdentityStore
        }
    }

    It 'leaves no run folder behind when it refuses' {
        [IO.Directory]::Exists("$TestDrive/after.run") | Should -BeFalse
    }

    It 'does what was planned, and resumes it' {
        $null = Invoke-Upload @{ PlanPath = "$TestDrive/plan.json"; DeltaMigration = $true; SummaryVariable = 'global:done' }
        "$done" | Should -Be '4 given = Created 1, Updated 2, Unchanged 1'

        $null = Invoke-Upload @{ PlanPath = "$TestDrive/plan.json"; DeltaMigration = $true; SummaryVariable = 'global:done' }
        $done.FromJournal | Should -Be 4
    }

    It 'refuses a store that has changed' {
        Get-Refusal {
            Import-MigrationCsv "$TestDrive/after.csv" | ConvertTo-IdentityRecord Akamai |
                Invoke-BulkUserCreate -RateLimit 0 -DeltaMigration -RunPath "$TestDrive/again.run" -PlanPath "$TestDrive/plan.json"
        } | Should -Be 'PlanStoreChanged'
    }

    It 'warns if other records were selected' {
        New-TestFile -Path "$TestDrive/more.csv" -Text "email`nmore1@example.com`nmore2@example.com`n"
        $null = Import-MigrationCsv "$TestDrive/more.csv" | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -RateLimit 0 -Plan -OutFile "$TestDrive/more.json"
        $null = Import-MigrationCsv "$TestDrive/more.csv" | Where-Object email -NE 'more2@example.com' | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/more.run" -PlanPath "$TestDrive/more.json" -WarningVariable warnings -WarningAction SilentlyContinue

        "$warnings" | Should -BeLike 'The plan has 2 records, but 1 were received.*'
    }
}
