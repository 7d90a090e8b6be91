BeforeAll {
    . "$PSScriptRoot/common.ps1"
}

Describe 'The sandbox' {
    It 'listens on this machine alone and ends when it is told to' {
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

    It 'keeps users in a file over a restart' {
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

    It 'takes a schema of your own' {
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

    It 'says what is wrong with a schema that can not be read' {
        New-TestFile -Path "$TestDrive/broken.json" -Text '{'

        { Start-MigrationSandbox -SchemaPath "$TestDrive/broken.json" } | Should -Throw -ErrorId 'SandboxStartFailed,*'
    }

    It 'makes the same sample from the same seed' {
        $null = New-MigrationSample "$TestDrive/one.csv" -Count 20 -Seed 7 -DefectRate 0.5
        $null = New-MigrationSample "$TestDrive/two.csv" -Count 20 -Seed 7 -DefectRate 0.5

        [IO.File]::ReadAllText("$TestDrive/one.csv") | Should -BeExactly ([IO.File]::ReadAllText("$TestDrive/two.csv"))
        { New-MigrationSample "$TestDrive/one.csv" } | Should -Throw -ErrorId 'SampleFileExists,*'
        (New-MigrationSample "$TestDrive/none.csv" -WhatIf) | Should -BeNullOrEmpty
        [IO.File]::Exists("$TestDrive/none.csv") | Should -BeFalse
    }
}
