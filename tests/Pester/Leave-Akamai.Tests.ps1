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

    It 'sends profiles, consents and hashes, and names what is left behind' {
        $null = Get-IdentitySchema -Session $to -OutFile "$TestDrive/fields.json"

        $results = @(Import-MigrationCsv "$TestDrive/users.ndjson" |
                ConvertTo-IdentityRecord -Target Cidaas -From Akamai -OmitPasswordKind unusable -CoverageVariable coverage -WarningVariable warnings -WarningAction SilentlyContinue |
                Invoke-BulkUserCreate -Session $to -RateLimit 0 -RunPath "$TestDrive/cidaas.run" -SummaryVariable summary -WarningAction SilentlyContinue)

        $results.Count | Should -Be 400
        $summary.IsBalanced | Should -BeTrue
        $summary.Created | Should -Be 400
        $users = @(Get-SandboxUser)
        $users.Count | Should -Be 400
        foreach ($kind in 'BCRYPT_5', 'PBKDF2', 'SHA256') {
            @($users | Where-Object { $_ -clike "*`"algorithmTypeId`":`"$kind`"*" }).Count | Should -BeGreaterThan 0
        }

        $sent = $results | Where-Object { $_.IdentityRecord.Attributes['email'] -ceq 'user1@example.com' }
        $sent.IdentityRecord.Attributes['password_hash_info']['passwordHash'] | Should -BeExactly '$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK'
        @($users | Where-Object { $_ -clike '*"provider":"google"*' }).Count | Should -BeGreaterThan 0
        @($users | Where-Object { $_ -clike '*"2021-02-03T04:05:06*' }).Count | Should -Be 400
        ($coverage | Where-Object Column -EQ 'email').Sent | Should -Be 400
        ($coverage | Where-Object Column -EQ 'statuses').Attribute | Should -BeNullOrEmpty
        "$warnings" | Should -BeLike '*statuses (400)*'
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
