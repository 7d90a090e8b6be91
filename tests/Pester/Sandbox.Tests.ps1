BeforeAll {
    . "$PSScriptRoot/common.ps1"
}

Describe 'The sandbox' {
    It 'listens only on this machine, and ends on request' {
        $sandbox = Start-MigrationSandbox
        try {
            $sandbox.Uri.IsLoopback | Should -BeTrue
            $sandbox.IsRunning | Should -BeTrue
        }
        finally {
            $sandbox | Stop-MigrationSandbox
        }

        $sandbox.IsRunning | Should -BeFalse
        { Stop-MigrationSandbox $sandbox } | Should -Not -Throw
    }

    It 'is neither started nor stopped with -WhatIf' {
        Start-MigrationSandbox -DatabasePath "$TestDrive/none.db" -WhatIf | Should -BeNullOrEmpty
        [IO.File]::Exists("$TestDrive/none.db") | Should -BeFalse

        $sandbox = Start-MigrationSandbox
        try {
            $sandbox | Stop-MigrationSandbox -WhatIf
            $sandbox.IsRunning | Should -BeTrue
        }
        finally {
            $sandbox | Stop-MigrationSandbox
        }
    }

    It 'keeps users in a file across a restart' {
        $database = "$TestDrive/users.db"
        $first = Start-MigrationSandbox -DatabasePath $database
        try {
            $null = $first | Connect-IdentityStore
            $null = [pscustomobject]@{ email = 'kept@example.com' } | ConvertTo-IdentityRecord Akamai |
                Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/kept.run"
        }
        finally {
            Disconnect-IdentityStore
            Stop-MigrationSandbox $first
        }

        $second = Start-MigrationSandbox -DatabasePath $database
        try {
            $null = $second | Connect-IdentityStore
            (Get-IdentityUser 'kept@example.com').Attributes['email'] | Should -Be 'kept@example.com'
        }
        finally {
            Disconnect-IdentityStore
            Stop-MigrationSandbox $second
        }
    }

    It 'accepts a custom schema' {
        New-TestFile -Path "$TestDrive/schema.json" -Text '{"name":"member","attr_defs":[{"name":"nick","type":"string","length":5,"constraints":["unique"]}]}'
        $sandbox = Start-MigrationSandbox -SchemaPath "$TestDrive/schema.json"
        try {
            $null = $sandbox | Connect-IdentityStore
            $results = @([pscustomobject]@{ nick = 'abc' }, [pscustomobject]@{ nick = 'abcdef' } | ConvertTo-IdentityRecord Akamai |
                    Invoke-BulkUserCreate -EntityType member -PrimaryKey nick -RateLimit 0 -RunPath "$TestDrive/member.run" -WarningAction SilentlyContinue)

            @($results | ForEach-Object { "$($_.Status)" }) | Should -Be @('Created', 'Failed')
            (Measure-IdentityUser -EntityType member).Count | Should -Be 1
        }
        finally {
            Disconnect-IdentityStore
            Stop-MigrationSandbox $sandbox
        }
    }

    It 'reports what is wrong with a schema that can''t be read' {
        New-TestFile -Path "$TestDrive/broken.json" -Text '{'

        { Start-MigrationSandbox -SchemaPath "$TestDrive/broken.json" } | Should -Throw -ErrorId 'SandboxStartFailed,*'
    }

    It 'creates the same sample with the same seed' {
        $null = New-MigrationSample "$TestDrive/one.csv" -Count 20 -Seed 7 -DefectRate 0.5
        $null = New-MigrationSample "$TestDrive/two.csv" -Count 20 -Seed 7 -DefectRate 0.5

        [IO.File]::ReadAllText("$TestDrive/one.csv") | Should -BeExactly ([IO.File]::ReadAllText("$TestDrive/two.csv"))
        { New-MigrationSample "$TestDrive/one.csv" } | Should -Throw -ErrorId 'SampleFileExists,*'
        (New-MigrationSample "$TestDrive/none.csv" -WhatIf) | Should -BeNullOrEmpty
        [IO.File]::Exists("$TestDrive/none.csv") | Should -BeFalse
    }
}

Describe 'The faults of the sandbox' {
    BeforeAll {
        $sandbox = Start-MigrationSandbox -FaultSeed 1
        $null = $sandbox | Connect-IdentityStore
    }

    AfterAll {
        Disconnect-IdentityStore
        Stop-MigrationSandbox $sandbox
    }

    It 'are switched on and off while it runs' {
        $sandbox | Set-MigrationSandbox -Fault 'ErrorBeforeCommit:calls=entity.count+entity.find'
        { Measure-IdentityUser -ErrorAction Stop } | Should -Throw -ErrorId 'StoreCallFailed,*'

        Set-MigrationSandbox $sandbox @()
        (Measure-IdentityUser).Count | Should -BeGreaterOrEqual 0
    }

    It 'replace the previous faults' {
        Set-MigrationSandbox $sandbox 'CredentialsRevoked'
        Set-MigrationSandbox $sandbox 'Latency:mean=1', 'ResetAfter:p=0'

        (Measure-IdentityUser).Count | Should -BeGreaterOrEqual 0
    }

    It 'stay unchanged with -WhatIf' {
        Set-MigrationSandbox $sandbox 'CredentialsRevoked'
        Set-MigrationSandbox $sandbox @() -WhatIf

        { Measure-IdentityUser -ErrorAction Stop } | Should -Throw -ErrorId 'StoreDenied,*'
        Set-MigrationSandbox $sandbox @()
    }

    It 'leave users whose answers were lost, and the run finds them' {
        $before = (Measure-IdentityUser).Count
        Set-MigrationSandbox $sandbox 'ResetAfter:calls=entity.bulkCreate,first=1'
        $result = [pscustomobject]@{ email = 'lost@example.com' } | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/lost.run" -WarningAction SilentlyContinue
        Set-MigrationSandbox $sandbox @()

        "$($result.Status)" | Should -Be 'Created'
        $result.Settled | Should -BeTrue
        (Measure-IdentityUser).Count | Should -Be ($before + 1)
    }

    It 'are listed if a name is unknown, and stay unchanged' {
        Set-MigrationSandbox $sandbox 'CredentialsRevoked'
        { Set-MigrationSandbox $sandbox 'Flood' } | Should -Throw -ErrorId 'SandboxFaultInvalid,*' -ExpectedMessage "*'Flood'*ResetAfter*"

        { Measure-IdentityUser -ErrorAction Stop } | Should -Throw -ErrorId 'StoreDenied,*'
        Set-MigrationSandbox $sandbox @()
    }

    It 'are on from the start if you specify them' {
        $other = Start-MigrationSandbox -Fault 'Latency:mean=1', 'CredentialsRevoked'
        try {
            $session = $other | Connect-IdentityStore -NoVerify
            { Measure-IdentityUser -Session $session -ErrorAction Stop } | Should -Throw -ErrorId 'StoreDenied,*'
        }
        finally {
            Stop-MigrationSandbox $other
            $null = $sandbox | Connect-IdentityStore
        }
    }

    It 'prevent a start if a name is unknown' {
        { Start-MigrationSandbox -Fault 'Flood' } | Should -Throw -ErrorId 'SandboxStartFailed,*' -ExpectedMessage "*'Flood'*Use one of these:*"
    }

    It 'can''t be set after the sandbox has ended' {
        $other = Start-MigrationSandbox
        Stop-MigrationSandbox $other

        { $other | Set-MigrationSandbox -Fault @() } | Should -Throw -ErrorId 'SandboxNotRunning,*'
    }

    It 'are completed with the names that the sandbox supports' {
        $line = 'Start-MigrationSandbox -Target Akamai -Fault '
        $names = @([Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches |
                ForEach-Object CompletionText)
        $message = try { Set-MigrationSandbox $sandbox 'Flood' } catch { $_.Exception.Message }

        $message | Should -BeLike "*Use one of these: $($names -join ', '). *"
    }
}

Describe 'The sandbox of cidaas' {
    It 'reports its kind of store' {
        $sandbox = Start-MigrationSandbox -Target Cidaas
        try {
            "$($sandbox.Target)" | Should -Be 'Cidaas'
        }
        finally {
            Stop-MigrationSandbox $sandbox
        }
    }

    It 'accepts its own options' {
        $sandbox = Start-MigrationSandbox -Target Cidaas -TokenLifetimeSeconds 5 -MigrationMode Off -Scope 'cidaas:bulk_user_create', 'cidaas:field_setup_read'
        try {
            $sandbox | Set-MigrationSandbox -Fault 'AnswerShape:list=root', 'TokenRevoked:first=1'
            $sandbox.IsRunning | Should -BeTrue
        }
        finally {
            Stop-MigrationSandbox $sandbox
        }

        { Start-MigrationSandbox -TokenLifetimeSeconds 5 } | Should -Throw -ErrorId 'SandboxStartFailed,*' -ExpectedMessage '*--token-lifetime*akamai*'
        { Start-MigrationSandbox -Target Cidaas -MigrationMode Maybe } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'completes the names of its own faults' {
        $sandbox = Start-MigrationSandbox -Target Cidaas
        try {
            $line = 'Start-MigrationSandbox -Target Cidaas -Fault '
            $names = @([Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches |
                    ForEach-Object CompletionText)
            $message = try { Set-MigrationSandbox $sandbox 'Flood' } catch { $_.Exception.Message }

            $message | Should -BeLike "*Use one of these: $($names -join ', '). *"
            $names -contains 'OtherOrder' | Should -BeTrue
        }
        finally {
            Stop-MigrationSandbox $sandbox
        }
    }
}
