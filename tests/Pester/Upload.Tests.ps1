BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox
    $session = $sandbox | Connect-IdentityStore
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Uploading' {
    It 'creates users with one result per record, and the ledger balances' {
        $file = New-MigrationSample "$TestDrive/sample.csv" -Count 300 -DefectRate 0.1
        $before = (Measure-IdentityUser).Count

        $results = @(Import-MigrationCsv $file.FullName -WarningAction SilentlyContinue |
                Test-MigrationRecord -UniqueKey email -WarningAction SilentlyContinue |
                ConvertTo-IdentityRecord -Target Akamai |
                Invoke-BulkUserCreate -RateLimit 0 -BatchSize 20 -RunPath "$TestDrive/run" -SummaryVariable summary -WarningAction SilentlyContinue)

        $results.Count | Should -Be 300
        @($results.RecordNumber | Where-Object { $_ -gt 0 }).Count | Should -Be 300
        $summary.Given | Should -Be 300
        $summary.IsBalanced | Should -BeTrue
        $summary.Created | Should -BeGreaterThan 250
        $summary.Rejected | Should -BeGreaterThan 0
        $summary.Created + $summary.Rejected | Should -Be 300
        $summary.ExitCode | Should -Be 2
        (Measure-IdentityUser).Count - $before | Should -Be $summary.Created
        $summary.StoreCount | Should -Be ($before + $summary.Created)
    }

    It 'writes success.csv, fail.csv and rejects.csv' {
        $path = "$TestDrive/files.csv"
        New-TestFile -Path $path -Text "email,givenName`nfiles1@example.com,Anna`nnobody,`"Bob, Jr.`"`n"

        $null = Import-MigrationCsv $path | Test-MigrationRecord -WarningAction SilentlyContinue | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/files.run" -WarningAction SilentlyContinue

        $success = [IO.File]::ReadAllLines("$TestDrive/files.run/success.csv")
        $success[0] | Should -Be 'batch,line,uuid,record'
        $success[1] | Should -Match '^1,2,[0-9a-f-]{36},1$'
        [IO.File]::ReadAllLines("$TestDrive/files.run/fail.csv")[1] | Should -Match '^,3,.+,2$'
        [IO.File]::ReadAllText("$TestDrive/files.run/rejects.csv") | Should -BeExactly "email,givenName`nnobody,`"Bob, Jr.`"`n"
        @(Import-MigrationCsv "$TestDrive/files.run/rejects.csv").givenName | Should -Be 'Bob, Jr.'
    }

    It 'does not change a user that already exists' {
        $user = [pscustomobject]@{ email = 'existing@example.com' }
        $first = $user | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/exist1.run"
        $second = $user | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/exist2.run" -SummaryVariable summary

        "$($first.Status)" | Should -Be 'Created'
        "$($second.Status)" | Should -Be 'Existing'
        $second.Code | Should -Be 361
        $summary.ExitCode | Should -Be 0
    }

    It 'does not include the values of a rejected record in its error' {
        $result = [pscustomobject]@{ email = 'long@example.com'; givenName = 'canary' * 500 } | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/long.run" -WarningAction SilentlyContinue

        "$($result.Status)" | Should -Be 'Failed'
        $result.Error | Should -Not -BeLike '*canary*'
    }

    It 'looks up users by key and by UUID' {
        $result = [pscustomobject]@{ email = 'lookup@example.com'; givenName = 'Anna' } | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/lookup.run"

        (Get-IdentityUser 'lookup@example.com').Uuid | Should -Be $result.Uuid
        ('lookup@example.com' | Get-IdentityUser).Attributes['givenName'] | Should -Be 'Anna'
        ($result | Get-IdentityUser).Attributes['email'] | Should -Be 'lookup@example.com'
        Get-IdentityUser 'nobody@example.com' -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'UserNotFound,*'
    }

    It 'does not send or write anything with -WhatIf' {
        $path = "$TestDrive/whatif.csv"
        New-TestFile -Path $path -Text "email`nwhatif1@example.com`nnobody`n"
        $before = (Measure-IdentityUser).Count

        $results = @(Import-MigrationCsv $path | Test-MigrationRecord -WarningAction SilentlyContinue | ConvertTo-IdentityRecord Akamai |
                Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/whatif.run" -WhatIf -SummaryVariable summary -WarningAction SilentlyContinue)

        @($results | ForEach-Object { "$($_.Status)" }) | Should -Contain 'WouldCreate'
        @($results | ForEach-Object { "$($_.Status)" }) | Should -Contain 'Rejected'
        $summary.IsBalanced | Should -BeTrue
        [IO.Directory]::Exists("$TestDrive/whatif.run") | Should -BeFalse
        (Measure-IdentityUser).Count | Should -Be $before
    }

    It 'refuses a run folder that is not empty' {
        $null = [IO.Directory]::CreateDirectory("$TestDrive/full.run")
        [IO.File]::WriteAllText("$TestDrive/full.run/x", 'x')

        { [pscustomobject]@{ email = 'x@example.com' } | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -RunPath "$TestDrive/full.run" } |
            Should -Throw -ErrorId 'RunFolderNotEmpty,*'
    }

    It 'requires a run folder for objects that do not come from a file' {
        { [pscustomobject]@{ email = 'x@example.com' } | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate } | Should -Throw -ErrorId 'RunPathRequired,*'
    }

    It 'accepts only identity records' {
        { [pscustomobject]@{ email = 'x@example.com' } | Invoke-BulkUserCreate -RunPath "$TestDrive/raw.run" } |
            Should -Throw -ErrorId 'NotAnIdentityRecord,*' -ExpectedMessage '*ConvertTo-IdentityRecord*'
    }

    It 'stops the run if the credential is wrong, and accounts for each record' {
        $wrong = [pscredential]::new('nobody', $sandbox.ClientSecret)
        $other = Connect-IdentityStore -Target Akamai -Uri $sandbox.Uri -Credential $wrong -NoVerify
        $results = @(1..100 | ForEach-Object { [pscustomobject]@{ email = "wrong$_@example.com" } } | ConvertTo-IdentityRecord Akamai |
                Invoke-BulkUserCreate -Session $other -RateLimit 0 -Workers 1 -RunPath "$TestDrive/wrong.run" -SummaryVariable summary `
                    -ErrorAction SilentlyContinue -ErrorVariable failed -WarningAction SilentlyContinue)
        Disconnect-IdentityStore $other
        $null = $sandbox | Connect-IdentityStore

        $results.Count | Should -Be 100
        $summary.IsBalanced | Should -BeTrue
        $summary.NotSent | Should -BeGreaterThan 0
        $summary.Created | Should -Be 0
        $summary.ExitCode | Should -Be 4
        @($failed | Where-Object { $_.FullyQualifiedErrorId -like 'RunDenied,*' }).Count | Should -Be 1
    }

    It 'stops if the store can''t be reached, and does not send anything' {
        $nobody = Connect-IdentityStore -Target Akamai -Uri 'http://127.0.0.1:9/' -Credential $sandbox.Credential -NoVerify
        $result = [pscustomobject]@{ email = 'x@example.com' } | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -Session $nobody -RateLimit 0 -TimeoutSeconds 1 -RunPath "$TestDrive/nobody.run" -SummaryVariable summary `
                -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failed
        Disconnect-IdentityStore $nobody
        $null = $sandbox | Connect-IdentityStore

        "$($result.Status)" | Should -Be 'NotSent'
        $summary.ExitCode | Should -Be 4
        @($failed | Where-Object { $_.FullyQualifiedErrorId -like 'StoreUnavailable,*' }).Count | Should -Be 1
    }

    It 'is also available as New-IdentityUser' {
        $result = [pscustomobject]@{ email = 'alias@example.com' } | ConvertTo-IdentityRecord Akamai | New-IdentityUser -RateLimit 0 -RunPath "$TestDrive/alias.run"

        "$($result.Status)" | Should -Be 'Created'
    }
}

Describe 'Sessions' {
    It 'show the default session without its secret' {
        $current = Get-IdentityStore

        $current.Uri | Should -Be $sandbox.Uri
        $current.ClientId | Should -Be $sandbox.ClientId
        @($current.psobject.Properties | ForEach-Object { $_.Name }) | Should -Not -Contain 'Credential'
    }

    It 'show how their calls authenticate' {
        $signed = Connect-IdentityStore -Target Akamai -Uri $sandbox.Uri -Credential $sandbox.Credential -Authentication Signed
        Disconnect-IdentityStore $signed
        $null = $sandbox | Connect-IdentityStore

        "$($signed.Authentication)" | Should -Be 'Signed'
        "$((Get-IdentityStore).Authentication)" | Should -Be 'Basic'
    }

    It 'refuse a client whose calls can''t be signed' {
        $blank = [pscredential]::new('two words', $sandbox.Credential.Password)

        { Connect-IdentityStore -Target Akamai -Uri $sandbox.Uri -Credential $blank -Authentication Signed } | Should -Throw -ErrorId 'ClientIdInvalid,*'
    }

    It 'do not keep the previous default session if the next connection is refused' {
        try {
            $null = $sandbox | Connect-IdentityStore
            { Connect-IdentityStore -Target Akamai -Uri 'http://store.example.com' -Credential $sandbox.Credential } | Should -Throw
            { Measure-IdentityUser } | Should -Throw -ErrorId 'NotConnected,*'
        }
        finally {
            $null = $sandbox | Connect-IdentityStore
        }
    }

    It 'require https, except for this machine' {
        { Connect-IdentityStore -Target Akamai -Uri 'http://store.example.com' -Credential $sandbox.Credential } | Should -Throw -ErrorId 'StoreUriNotHttps,*'
    }

    It 'are required, and the error says what to do if there is none' {
        Disconnect-IdentityStore
        try {
            Get-IdentityStore | Should -BeNullOrEmpty
            { Measure-IdentityUser } | Should -Throw -ErrorId 'NotConnected,*' -ExpectedMessage '*Connect-IdentityStore*'
        }
        finally {
            $null = $sandbox | Connect-IdentityStore
        }
    }
}
