BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox
    $null = $sandbox | Connect-IdentityStore
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Personal data is not exposed' {
    It 'does not write a value, hash or secret to any stream or file that is not for rows' {
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

    It 'does not write a value that a server repeats in its errors to any stream or file of the run, except the rows' {
        $path = "$TestDrive/repeated.csv"
        $columns = 'givenName', 'familyName', 'displayName', 'password', 'birthday'
        New-TestFile -Path $path -Text ("email,$($columns -join ',')`n" + (@(1..40 | ForEach-Object {
                        $name = if ($_ % 10 -eq 0) { 'zebrafinch' * 200 } else { "zebrafinch$_" }
                        $password = if ($_ % 7 -eq 0) { 'zebrafinchpassword' } else { '' }
                        "zebrafinch$_@example.com,$name,Zebrafinch,zebrafinch $_,$password,1990-01-02"
                    }) -join "`n") + "`n")
        $talker = Start-MigrationSandbox -FaultSeed 3 -Fault 'ValueInError', 'RefusedRecord:attribute=givenName,value=zebrafinch13',
        'ErrorBeforeCommit:calls=entity.bulkCreate,first=2', 'ErrorAfterCommit:calls=entity.bulkCreate,after=4,first=2', 'CredentialsRevoked:after=24'
        try {
            $null = $talker | Connect-IdentityStore
            $secret = $talker.Credential.GetNetworkCredential().Password
            $VerbosePreference = 'Continue'
            $DebugPreference = 'Continue'
            $streams = @(
                & {
                    Import-MigrationCsv $path | ConvertTo-IdentityRecord Akamai |
                        Invoke-BulkUserCreate -RateLimit 0 -BatchSize 5 -RunPath "$TestDrive/repeated.run" -SummaryVariable summary
                } *>&1
            )
            $VerbosePreference = 'SilentlyContinue'
            $DebugPreference = 'SilentlyContinue'

            $told = @($streams | ForEach-Object {
                    "$_"
                    if ($_.psbase.GetType().Name -eq 'BulkUserResult') {
                        "$($_.Error)"
                        $_.Issues | ForEach-Object { "$_" }
                    }
                    elseif ($_.psbase.GetType().Name -eq 'ErrorRecord') {
                        "$($_.Exception)"
                    }
                })
            $told.Count | Should -BeGreaterThan 40
            @($told | Where-Object { $_ -match 'zebrafinch' -or $_.Contains($secret) }) | Should -BeNullOrEmpty
            foreach ($name in 'manifest.json', 'journal.ndjson', 'summary.json', 'success.csv', 'fail.csv') {
                $text = [IO.File]::ReadAllText("$TestDrive/repeated.run/$name")
                $text | Should -Not -Match 'zebrafinch'
                $text.Contains($secret) | Should -BeFalse
            }

            [IO.File]::ReadAllText("$TestDrive/repeated.run/rejects.csv") | Should -Match 'zebrafinch'
            if ([IO.Path]::DirectorySeparatorChar -eq '/') {
                foreach ($file in [IO.Directory]::GetFiles("$TestDrive/repeated.run")) {
                    "$([IO.File]::GetUnixFileMode($file))" | Should -Be 'UserWrite, UserRead'
                }
            }
        }
        finally {
            Stop-MigrationSandbox $talker
            $null = $sandbox | Connect-IdentityStore
        }
    }

    It 'does not keep the exception text of a transform script in $Error' {
        $record = [pscustomobject]@{ email = 'CANARY' }
        foreach ($script in { [int] $_ }, { throw $_ }, { throw [Exception]::new($_) }, { Import-MigrationCsv $_ }) {
            $converted = $record | ConvertTo-IdentityRecord Akamai -Transform @{ email = $script }

            $converted.Issues[0].RuleId | Should -Be 'TransformFailed'
            "$Error" | Should -Not -Match 'CANARY'
        }
    }

    It 'does not show the values of an object that is piped to <Command>, which expects a path' -ForEach @(
        @{ Command = 'Import-MigrationCsv'; More = @{} }
        @{ Command = 'New-MigrationMap'; More = @{ Target = 'Akamai' } }
        @{ Command = 'Get-MigrationRun'; More = @{} }
    ) {
        $failure = $null
        try {
            $null = [pscustomobject]@{ email = 'CANARY@example.com' } | & $Command @More -ErrorAction Stop
        }
        catch {
            $failure = $_
        }

        "$failure" | Should -BeLike 'An object was given where the path*'
        "$failure $($failure.TargetObject) $($failure.Exception)" | Should -Not -Match 'CANARY'
    }

    It 'does not show a secret in an error of the session' {
        $credential = [pscredential]::new('client', [Net.NetworkCredential]::new('', 'CANARYsecret').SecurePassword)
        $session = Connect-IdentityStore -Target Akamai -Uri $sandbox.Uri -Credential $credential -NoVerify

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
