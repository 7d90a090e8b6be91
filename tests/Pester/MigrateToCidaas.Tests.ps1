BeforeAll {
    . "$PSScriptRoot/common.ps1"

    # Tokens end in the middle of each run.
    $sandbox = Start-MigrationSandbox -Target Cidaas -TokenLifetimeSeconds 2
    $null = $sandbox | Connect-IdentityStore
    $null = Get-IdentitySchema -OutFile "$TestDrive/fields.json"

    # A user as the sandbox has it, as a line of JSON, by its own control call, which no store has.
    function Get-SandboxUser([string] $Sub) {
        $http = [Net.Http.HttpClient]::new()
        try {
            $secret = [Net.NetworkCredential]::new('', $sandbox.ClientSecret).Password
            $basic = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("$($sandbox.ClientId):$secret"))
            $http.DefaultRequestHeaders.Add('Authorization', "Basic $basic")
            $lines = $http.GetStringAsync("$($sandbox.Uri)_sandbox/users").GetAwaiter().GetResult()
            $lines.Split([char[]] "`n", [StringSplitOptions]::RemoveEmptyEntries) | Where-Object { $_ -clike "{`"sub`":`"$Sub`",*" }
        }
        finally {
            $http.Dispose()
        }
    }

    function Send-User([string] $Path, [string] $Run, [hashtable] $Convert = @{}, [hashtable] $Invoke = @{}) {
        Import-MigrationCsv $Path -WarningAction SilentlyContinue |
            ConvertTo-IdentityRecord -Target Cidaas @Convert |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/$Run" -SummaryVariable script:summary -WarningAction SilentlyContinue @Invoke
    }
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Migrating to cidaas' {
    It 'migrates a complete file, with one result per record' {
        $null = New-MigrationSample "$TestDrive/belt.csv" -Target Cidaas -Count 400 -DefectRate 0.1

        $results = @(Import-MigrationCsv "$TestDrive/belt.csv" -WarningAction SilentlyContinue |
                Test-MigrationRecord -Schema "$TestDrive/fields.json" -UniqueKey sub -WarningAction SilentlyContinue |
                ConvertTo-IdentityRecord -Target Cidaas -Schema "$TestDrive/fields.json" |
                Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/belt.run" -SummaryVariable summary -WarningAction SilentlyContinue)

        $results.Count | Should -Be 400
        $summary.IsBalanced | Should -BeTrue
        $summary.Created | Should -BeGreaterThan 340
        $summary.Created + $summary.Rejected + $summary.Failed | Should -Be 400
        $summary.Batches | Should -BeLessThan 9
        $created = @($results | Where-Object Status -EQ 'Created')
        @($created | Where-Object { $_.Uuid -clike 'legacy-*' }).Count | Should -Be $created.Count
    }

    It 'stores the hash, the address and the times' {
        New-TestFile -Path "$TestDrive/one.csv" -Text ("sub,E-Mail,Vorname,lastName,password,primaryAddress.city,created`n" +
            "one-1,one@example.com,Åsa,Núñez,`$2b`$10`$EfrjjYYGih4j4AbnpIWT2OEjvvRoYNBDJ0Wv2E.MwE/oZ87hasAHi,Bonn,2020-01-02T03:04:05Z`n")

        $result = Send-User "$TestDrive/one.csv" 'one.run' @{ Map = @{ 'E-Mail' = 'email'; Vorname = 'given_name' } }

        "$($result.Status)" | Should -Be 'Created'
        $user = Get-SandboxUser 'one-1'
        $user | Should -BeLike '*"given_name":"Åsa"*'
        $user | Should -BeLike '*"family_name":"Núñez"*'
        $user | Should -BeLike '*"address":{"locality":"Bonn"}*'
        $user | Should -BeLike '*"algorithmTypeId":"BCRYPT_10"*'
        $user | Should -BeLike '*"createdTime":"2020-01-02T03:04:05*'
    }

    It 'updates an existing user, and ignores empty values' {
        New-TestFile -Path "$TestDrive/again.csv" -Text "sub,email,given_name,family_name`nagain-1,again@example.com,Anna,Almeida`n"
        New-TestFile -Path "$TestDrive/again2.csv" -Text "sub,email,given_name,family_name`nagain-1,again@example.com,Anne,`n"

        $null = Send-User "$TestDrive/again.csv" 'again.run'
        $second = Send-User "$TestDrive/again2.csv" 'again2.run'

        "$($second.Status)" | Should -Be 'Updated'
        $user = Get-SandboxUser 'again-1'
        $user | Should -BeLike '*"given_name":"Anne"*'
        $user | Should -BeLike '*"family_name":"Almeida"*'
    }

    It 'combines the rows with the same sub into one user with several identities' {
        New-TestFile -Path "$TestDrive/fold.csv" -Text ("sub,email,provider,providerUserId`n" +
            "fold-1,fold@example.com,self,`nfold-1,fold@social.example.com,facebook,4711`nfold-2,other@example.com,self,`n")

        $results = @(Send-User "$TestDrive/fold.csv" 'fold.run' @{ FoldBy = 'sub' })

        $results.Count | Should -Be 2
        $summary.Folded | Should -Be 1
        $user = Get-SandboxUser 'fold-1'
        $user | Should -BeLike '*"identities":*"provider":"self"*'
        $user | Should -BeLike '*"identities":*"provider":"facebook"*'
    }

    It 'finds the user of a record without a sub, with -ResolveSub' {
        New-TestFile -Path "$TestDrive/nosub.csv" -Text "email,given_name`nagain@example.com,Annika`nnobody-yet@example.com,Nils`n"

        $results = @(Send-User "$TestDrive/nosub.csv" 'nosub.run' @{} @{ ResolveSub = $true })

        "$($results[0].Status) $($results[0].Uuid)" | Should -Be 'Updated again-1'
        "$($results[1].Status)" | Should -Be 'Created'
    }

    It 'does not send passwords again with -OmitPassword' {
        $null = Send-User "$TestDrive/one.csv" 'omit.run' @{ Map = @{ 'E-Mail' = 'email'; Vorname = 'given_name' } } @{ OmitPassword = $true }

        $user = Get-SandboxUser 'one-1'
        $user | Should -BeLike '*"passwordsSet":1,*'
        $user | Should -BeLike '*"written":2,*'
    }

    It 'resumes the run: the same command does not send anything again' {
        $again = @(Send-User "$TestDrive/fold.csv" 'fold.run' @{ FoldBy = 'sub' })

        @($again | Where-Object FromJournal).Count | Should -Be 2
        $summary.Calls | Should -Be 0
    }

    It 'never reports a record as done if the answer omits it' {
        $null = New-MigrationSample "$TestDrive/omitted.csv" -Target Cidaas -Count 40 -Seed 77

        # One of the two calls may be that for a token.
        $sandbox | Set-MigrationSandbox -Fault 'Omitted:at=3,count=2,first=2'
        try {
            $results = @(Import-MigrationCsv "$TestDrive/omitted.csv" |
                    ForEach-Object { $_.sub = "omitted-$($_.psbase.RecordNumber)"; $_.email = "omitted$($_.psbase.RecordNumber)@example.com"; $_.mobile_number = ''; $_ } |
                    ConvertTo-IdentityRecord -Target Cidaas |
                    Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/omitted.run" -WarningAction SilentlyContinue)
        }
        finally {
            $sandbox | Set-MigrationSandbox -Fault @()
        }

        @($results | Where-Object Settled).Count | Should -Be 2
        @($results | Where-Object { $_.Status -eq 'Created' -and -not $_.Settled }).Count | Should -Be 38
        @(Get-SandboxUser 'omitted-*').Count | Should -Be 40
    }

    It 'keeps the reference number for the support' {
        New-TestFile -Path "$TestDrive/refused.csv" -Text "sub,email`nrefused-1,somebody@mailinator.com`n"

        $result = Send-User "$TestDrive/refused.csv" 'refused.run'

        "$($result.Status)" | Should -Be 'Failed'
        $result.Code | Should -Be 507
        $result.Error | Should -Not -BeLike '*somebody*'
    }

    It 'names the missing scope' {
        $poor = Start-MigrationSandbox -Target Cidaas -Scope 'cidaas:field_setup_read'
        try {
            $session = $poor | Connect-IdentityStore
            $failed = $null
            $null = Import-MigrationCsv "$TestDrive/one.csv" |
                ConvertTo-IdentityRecord -Target Cidaas -Map @{ 'E-Mail' = 'email'; Vorname = 'given_name' } |
                Invoke-BulkUserCreate -Session $session -RateLimit 0 -RunPath "$TestDrive/poor.run" -WarningAction SilentlyContinue `
                    -ErrorAction SilentlyContinue -ErrorVariable failed
            "$failed" | Should -BeLike '*cidaas:bulk_user_create*'
            "$failed" | Should -BeLike "*$($poor.ClientId)*"
        }
        finally {
            Stop-MigrationSandbox $poor
            $null = $sandbox | Connect-IdentityStore
        }
    }

    It 'looks up users, and refuses operations that the store does not support' {
        (Get-IdentityUser 'again@example.com' -KeyAttribute email).Uuid | Should -Be 'again-1'
        { Measure-IdentityUser -ErrorAction Stop } | Should -Throw
    }

    It 'rolls a run back by scheduling the deletions' {
        $deleted = @(Invoke-BulkUserDelete -RunPath "$TestDrive/fold.run" -IncludeChanged -RateLimit 0 -Confirm:$false -WarningAction SilentlyContinue)

        @($deleted | Where-Object Status -EQ 'Scheduled').Count | Should -Be 2
        Get-SandboxUser 'fold-1' | Should -BeLike '*"isScheduledForDeletion":true*'
    }
}
