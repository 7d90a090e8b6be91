BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $phpass = '$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0'
    $django = 'pbkdf2_sha256$10000$seasalt$CWWFdHOWwPnki7HvkcqN9iA2T3KLW1cf2uZ5kvArtVY='

    function New-Secret([string] $Text) {
        [Net.NetworkCredential]::new('', $Text).SecurePassword
    }
}

Describe 'Testing password hashes' {
    It 'recognizes a hash, and reports the type that it is sent as' {
        $test = Test-PasswordHash '$P$BiAsT/abBIA/kaq92jKtNlISWom0IB/'

        $test.Kind | Should -Be 'phpass'
        $test.Type | Should -Be 'password-phpass-55'
        $test.Parameters['iterations'] | Should -Be 8192
        $test.IsPlausible | Should -BeTrue
        $test.Verified | Should -BeNullOrEmpty
        $test.Message | Should -BeNullOrEmpty
    }

    It 'verifies a password by parameter' {
        (Test-PasswordHash -Hash $phpass -Password (New-Secret 'test12345') -Target Akamai).Verified | Should -BeTrue
        (Test-PasswordHash -Hash $phpass -Password (New-Secret 'test12346')).Verified | Should -BeFalse
    }

    It 'accepts hashes from the pipeline' {
        $tests = @($phpass, '', $null, 'secret', $django | Test-PasswordHash)

        $tests.Kind | Should -Be @('phpass', 'blank', 'blank', 'clear text or unknown', 'pbkdf2-sha256')
    }

    It 'accepts objects with a hash and a password' {
        $answers = @(
            [pscustomobject]@{ Hash = $phpass; Password = New-Secret 'test12345' }
            [pscustomobject]@{ Hash = $phpass; Password = New-Secret 'another' }
            [pscustomobject]@{ Hash = $django; Password = New-Secret "l$([char]0xE8)tmein" }
            [pscustomobject]@{ Hash = $phpass; Password = $null }
        ) | Test-PasswordHash

        @($answers | ForEach-Object { "$($_.Verified)" }) | Should -Be @('True', 'False', 'True', '')
    }

    It 'returns a boolean with -Quiet' {
        $phpass, 'secret', '$2b$10$short', 'summersummer2' | Test-PasswordHash -Quiet | Should -Be @($true, $false, $false, $false)
        'CCNf8Sbh3HDfQ' | Test-PasswordHash -Quiet -PasswordType @{ 'des-crypt' = 'password-crypt-des' } | Should -BeTrue
        Test-PasswordHash $phpass (New-Secret 'another') -Quiet | Should -BeFalse
    }

    It 'determines the kind of a bare digest' {
        $test = Test-PasswordHash '5f4dcc3b5aa765d61d8327deb882cf99' -Password (New-Secret 'password')

        $test.Candidates | Should -Be @('MD5', 'NT hash', 'MD4')
        $test.Verified | Should -BeTrue
        $test.Type | Should -BeNullOrEmpty
        $test.Message | Should -BeLike "The value is MD5.*'md5-hex' = 'password-md5'*"
        (Test-PasswordHash '5f4dcc3b5aa765d61d8327deb882cf99' -PasswordType @{ 'md5-hex' = 'password-md5' }).Type | Should -Be 'password-md5'
    }

    It 'refuses parameters that would require hours' {
        $test = Test-PasswordHash '$2b$31$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234' -Password (New-Secret 'x')

        $test.Verified | Should -BeNullOrEmpty
        $test.Message | Should -BeLike 'The hash is not verified here. It has a cost of 31; *'
    }

    It 'does not accept a password in clear text, and does not repeat it' {
        { Test-PasswordHash $phpass -Password 'CANARY' } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
        { [pscustomobject]@{ Hash = $phpass; Password = 'CANARY' } | Test-PasswordHash -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
        "$Error" | Should -Not -Match 'CANARY'
    }

    It 'does not accept an object that is neither text nor has a hash' {
        { [pscustomobject]@{ password = 'CANARY' } | Test-PasswordHash -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
        "$Error" | Should -Not -Match 'CANARY'
    }

    It 'refuses a kind that does not exist, and suggests one' {
        { Test-PasswordHash $phpass -PasswordType @{ bcrpyt = 'password-bcrypt' } } | Should -Throw -ErrorId 'PasswordKindUnknown,*' -ExpectedMessage "*Did you mean 'bcrypt'?*"
        { Test-PasswordHash $phpass -PasswordType @{ bcrypt = 'bcrypt' } } | Should -Throw -ErrorId 'PasswordTypeInvalid,*'
    }
}

Describe 'Converting password hashes' {
    It 'puts the hash of the guide into its envelope' {
        $password = ([pscustomobject]@{ password = '$P$BiAsT/abBIA/kaq92jKtNlISWom0IB/' } | ConvertTo-IdentityRecord -Target Akamai).Attributes['password']

        $password['type'] | Should -Be 'password-phpass-55'
        $password['value'] | Should -BeExactly '$P$BiAsT/abBIA/kaq92jKtNlISWom0IB/'
    }

    It 'changes the types with -PasswordType' {
        $types = @{
            phpass          = 'password-phpass-md5'
            bcrypt          = $null
            'pbkdf2-sha256' = @{ type = 'password-pbkdf2-sha256'; value = '{digest:hex}'; salt = '{salt:text}'; rounds = '{iterations:text}' }
        }
        $passwords = @($phpass, $django, '$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234' |
                ForEach-Object { [pscustomobject]@{ password = $_ } } |
                ConvertTo-IdentityRecord -Target Akamai -PasswordType $types)

        $passwords[0].Attributes['password']['type'] | Should -Be 'password-phpass-md5'
        $passwords[1].Attributes['password']['salt'] | Should -Be 'seasalt'
        $passwords[1].Attributes['password']['rounds'] | Should -BeExactly '10000'
        $passwords[2].Issues[0].RuleId | Should -Be 'PasswordKindUnsupported'
    }

    It 'warns about types and members that are not documented' {
        $null = [pscustomobject]@{ password = $django }, [pscustomobject]@{ password = $django } |
            ConvertTo-IdentityRecord -Target Akamai -PasswordType @{ 'sha256-hex' = 'password-sha256' } -WarningVariable warned -WarningAction SilentlyContinue

        @($warned).Count | Should -Be 2
        "$($warned[0])" | Should -BeLike "*'password-sha256'*"
        "$($warned[1])" | Should -BeLike "*'password-pbkdf2-sha256'*"
    }

    It 'refuses types that are not valid, before the first record' {
        { [pscustomobject]@{ password = $phpass } | ConvertTo-IdentityRecord -Target Akamai -PasswordType @{ phpass = 5 } } | Should -Throw -ErrorId 'PasswordTypeInvalid,*'
        { [pscustomobject]@{ password = $phpass } | ConvertTo-IdentityRecord -Target Akamai -PasswordType @{ md6 = 'password-md6' } } | Should -Throw -ErrorId 'PasswordKindUnknown,*'
    }

    It 'never sends a hash as clear text, and sends clear text only if it is allowed' {
        $hashes = '$P$BiAsT/abBIA/kaq92jKtNlISWom0IB', '5f4dcc3b5aa765d61d8327deb882cf99', '{SSHA}abcdef', '$argon2id$v=19$m=64', ' $2b$10$x'
        $identities = @($hashes | ForEach-Object { [pscustomobject]@{ password = $_ } } | ConvertTo-IdentityRecord -Target Akamai -AllowClearTextPassword)

        @($identities | Where-Object IsValid).Count | Should -Be 0
        @($identities | Where-Object { $null -ne $_.Attributes['password'] }).Count | Should -Be 0
        ([pscustomobject]@{ password = '12345678' } | ConvertTo-IdentityRecord -Target Akamai).IsValid | Should -BeFalse
        ([pscustomobject]@{ password = '12345678' } | ConvertTo-IdentityRecord -Target Akamai -AllowClearTextPassword).Attributes['password'] | Should -BeExactly '12345678'
    }
}
