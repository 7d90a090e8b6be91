BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox -Target Cidaas
    $credential = [pscredential]::new($sandbox.Credential.UserName, $sandbox.Credential.Password)

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
}

AfterAll {
    Stop-MigrationSandbox $sandbox
}

Describe 'A session' {
    It 'shows how its calls authenticate' {
        $session = $sandbox | Connect-IdentityStore

        "$($session.Target) $($session.Authentication)" | Should -Be 'Cidaas Token'
        "$session" | Should -Be "Cidaas $($sandbox.Uri) ($($sandbox.Credential.UserName), Token)"
        "$((Get-IdentityStore).Authentication)" | Should -Be 'Token'
    }

    It 'checks the credential immediately, but not with -NoVerify' {
        $wrong = [pscredential]::new($sandbox.Credential.UserName, [securestring]::new())

        Get-ErrorIdOf { Connect-IdentityStore Cidaas $sandbox.Uri $wrong } | Should -Be 'StoreDenied'
        Get-ErrorIdOf { Get-IdentitySchema } | Should -Be 'NotConnected'
        $null = Connect-IdentityStore Cidaas $sandbox.Uri $wrong -NoVerify
        Get-ErrorIdOf { Get-IdentitySchema } | Should -Be 'StoreDenied'
    }

    It 'also checks the credential for Akamai' {
        $akamai = Start-MigrationSandbox
        try {
            $wrong = [pscredential]::new($akamai.Credential.UserName, [securestring]::new())
            $failure = Get-ErrorOf { Connect-IdentityStore Akamai $akamai.Uri $wrong }
            $session = $akamai | Connect-IdentityStore
        }
        finally {
            Stop-MigrationSandbox $akamai
        }

        $failure.FullyQualifiedErrorId | Should -Match '^StoreDenied,'
        "$($session.Target)" | Should -Be 'Akamai'
    }

    It 'is created with a warning if the store does not answer' {
        $session = Connect-IdentityStore Akamai http://127.0.0.1:9 $credential -WarningVariable warned -WarningAction SilentlyContinue

        "$($session.Target)" | Should -Be 'Akamai'
        "$warned" | Should -BeLike '*could not be verified*-NoVerify*'
    }

    It 'accepts a credential that lacks only the permission for this call' {
        $poor = Start-MigrationSandbox -Target Cidaas -Scope 'cidaas:field_setup_read'
        try {
            $session = $poor | Connect-IdentityStore -WarningVariable warned
        }
        finally {
            Stop-MigrationSandbox $poor
        }

        "$($session.Target) $($warned.Count)" | Should -Be 'Cidaas 0'
    }

    It 'makes calls' {
        $null = $sandbox | Connect-IdentityStore

        (Get-IdentitySchema).GetAllAttributes().Count | Should -BeGreaterThan 5
    }

    It 'accepts its settings by property name' {
        $null = [pscustomobject]@{
            Target = 'Cidaas'; Uri = $sandbox.Uri; Credential = $credential; Authentication = 'Token'
            IssuerUri = $sandbox.Uri; Scope = 'cidaas:field_setup_read'
        } | Connect-IdentityStore

        (Get-IdentitySchema).GetAllAttributes().Count | Should -BeGreaterThan 5
    }

    It 'reports a missing scope, and what to request' {
        $poor = Start-MigrationSandbox -Target Cidaas -Scope 'cidaas:bulk_user_create'
        try {
            $null = $poor | Connect-IdentityStore
            $failure = Get-ErrorOf { Get-IdentitySchema }
        }
        finally {
            Stop-MigrationSandbox $poor
        }

        $failure.FullyQualifiedErrorId | Should -Match '^StoreDenied,'
        "$failure" | Should -Match 'The scope cidaas:field_setup_read is missing'
        "$failure" | Should -Match ([regex]::Escape("issuer URL $($poor.Uri) and the client id $($poor.Credential.UserName)"))
    }

    It 'reports a wrong secret without showing it' {
        $wrong = [securestring]::new()
        'canary'.ToCharArray() | ForEach-Object { $wrong.AppendChar($_) }

        $failure = Get-ErrorOf { Connect-IdentityStore Cidaas $sandbox.Uri ([pscredential]::new($sandbox.Credential.UserName, $wrong)) }

        $failure.FullyQualifiedErrorId | Should -Match '^StoreDenied,'
        "$failure" | Should -Match 'Check -Credential'
        "$failure $($failure.Exception)" | Should -Not -Match 'canary'
    }

    It 'refuses settings that its kind of store does not support' {
        Get-ErrorIdOf { Connect-IdentityStore Cidaas $sandbox.Uri $credential -Authentication Basic } | Should -Be 'AuthenticationUnknown'
        Get-ErrorIdOf { Connect-IdentityStore Akamai $sandbox.Uri $credential -Authentication Token } | Should -Be 'AuthenticationUnknown'
        Get-ErrorIdOf { Connect-IdentityStore Akamai $sandbox.Uri $credential -Scope 'cidaas:bulk_user_create' } | Should -Be 'ConnectionSettingUnknown'
        Get-ErrorIdOf { Connect-IdentityStore Akamai $sandbox.Uri $credential -IssuerUri $sandbox.Uri } | Should -Be 'ConnectionSettingUnknown'
        Get-ErrorIdOf { Connect-IdentityStore Cidaas $sandbox.Uri $credential -Scope 'a "quoted" one' } | Should -Be 'ScopeInvalid'
        Get-ErrorIdOf { Connect-IdentityStore Cidaas $sandbox.Uri $credential -IssuerUri 'http://issuer.example.com' } | Should -Be 'StoreUriNotHttps'
    }

    It 'does not keep an older session as the default if it can''t be created' {
        $null = $sandbox | Connect-IdentityStore
        $null = Get-ErrorOf { Connect-IdentityStore Cidaas 'http://store.example.com' $credential }

        Get-ErrorIdOf { Get-IdentitySchema } | Should -Be 'NotConnected'
    }

    It 'reports what to do if its store can''t be reached' {
        $null = $sandbox | Connect-IdentityStore

        Get-ErrorIdOf { Measure-IdentityUser } | Should -Be 'NotSupportedByStore'
    }
}
