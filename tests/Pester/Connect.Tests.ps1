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
    It 'says how its calls show who makes them' {
        $session = $sandbox | Connect-IdentityStore

        "$($session.Target) $($session.Authentication)" | Should -Be 'Cidaas Token'
        "$session" | Should -Be "Cidaas $($sandbox.Uri) ($($sandbox.Credential.UserName), Token)"
        "$((Get-IdentityStore).Authentication)" | Should -Be 'Token'
    }

    It 'asks the store at once whether it accepts the credential, and not with -NoVerify' {
        $wrong = [pscredential]::new($sandbox.Credential.UserName, [securestring]::new())

        Get-ErrorIdOf { Connect-IdentityStore Cidaas $sandbox.Uri $wrong } | Should -Be 'StoreDenied'
        Get-ErrorIdOf { Get-IdentitySchema } | Should -Be 'NotConnected'
        $null = Connect-IdentityStore Cidaas $sandbox.Uri $wrong -NoVerify
        Get-ErrorIdOf { Get-IdentitySchema } | Should -Be 'StoreDenied'
    }

    It 'asks a store of Akamai too' {
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

    It 'warns where the store does not answer, and makes the session all the same' {
        $session = Connect-IdentityStore Akamai http://127.0.0.1:9 $credential -WarningVariable warned -WarningAction SilentlyContinue

        "$($session.Target)" | Should -Be 'Akamai'
        "$warned" | Should -BeLike '*could not be verified*-NoVerify*'
    }

    It 'takes a credential that may not make just this call' {
        $poor = Start-MigrationSandbox -Target Cidaas -Scope 'cidaas:field_setup_read'
        try {
            $session = $poor | Connect-IdentityStore -WarningVariable warned
        }
        finally {
            Stop-MigrationSandbox $poor
        }

        "$($session.Target) $($warned.Count)" | Should -Be 'Cidaas 0'
    }

    It 'makes calls by the session' {
        $null = $sandbox | Connect-IdentityStore

        (Get-IdentitySchema).GetAllAttributes().Count | Should -BeGreaterThan 5
    }

    It 'takes its settings by the names of properties' {
        $null = [pscustomobject]@{
            Target = 'Cidaas'; Uri = $sandbox.Uri; Credential = $credential; Authentication = 'Token'
            IssuerUri = $sandbox.Uri; Scope = 'cidaas:field_setup_read'
        } | Connect-IdentityStore

        (Get-IdentitySchema).GetAllAttributes().Count | Should -BeGreaterThan 5
    }

    It 'tells of a scope that is missing, and what to ask for' {
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

    It 'tells of a secret that is wrong, without it' {
        $wrong = [securestring]::new()
        'canary'.ToCharArray() | ForEach-Object { $wrong.AppendChar($_) }

        $failure = Get-ErrorOf { Connect-IdentityStore Cidaas $sandbox.Uri ([pscredential]::new($sandbox.Credential.UserName, $wrong)) }

        $failure.FullyQualifiedErrorId | Should -Match '^StoreDenied,'
        "$failure" | Should -Match 'Check -Credential'
        "$failure $($failure.Exception)" | Should -Not -Match 'canary'
    }

    It 'refuses settings that its kind of store does not know' {
        Get-ErrorIdOf { Connect-IdentityStore Cidaas $sandbox.Uri $credential -Authentication Basic } | Should -Be 'AuthenticationUnknown'
        Get-ErrorIdOf { Connect-IdentityStore Akamai $sandbox.Uri $credential -Authentication Token } | Should -Be 'AuthenticationUnknown'
        Get-ErrorIdOf { Connect-IdentityStore Akamai $sandbox.Uri $credential -Scope 'cidaas:bulk_user_create' } | Should -Be 'ConnectionSettingUnknown'
        Get-ErrorIdOf { Connect-IdentityStore Akamai $sandbox.Uri $credential -IssuerUri $sandbox.Uri } | Should -Be 'ConnectionSettingUnknown'
        Get-ErrorIdOf { Connect-IdentityStore Cidaas $sandbox.Uri $credential -Scope 'a "quoted" one' } | Should -Be 'ScopeInvalid'
        Get-ErrorIdOf { Connect-IdentityStore Cidaas $sandbox.Uri $credential -IssuerUri 'http://issuer.example.com' } | Should -Be 'StoreUriNotHttps'
    }

    It 'leaves no older session as the default where it can not be made' {
        $null = $sandbox | Connect-IdentityStore
        $null = Get-ErrorOf { Connect-IdentityStore Cidaas 'http://store.example.com' $credential }

        Get-ErrorIdOf { Get-IdentitySchema } | Should -Be 'NotConnected'
    }

    It 'says what to do where its store can not be asked' {
        $null = $sandbox | Connect-IdentityStore

        Get-ErrorIdOf { Measure-IdentityUser } | Should -Be 'NotSupportedByStore'
    }
}
