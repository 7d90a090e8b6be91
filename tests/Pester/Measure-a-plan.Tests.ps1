BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $file = "$TestDrive/users.csv"
    $null = New-MigrationSample $file -Count 1000 -Seed 1
}

Describe 'Measuring a plan' {
    It 'computes calls and duration from a file, without a store' {
        $plan = Measure-MigrationPlan $file -RateLimit 2

        $plan.Records | Should -Be 1000
        $plan.Calls | Should -Be 100
        [Math]::Round($plan.Duration.TotalSeconds) | Should -Be 50
        $plan.BestBatchSize | Should -Be 100
        $plan.Uri | Should -BeNullOrEmpty
        @($plan.Checks | ForEach-Object Name) -join ' ' | Should -Be 'Disk'
        $plan.IsReady | Should -BeTrue
    }

    It 'accepts records of any step of the pipeline' {
        (Import-MigrationCsv $file | Measure-MigrationPlan).Calls | Should -Be 100
        (Import-MigrationCsv $file | ConvertTo-IdentityRecord Cidaas -WarningAction SilentlyContinue | Measure-MigrationPlan).BatchSize | Should -Be 50
        ([pscustomobject]@{ email = 'a@example.com' } | Measure-MigrationPlan -Target Akamai).Records | Should -Be 1
    }

    It 'says which rate, or which batch size, an available time needs' {
        $plan = Measure-MigrationPlan -LiteralPath $file -Within 0:00:30

        $plan.FitsWindow | Should -BeFalse
        $plan.IsReady | Should -BeFalse
        $plan.RequiredBatchSize | Should -Be 34
        (Measure-MigrationPlan $file -Within 0:00:30 -RateLimit $plan.RequiredRate).FitsWindow | Should -BeTrue
        (Measure-MigrationPlan $file -Within 0:00:30 -BatchSize $plan.RequiredBatchSize).FitsWindow | Should -BeTrue
    }

    It 'accepts a time of the day' {
        $until = [DateTime]::Now.AddMinutes(-10).ToString('HH:mm')

        (Measure-MigrationPlan $file -Until $until).Window.TotalHours | Should -BeGreaterThan 22
        { Measure-MigrationPlan $file -Until ([DateTime]::Now.AddDays(-2)) } | Should -Throw -ErrorId 'PlanWindowInvalid,*'
        { Measure-MigrationPlan $file -Until 06:00 -Within 1:00 } | Should -Throw -ErrorId 'PlanWindowInvalid,*'
    }

    It 'fits on a screen' {
        $text = (Measure-MigrationPlan $file -Within 6:00:00 | Out-String -Width 80) -split "`r?`n"

        $text.Count | Should -BeLessThan 40
        ($text | ForEach-Object Length | Measure-Object -Maximum).Maximum | Should -BeLessOrEqual 80
        ($text -match '^Window') | Should -BeLike '*06:00:00 is enough: the upload needs 0.0* calls/s'
        ($text -match ' best') | Should -Not -BeNullOrEmpty
    }

    It 'checks the store of the session, and sends no user' {
        $sandbox = Start-MigrationSandbox
        $null = $sandbox | Connect-IdentityStore
        try {
            $plan = Measure-MigrationPlan $file -RateLimit 0

            @($plan.Checks | ForEach-Object { "$($_.Name) $($_.Status)" }) -join ', ' |
                Should -Be 'Credential Pass, Permission Warn, Schema Pass, Users Pass, Clock Pass, Disk Pass'
            @($plan.Checks | Where-Object { "$($_.Status)" -ne 'Pass' -and -not $_.Recommendation }).Count | Should -Be 0
            (Measure-IdentityUser).Count | Should -Be 0
            (Measure-MigrationPlan $file -Offline).Checks.Name | Should -Be 'Disk'

            $wrong = [pscustomobject]@{ email = 'a@example.com'; givenname = 'A' } | Measure-MigrationPlan -RateLimit 0
            "$(@($wrong.Checks | Where-Object Name -EQ Schema)[0].Detail)" | Should -BeLike "*'givenname'*givenName*"
            $wrong.IsReady | Should -BeFalse
        }
        finally {
            Disconnect-IdentityStore
            Stop-MigrationSandbox $sandbox
        }
    }

    It 'checks the scopes and the token of cidaas' {
        $sandbox = Start-MigrationSandbox -Target Cidaas
        $null = $sandbox | Connect-IdentityStore
        try {
            $plan = [pscustomobject]@{ sub = '1'; email = 'a@example.com' } | Measure-MigrationPlan -RateLimit 0

            @($plan.Checks | Where-Object { "$($_.Status)" -ne 'Pass' }) | Should -BeNullOrEmpty
            @($plan.Checks | Where-Object Name -EQ Permission).Count | Should -Be 2
            @($plan.Checks | Where-Object Name -EQ Token)[0].Detail | Should -BeLike 'A token is valid for * s.*'
            ([pscustomobject]@{ email = 'a@example.com' } | Measure-MigrationPlan -RateLimit 0 -ResolveSub).LookUps | Should -Be 1
        }
        finally {
            Disconnect-IdentityStore
            Stop-MigrationSandbox $sandbox
        }
    }

    It 'says what a store that refuses the client needs' {
        $sandbox = Start-MigrationSandbox
        $wrong = [pscredential]::new($sandbox.ClientId, (ConvertTo-SecureString 'wrong' -AsPlainText -Force))
        $null = Connect-IdentityStore Akamai $sandbox.Uri $wrong -NoVerify
        try {
            $checks = @((Measure-MigrationPlan $file -RateLimit 0).Checks)

            "$($checks[0].Name) $($checks[0].Status)" | Should -Be 'Credential Fail'
            $checks[0].Recommendation | Should -BeLike '*Connect-IdentityStore*'
            @($checks | Where-Object Name -EQ Schema) | Should -BeNullOrEmpty
        }
        finally {
            Disconnect-IdentityStore
            Stop-MigrationSandbox $sandbox
        }
    }
}
