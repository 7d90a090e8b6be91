BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox
    $null = $sandbox | Connect-IdentityStore
    $bcrypt = '$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234'
    $md5 = '5d41402abc4b2a76b9719d911017c592'
    $users = "$TestDrive/users.csv"
    New-TestFile -Path $users -Text ("email,givenName,birthday,mobileNumber,password`n" +
        "ok@example.com,Ok,12/24/1990,+49 30 23125010,$bcrypt`n" +
        "phone@example.com,Phone,12/24/1990,call me,$bcrypt`n" +
        "date@example.com,Date,sometime,+49 30 23125010,$bcrypt`n" +
        "hash@example.com,Hash,12/24/1990,+49 30 23125010,$md5`n")
    $phones = @{ mobileNumber = 'PhoneE164' }

    function Convert-All([hashtable] $More = @{}) {
        Import-MigrationCsv $users | Test-MigrationRecord -WarningAction SilentlyContinue |
            ConvertTo-IdentityRecord Akamai -Transform $phones -WarningAction SilentlyContinue @More
    }
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Values that cannot be converted' {
    It 'reject their records by default' {
        (Convert-All).IsValid | Should -Be $true, $false, $false, $false
    }

    It 'are left out or kept as text, attribute by attribute, with a Warning' {
        $records = @(Convert-All @{ OnInvalidValue = @{ mobileNumber = 'Empty'; birthday = 'Text' } })

        $records.IsValid | Should -Be $true, $true, $true, $false
        $records[1].Attributes.ContainsKey('mobileNumber') | Should -BeFalse
        $records[2].Attributes['birthday'] | Should -Be 'sometime'
        $records[1].Issues.RuleId | Should -Be 'ValueLeftEmpty'
        $records[2].Issues.RuleId | Should -Be 'ValueKeptAsText'
        "$($records[1].Issues) $($records[2].Issues)" | Should -Not -Match 'call me|sometime'
    }

    It 'can be tolerated by a pattern' {
        (Convert-All @{ OnInvalidValue = @{ '*' = 'Empty' } }).IsValid | Should -Be $true, $true, $true, $false
    }

    It 'can be tolerated in a map file, which the command overrides' {
        New-TestFile -Path "$TestDrive/map.psd1" -Text "@{ OnInvalidValue = @{ mobileNumber = 'Empty'; birthday = 'Empty' }; OmitPasswordKind = 'md5-hex' }"

        (Convert-All @{ Map = "$TestDrive/map.psd1" }).IsValid | Should -Be $true, $true, $true, $true
        (Convert-All @{ Map = "$TestDrive/map.psd1"; OnInvalidValue = @{ birthday = 'Reject' } }).IsValid | Should -Be $true, $true, $false, $true
    }

    It 'refuses <Attribute> before the first record' -ForEach @(
        @{ Attribute = 'email'; Id = 'InvalidValueOfKey' }
        @{ Attribute = 'password'; Id = 'InvalidValueOfPassword' }
        @{ Attribute = 'mobilNumber'; Id = 'ColumnNotFound' }
    ) {
        { Convert-All @{ OnInvalidValue = @{ $Attribute = 'Empty' } } } | Should -Throw -ErrorId "$Id,*"
    }

    It 'refuses an action that does not exist' {
        { Convert-All @{ OnInvalidValue = @{ birthday = 'Drop' } } } | Should -Throw -ErrorId 'InvalidValueActionUnknown,*' -ExpectedMessage '*Reject, Empty, Text*'
    }

    It 'are not listed as users without a password if the conversion knows their kind, although the check did not' {
        Import-MigrationCsv $users | Test-MigrationRecord -Target Akamai -Transform $phones -OmitPasswordKind unusable -WarningAction SilentlyContinue |
            ConvertTo-IdentityRecord Akamai -Transform $phones -PasswordType @{ 'md5-hex' = 'password-md5' } -OmitPasswordKind unusable -WarningAction SilentlyContinue |
            Where-Object { $_.Attributes['email'] -eq 'hash@example.com' } | ForEach-Object { $_.Attributes['email'] = 'known@example.com'; $_ } |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/known.run" -WarningAction SilentlyContinue | Should -HaveCount 1

        (Get-IdentityUser 'known@example.com').Attributes['password'].type | Should -Be 'password-md5'
        "$TestDrive/known.run/reset.csv" | Should -Not -Exist
    }

    It 'are counted in the summary, and users without their password are listed' {
        Convert-All @{ OnInvalidValue = @{ '*' = 'Empty' }; OmitPasswordKind = 'md5*' } |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/tolerant.run" -SummaryVariable summary | Should -HaveCount 4

        "$summary" | Should -Be '4 given = Created 4'
        ($summary.Reasons | ForEach-Object { "$($_.Status) $($_.Id) $($_.Attribute) $($_.Records)" } | Sort-Object) | Should -Be @(
            'Created PasswordOmitted password 1', 'Created ValueLeftEmpty birthday 1', 'Created ValueLeftEmpty mobileNumber 1')
        (Get-MigrationRun "$TestDrive/tolerant.run").Summary.Reasons.Count | Should -Be 3

        $reset = "$TestDrive/tolerant.run/reset.csv"
        $list = @(Import-Csv $reset)
        $list.key | Should -Be 'hash@example.com'
        $list.reason | Should -BeLike '*md5-hex*'
        [IO.File]::ReadAllText($reset) | Should -Not -Match $md5
    }

    It 'are listed for their owner only' {
        Test-OwnerOnly "$TestDrive/tolerant.run/reset.csv" | Should -BeTrue
    }

    It 'refuses a kind of password that does not exist' {
        { Convert-All @{ OmitPasswordKind = 'md6' } } | Should -Throw -ErrorId 'PasswordKindUnknown,*'
    }

    It 'are tolerated for cidaas, too' {
        $records = @([pscustomobject]@{ sub = '1'; email = 'c@example.com'; birthdate = 'soon'; password = $md5 } |
                ConvertTo-IdentityRecord Cidaas -OnInvalidValue @{ birthdate = 'Empty' } -OmitPasswordKind unusable)

        $records[0].IsValid | Should -BeTrue
        ($records[0].Issues.RuleId | Sort-Object) | Should -Be 'PasswordOmitted', 'ValueLeftEmpty'
        $records[0].Attributes.ContainsKey('birthdate') | Should -BeFalse
    }
}
