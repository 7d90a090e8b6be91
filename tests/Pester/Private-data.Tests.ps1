BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox
    $null = $sandbox | Connect-IdentityStore
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Personal data stays put' {
    It 'shows no value, hash or secret in any stream or in any file that is not meant for rows' {
        $path = "$TestDrive/canary.csv"
        New-TestFile -Path $path -Text (@(
                'email,password,birthday,givenName,profiles'
                'canary1@example.com,$2b$10$CANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANAR,1/2/1990,CANARY,'
                'canary1@example.com,$2b$10$CANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANAR,1/2/1990,CANARY,'
                'canary2,CANARYsecret,CANARYday,CANARY,{CANARY'
                'canary3@example.com,,,"CANARY'
                "canary4@example.com,,,$('CANARY' * 300),"
            ) -join "`n")
        $VerbosePreference = 'Continue'
        $DebugPreference = 'Continue'
        $streams = @(
            & {
                Import-MigrationCsv $path | Test-MigrationRecord -UniqueKey email | ConvertTo-IdentityRecord Akamai |
                    Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/canary.run" -SummaryVariable summary
            } *>&1
        )
        $VerbosePreference = 'SilentlyContinue'
        $DebugPreference = 'SilentlyContinue'

        $told = @($streams | ForEach-Object {
                "$_"
                if ($_ -is [UserMigration.BulkUserResult]) {
                    "$($_.Error)"
                    $_.Issues | ForEach-Object { "$_" }
                }
            })
        $told.Count | Should -BeGreaterThan 5
        @($told | Where-Object { $_ -match 'canary\d|CANARY(?!\.csv|\.run)' -and $_ -notmatch 'canary\.(csv|run)' }) | Should -BeNullOrEmpty
        @($told | Where-Object { $_ -clike '*CANARY*' }) | Should -BeNullOrEmpty
        [IO.File]::ReadAllText("$TestDrive/canary.run/fail.csv") | Should -Not -Match 'CANARY|canary'
        [IO.File]::ReadAllText("$TestDrive/canary.run/success.csv") | Should -Not -Match 'CANARY|canary'
    }

    It 'shows no secret in an error of the session' {
        $credential = [pscredential]::new('client', [Net.NetworkCredential]::new('', 'CANARYsecret').SecurePassword)
        $session = Connect-IdentityStore -Target Akamai -Uri $sandbox.Uri -Credential $credential

        try {
            $failure = $null
            try {
                Measure-IdentityUser -Session $session
            }
            catch {
                $failure = $_
            }

            $failure.FullyQualifiedErrorId | Should -BeLike 'StoreDenied,*'
            "$failure $($failure.Exception) $session" | Should -Not -Match 'CANARY'
        }
        finally {
            Disconnect-IdentityStore $session
            $null = $sandbox | Connect-IdentityStore
        }
    }
}
