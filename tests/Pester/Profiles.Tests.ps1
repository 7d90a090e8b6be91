BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox
    $before = $env:USERMIGRATION_PROFILES
    $env:USERMIGRATION_PROFILES = Join-Path $TestDrive 'own/profiles.json'
    $common = @{ Target = 'Akamai'; Uri = $sandbox.Uri; ClientId = $sandbox.ClientId }

    function Get-ErrorOf([scriptblock] $Script) {
        try {
            & $Script
        }
        catch {
            $_
        }
    }

    function Get-ErrorIdOf([scriptblock] $Script) {
        (Get-ErrorOf $Script).FullyQualifiedErrorId -replace ',.*'
    }

    function Get-PlainText([securestring] $Secret) {
        [pscredential]::new('x', $Secret).GetNetworkCredential().Password
    }
}

AfterAll {
    $env:USERMIGRATION_PROFILES = $before
    $env:USERMIGRATION_STORY_SECRET = $null
    Stop-MigrationSandbox $sandbox
}

Describe 'A profile' {
    It 'opens a session with the secret of an environment variable' {
        Set-IdentityStoreProfile one @common -SecretVariable USERMIGRATION_STORY_SECRET
        $env:USERMIGRATION_STORY_SECRET = Get-PlainText $sandbox.ClientSecret

        $session = Connect-IdentityStore -Profile one

        "$($session.Profile) $($session.ClientId)" | Should -Be "one $($sandbox.ClientId)"
        (Measure-IdentityUser).Count | Should -Be 0
    }

    It 'opens a session with the credential of a file, and refuses a file that others can read' {
        $path = Join-Path $TestDrive 'credential.xml'
        $sandbox.Credential | Export-Clixml $path
        Set-IdentityStoreProfile two Akamai $sandbox.Uri -CredentialPath $path
        if ([IO.Path]::DirectorySeparatorChar -eq '/') {
            [IO.File]::SetUnixFileMode($path, 'UserRead, UserWrite, OtherRead')
            Get-ErrorIdOf { Connect-IdentityStore -Profile two } | Should -Be 'ProfileSecretUnprotected'
            [IO.File]::SetUnixFileMode($path, 'UserRead, UserWrite')
        }

        (Connect-IdentityStore -Profile two).ClientId | Should -Be $sandbox.ClientId
    }

    It 'opens a session with the output of a command, and does not show the output' {
        Set-IdentityStoreProfile three @common -SecretCommand { $env:USERMIGRATION_STORY_SECRET }
        (Connect-IdentityStore -Profile three).Profile | Should -Be 'three'

        Set-IdentityStoreProfile three @common -SecretCommand { 'a secret', 'another secret' }
        $fault = Get-ErrorOf { Connect-IdentityStore -Profile three }
        $fault.FullyQualifiedErrorId | Should -BeLike 'ProfileSecretInvalid,*'
        "$fault" | Should -BeLike '*returned 2 objects*'

        Set-IdentityStoreProfile three @common -SecretCommand { throw $env:USERMIGRATION_STORY_SECRET }
        $fault = Get-ErrorOf { Connect-IdentityStore -Profile three }
        $fault.FullyQualifiedErrorId | Should -BeLike 'ProfileSecretFailed,*'
        "$fault" | Should -Not -BeLike "*$env:USERMIGRATION_STORY_SECRET*"
    }

    It 'gets a secret from SecretManagement' {
        function global:Get-Secret($Name, $Vault) {
            ConvertTo-SecureString $env:USERMIGRATION_STORY_SECRET -AsPlainText -Force
        }

        try {
            Set-IdentityStoreProfile four @common -SecretName prod -SecretVault ours
            (Connect-IdentityStore -Profile four).Profile | Should -Be 'four'
        }
        finally {
            Remove-Item function:Get-Secret
        }

        Get-ErrorIdOf { Connect-IdentityStore -Profile four } | Should -Be 'SecretManagementMissing'
    }

    It 'says that there is no secret' {
        Set-IdentityStoreProfile five @common -SecretVariable USERMIGRATION_STORY_NOTHING

        Get-ErrorIdOf { Connect-IdentityStore -Profile five } | Should -Be 'ProfileSecretNotFound'
    }

    It 'of the name default is used without a name, and stays the default' {
        Set-IdentityStoreProfile one @common -SecretVariable USERMIGRATION_STORY_SECRET -Default
        Set-IdentityStoreProfile one @common -SecretVariable USERMIGRATION_STORY_SECRET -RateLimit 50

        (Connect-IdentityStore).Profile | Should -Be 'one'
    }

    It 'lends its entity type and rate to commands that do not specify them' {
        Set-IdentityStoreProfile six @common -SecretVariable USERMIGRATION_STORY_SECRET -EntityType nosuch -RateLimit 40
        $session = Connect-IdentityStore -Profile six

        "$($session.EntityType) $($session.RateLimit)" | Should -Be 'nosuch 40'
        Get-ErrorIdOf { Measure-IdentityUser } | Should -Not -BeNullOrEmpty
        (Measure-IdentityUser -EntityType user).Count | Should -Be 0
    }

    It 'yields to -Credential' {
        Set-IdentityStoreProfile five @common -SecretVariable USERMIGRATION_STORY_NOTHING

        (Connect-IdentityStore -Profile five -Credential $sandbox.Credential).Profile | Should -Be 'five'
    }

    It 'is refused when it is set if no session could be opened with it' {
        Get-ErrorIdOf { Set-IdentityStoreProfile bad Akamai http://store.example.com } | Should -Be 'StoreUriNotHttps'
        Get-ErrorIdOf { Set-IdentityStoreProfile bad Cidaas https://store.example.com -EntityType other } | Should -Be 'EntityTypeUnknown'
        Get-ErrorIdOf { Get-IdentityStoreProfile bad -ErrorAction Stop } | Should -Be 'ProfileNotFound'
    }

    It 'is removed, and changes nothing with -WhatIf' {
        Set-IdentityStoreProfile seven @common
        Remove-IdentityStoreProfile seven -WhatIf
        Get-IdentityStoreProfile sev* | Should -HaveCount 1
        Get-IdentityStoreProfile seven | Remove-IdentityStoreProfile
        Get-IdentityStoreProfile sev* | Should -HaveCount 0
        Set-IdentityStoreProfile eight @common -WhatIf
        Get-IdentityStoreProfile eigh* | Should -HaveCount 0
    }

    It 'keeps no secret' {
        $text = [IO.File]::ReadAllText($env:USERMIGRATION_PROFILES)

        $text | Should -Not -BeLike "*$env:USERMIGRATION_STORY_SECRET*"
        Test-OwnerOnly $env:USERMIGRATION_PROFILES | Should -BeTrue
    }
}
