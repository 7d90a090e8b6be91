BeforeAll {
    . "$PSScriptRoot/common.ps1"

    $akamai = Start-MigrationSandbox -Target Akamai -SampleUserCount 400
    $cidaas = Start-MigrationSandbox -Target Cidaas
    $from = $akamai | Connect-IdentityStore
    $to = $cidaas | Connect-IdentityStore

    # The users of the cidaas sandbox as lines of JSON, by its own control call, which no store has.
    function Get-SandboxUser {
        $http = [Net.Http.HttpClient]::new()
        try {
            $secret = [Net.NetworkCredential]::new('', $cidaas.ClientSecret).Password
            $basic = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("$($cidaas.ClientId):$secret"))
            $http.DefaultRequestHeaders.Add('Authorization', "Basic $basic")
            $http.GetStringAsync("$($cidaas.Uri)_sandbox/users").GetAwaiter().GetResult().Split([char[]] "`n", [StringSplitOptions]::RemoveEmptyEntries)
        }
        finally {
            $http.Dispose()
        }
    }

    # How many records have a column, and in how many of these it was sent.
    function Get-Sent([string] $Column) {
        $coverage | Where-Object Column -CEQ $Column | ForEach-Object { "$($_.Sent) of $($_.Filled) to $($_.Attribute)" }
    }

    function Export-All([string] $File, [hashtable] $Export = @{}) {
        Export-IdentityUser "$TestDrive/$File" -Session $from -RunPath "$TestDrive/$File.run" -RateLimit 0 -PageSize 50 -SummaryVariable script:ledger -WarningAction SilentlyContinue @Export
    }
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $akamai
    Stop-MigrationSandbox $cidaas
}

Describe 'Leaving Akamai' {
    It 'exports each user once, and proves it' {
        $file = Export-All 'users.ndjson'

        $file.FullName | Should -Be (Join-Path $TestDrive 'users.ndjson')
        $ledger.ExitCode | Should -Be 0
        $ledger.IsBalanced | Should -BeTrue
        $ledger.Exported | Should -Be 400
        $ledger.StoreCount | Should -Be 400
        @(Get-Content $file.FullName | ForEach-Object { ($_ | ConvertFrom-Json).id } | Select-Object -Unique).Count | Should -Be 400
        Test-OwnerOnly $file.FullName | Should -BeTrue
    }

    It 'returns the same records from the file and from the store' {
        $records = @(Import-MigrationCsv "$TestDrive/users.ndjson")
        $users = @(Export-IdentityUser -Session $from -RateLimit 0 -WarningAction SilentlyContinue)

        $users.Count | Should -Be 400
        $names = @($records[4].psbase.GetColumns().Names)
        ($users[4] | Select-Object $names | ConvertTo-Json -Depth 9) | Should -Be ($records[4] | Select-Object $names | ConvertTo-Json -Depth 9)
        $users[4].'primaryAddress.city' | Should -Be 'Berlin'
        $users[4].profiles[0].domain | Should -Be 'facebook.com'
    }

    It 'says what each receiver does with the hashes' {
        $measure = Import-MigrationCsv "$TestDrive/users.ndjson" | Measure-MigrationRecord

        $measure.HashKinds.Keys.Count | Should -Be 5
        $receiver = $measure.Receivers | Where-Object Target -EQ 'Cidaas'
        $receiver.Unchanged['envelope:password-bcrypt'] | Should -BeGreaterThan 0
        $receiver.Converted['envelope:password-pbkdf2-sha256'] | Should -BeGreaterThan 0
        $receiver.Reset['envelope:password-phpass-55'] | Should -BeGreaterThan 0
    }

    It 'goes on after a failure with the same command' {
        Set-MigrationSandbox $akamai -Fault 'CredentialsRevoked:after=8'
        Export-All 'again.ndjson' @{ ErrorAction = 'SilentlyContinue' }
        $ledger.ExitCode | Should -Be 4
        [IO.File]::Exists("$TestDrive/again.ndjson") | Should -BeFalse

        Set-MigrationSandbox $akamai -Fault @()
        $null = Export-All 'again.ndjson'

        $ledger.ExitCode | Should -Be 0
        $ledger.FromJournal | Should -BeGreaterThan 0
        (Get-Content "$TestDrive/again.ndjson" -Raw) | Should -Be (Get-Content "$TestDrive/users.ndjson" -Raw)
    }

    It 'sends profiles, consents and hashes to cidaas in one pipeline, and names what is left behind' {
        $results = @(Import-MigrationCsv "$TestDrive/users.ndjson" |
                Test-MigrationRecord -From Akamai -Target Cidaas -UniqueKey uuid -OmitPasswordKind unusable |
                ConvertTo-IdentityRecord -Target Cidaas -From Akamai -OmitPasswordKind unusable -CoverageVariable coverage -WarningVariable warnings -WarningAction SilentlyContinue |
                Invoke-BulkUserCreate -Session $to -RateLimit 0 -RunPath "$TestDrive/cidaas.run" -SummaryVariable summary -WarningAction SilentlyContinue)

        $results.Count | Should -Be 400
        $summary.IsBalanced | Should -BeTrue
        $summary.Created | Should -Be $ledger.Exported
        $users = @(Get-SandboxUser)
        $users.Count | Should -Be 400
        foreach ($kind in 'BCRYPT_5', 'PBKDF2', 'SHA256') {
            @($users | Where-Object { $_ -clike "*`"algorithmTypeId`":`"$kind`"*" }).Count | Should -BeGreaterThan 0
        }

        $sent = $results | Where-Object { $_.IdentityRecord.Attributes['email'] -ceq 'user1@example.com' }
        $sent.IdentityRecord.Attributes['password_hash_info']['passwordHash'] | Should -BeExactly '$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK'
        @($users | Where-Object { $_ -clike '*"provider":"google"*' }).Count | Should -BeGreaterThan 0
        @($users | Where-Object { $_ -clike '*"2021-02-03T04:05:06*' }).Count | Should -Be 400

        # Each fiftieth user of the sandbox is suspended.
        @($users | Where-Object { $_ -clike '*"userStatus":"DECLINED"*' }).Count | Should -Be 8
        Get-Sent 'email' | Should -Be '400 of 400 to email'
        Get-Sent 'profiles' | Should -Be '120 of 120 to identities'
        Get-Sent 'consents' | Should -Be '400 of 400 to consents'
        Get-Sent 'statuses' | Should -Be '400 of 400 to userStatus'
        Get-Sent 'password' | Should -Be '234 of 350 to password_hash_info'
        Get-Sent 'clients' | Should -Be '0 of 400 to '
        Get-Sent 'profiles.profile' | Should -Be '0 of 120 to '
        @(Import-Csv "$TestDrive/cidaas.run/reset.csv").Count | Should -Be (350 - 234)
        "$warnings" | Should -BeLike '*clients (400)*'
    }

    It 'drafts a map of the export that converts as the default map does' {
        foreach ($target in 'Scim', 'PingOne') {
            $map = New-MigrationMap "$TestDrive/users.ndjson" $target -From Akamai -OutFile "$TestDrive/$target.psd1" -WarningAction SilentlyContinue
            $convert = @{ Target = $target; From = 'Akamai'; OmitPasswordKind = 'unusable'; WarningAction = 'SilentlyContinue' }

            $map.MissingAttributes | Should -BeNullOrEmpty
            ($map.Columns | Where-Object Column -EQ 'clients').IsMapped | Should -BeFalse
            $byDefault, $byMap = @{}, @{ Map = "$TestDrive/$target.psd1" } | ForEach-Object {
                $more = $_
                $records = Import-MigrationCsv "$TestDrive/users.ndjson" -First 60 | ConvertTo-IdentityRecord @convert @more
                ($records | ForEach-Object { $_.Attributes | ConvertTo-Json -Depth 9 -Compress }) -join "`n"
            }
            $byMap | Should -BeExactly $byDefault
            [IO.File]::ReadAllText("$TestDrive/$target.psd1") | Should -Match "ConvertTo-IdentityRecord -Target $target -From Akamai -Map"
        }
    }

    It 'sends all users to SCIM in one pipeline, and names what SCIM has no place for' {
        $scim = Start-MigrationSandbox -Target Scim
        try {
            $store = $scim | Connect-IdentityStore

            $results = @(Import-MigrationCsv "$TestDrive/users.ndjson" |
                    Test-MigrationRecord -From Akamai -Target Scim -UniqueKey uuid -OmitPasswordKind unusable |
                    ConvertTo-IdentityRecord -Target Scim -From Akamai -OmitPasswordKind unusable -CoverageVariable coverage -WarningVariable warnings -WarningAction SilentlyContinue |
                    Invoke-BulkUserCreate -Session $store -RateLimit 0 -RunPath "$TestDrive/scim.run" -SummaryVariable summary -WarningAction SilentlyContinue)

            $results.Count | Should -Be 400
            $summary.IsBalanced | Should -BeTrue
            $summary.Created | Should -Be $ledger.Exported
            (Measure-IdentityUser -Session $store).Count | Should -Be 400
            $user = Get-IdentityUser 'user50@example.com' -KeyAttribute userName -Session $store
            $user.Attributes['active'] | Should -BeFalse
            $user.Attributes['externalId'] | Should -BeExactly (Import-MigrationCsv "$TestDrive/users.ndjson" | Where-Object email -CEQ 'user50@example.com').uuid
            $user.Attributes['name']['givenName'] | Should -BeExactly 'Anna'
            Get-Sent 'email' | Should -Be '400 of 400 to emails[primary eq true].value, userName'
            Get-Sent 'uuid' | Should -Be '400 of 400 to externalId'
            Get-Sent 'statuses' | Should -Be '400 of 400 to active'
            foreach ($column in 'profiles', 'consents', 'clients', 'birthday', 'gender', 'created', 'lastLogin', 'emailVerified') {
                Get-Sent $column | Should -BeLike '0 of ??0 to '
                "$warnings" | Should -BeLike "*$column (*"
            }

            # SCIM accepts no hashes: each user with or without one sets a new password.
            Get-Sent 'password' | Should -Be '0 of 350 to password'
            @(Import-Csv "$TestDrive/scim.run/reset.csv").Count | Should -Be 400
        }
        finally {
            Stop-MigrationSandbox $scim
        }
    }

    It 'sends all users to PingOne in one pipeline, with the hashes that PingOne accepts' {
        $pingone = Start-MigrationSandbox -Target PingOne
        try {
            $store = $pingone | Connect-IdentityStore -EnvironmentId 00000000-0000-4000-8000-000000000001 -PopulationId 00000000-0000-4000-8000-000000000002

            $results = @(Import-MigrationCsv "$TestDrive/users.ndjson" |
                    Test-MigrationRecord -From Akamai -Target PingOne -UniqueKey uuid -OmitPasswordKind unusable |
                    ConvertTo-IdentityRecord -Target PingOne -From Akamai -OmitPasswordKind unusable -CoverageVariable coverage -WarningVariable warnings -WarningAction SilentlyContinue |
                    Invoke-BulkUserCreate -Session $store -RateLimit 0 -RunPath "$TestDrive/pingone.run" -SummaryVariable summary -WarningAction SilentlyContinue)

            $results.Count | Should -Be 400
            $summary.IsBalanced | Should -BeTrue
            $summary.Created | Should -Be $ledger.Exported
            (Measure-IdentityUser -Session $store).Count | Should -Be 400
            $sent = $results | Where-Object { $_.IdentityRecord.Attributes['email'] -ceq 'user1@example.com' }
            $sent.IdentityRecord.Attributes['password']['value'] | Should -BeExactly '{BCRYPT}$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK'
            Get-Sent 'email' | Should -Be '400 of 400 to username, email'
            Get-Sent 'uuid' | Should -Be '400 of 400 to externalId'
            Get-Sent 'password' | Should -Be '117 of 350 to password'
            foreach ($column in 'profiles', 'consents', 'statuses', 'clients', 'birthday', 'gender', 'created', 'lastLogin', 'emailVerified') {
                Get-Sent $column | Should -BeLike '0 of ??0 to '
                "$warnings" | Should -BeLike "*$column (*"
            }

            @(Import-Csv "$TestDrive/pingone.run/reset.csv").Count | Should -Be (400 - 117)
        }
        finally {
            Stop-MigrationSandbox $pingone
        }
    }

    It 'counts each attribute of the export in the coverage' {
        $columns = @(Import-MigrationCsv "$TestDrive/users.ndjson" -First 1)[0].psbase.GetColumns().Names
        foreach ($target in 'Cidaas', 'Scim', 'PingOne') {
            $null = Import-MigrationCsv "$TestDrive/users.ndjson" |
                ConvertTo-IdentityRecord -Target $target -From Akamai -OmitPasswordKind unusable -CoverageVariable coverage -WarningAction SilentlyContinue

            @($coverage | Where-Object IsMember -EQ $false).Column -join ' ' | Should -BeExactly ($columns -join ' ')
        }
    }

    It 'writes no hash to a stream or to a file of the run folder' {
        $secret = [Net.NetworkCredential]::new('', $akamai.ClientSecret).Password
        $VerbosePreference = 'Continue'
        $DebugPreference = 'Continue'
        Set-MigrationSandbox $akamai -Fault 'TruncatedBody:calls=entity.find,first=3', 'ErrorAfterCommit:calls=entity.find,after=4,first=2'
        try {
            $streams = @(
                & {
                    Export-IdentityUser "$TestDrive/quiet.ndjson" -Session $from -RunPath "$TestDrive/quiet.run" -RateLimit 0 -PageSize 50 -SummaryVariable script:quiet
                } *>&1
            )
        }
        finally {
            Set-MigrationSandbox $akamai -Fault @()
            $VerbosePreference = 'SilentlyContinue'
            $DebugPreference = 'SilentlyContinue'
        }

        $quiet.Exported | Should -Be 400
        $texts = @($streams | ForEach-Object {
                "$_"
                if ($_ -is [Management.Automation.ErrorRecord]) {
                    "$($_.Exception)"
                }
            }) + @([IO.Directory]::GetFiles("$TestDrive/quiet.run", '*', 'AllDirectories') | ForEach-Object { [IO.File]::ReadAllText($_) })
        $texts.Count | Should -BeGreaterThan 8
        foreach ($value in 'CCCCCCCCCC', '$2y$', '$P$9', 'CWWFdHOWwPnki7', 'c2Vhc2FsdA', '5e884898da28', 'saltstring', 'user1@example.com', $secret) {
            @($texts | Where-Object { $_.Contains($value) }).Count | Should -Be 0 -Because $value.Substring(0, 4)
        }
    }

    It 'finds out before the first page that a client sees no passwords' {
        $reader = Start-MigrationSandbox -Target Akamai -SampleUserCount 50 -ClientFeature direct_access_read
        try {
            $session = $reader | Connect-IdentityStore
            { Export-IdentityUser "$TestDrive/none.ndjson" -Session $session -RunPath "$TestDrive/none.run" -RateLimit 0 -ErrorAction Stop } |
                Should -Throw -ErrorId 'ExportPasswordsNotShown,UserMigration.Commands.ExportIdentityUserCommand'
            $null = Export-IdentityUser "$TestDrive/none.ndjson" -Session $session -RunPath "$TestDrive/none.run" -RateLimit 0 -AllowMissingPassword -WarningVariable warnings -WarningAction SilentlyContinue
            "$warnings" | Should -BeLike '*does not show passwords*'
            @(Get-Content "$TestDrive/none.ndjson").Count | Should -Be 50
        }
        finally {
            Stop-MigrationSandbox $reader
        }
    }

    It 'has no export for a store that can not be read out' {
        { Export-IdentityUser -Session $to -ErrorAction Stop } | Should -Throw -ErrorId 'ExportUnsupported,UserMigration.Commands.ExportIdentityUserCommand'
    }
}
