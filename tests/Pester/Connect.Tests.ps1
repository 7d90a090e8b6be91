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

    It 'gets a token for the first call and not before' {
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
        $null = Connect-IdentityStore Cidaas $sandbox.Uri ([pscredential]::new($sandbox.Credential.UserName, $wrong))

        $failure = Get-ErrorOf { Get-IdentitySchema }

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
