BeforeAll {
    . "$PSScriptRoot/common.ps1"

    # Tokens end in the middle of each run.
    $sandbox = Start-MigrationSandbox -Target PingOne -TokenLifetimeSeconds 2
    $environment = '00000000-0000-4000-8000-000000000001'
    $population = '00000000-0000-4000-8000-000000000002'
    $null = $sandbox | Connect-IdentityStore -EnvironmentId $environment -PopulationId $population
    $credential = [pscredential]::new($sandbox.Credential.UserName, $sandbox.Credential.Password)

    # The users that the sandbox has, each as an object, by its own control call, which no store has.
    function Get-SandboxUser([string] $Username = '*') {
        $http = [Net.Http.HttpClient]::new()
        try {
            $secret = [Net.NetworkCredential]::new('', $sandbox.ClientSecret).Password
            $basic = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("$($sandbox.ClientId):$secret"))
            $http.DefaultRequestHeaders.Add('Authorization', "Basic $basic")
            $lines = $http.GetStringAsync("$($sandbox.Uri)_sandbox/users").GetAwaiter().GetResult()
            $lines.Split([char[]] "`n", [StringSplitOptions]::RemoveEmptyEntries) | ConvertFrom-Json | Where-Object { $_.user.username -clike $Username }
        }
        finally {
            $http.Dispose()
        }
    }

    function Send-User([string] $Path, [string] $Run, [hashtable] $Convert = @{}, [hashtable] $Invoke = @{}) {
        Import-MigrationCsv $Path -WarningAction SilentlyContinue |
            ConvertTo-IdentityRecord -Target PingOne @Convert |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/$Run" -SummaryVariable script:summary -WarningAction SilentlyContinue @Invoke
    }

    function Get-ErrorIdOf([scriptblock] $Script) {
        try {
            & $Script
        }
        catch {
            $_.FullyQualifiedErrorId -replace ',.*'
        }
    }
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Migrating to PingOne' {
    It 'migrates a complete file, with one result per record' {
        $null = New-MigrationSample "$TestDrive/belt.csv" -Target PingOne -Count 300 -DefectRate 0.1

        $results = @(Import-MigrationCsv "$TestDrive/belt.csv" -WarningAction SilentlyContinue |
                Test-MigrationRecord -Target PingOne -WarningAction SilentlyContinue |
                ConvertTo-IdentityRecord -Target PingOne |
                Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/belt.run" -SummaryVariable summary -WarningAction SilentlyContinue)

        $results.Count | Should -Be 300
        $summary.IsBalanced | Should -BeTrue
        $summary.Created | Should -BeGreaterThan 240
        $summary.Rejected | Should -BeGreaterThan 10
        # What the check finds is all that the store would refuse.
        $summary.Failed | Should -Be 0
        $summary.Created + $summary.Rejected | Should -Be 300
        (Measure-IdentityUser).Count | Should -Be $summary.Created
    }

    It 'finds the users again, and that they are equal' {
        $states = @(Import-MigrationCsv "$TestDrive/belt.csv" -WarningAction SilentlyContinue |
                Test-MigrationRecord -Target PingOne -WarningAction SilentlyContinue |
                Where-Object { $_.psbase.IsValid } |
                ConvertTo-IdentityRecord -Target PingOne |
                Compare-IdentityUser -RunPath "$TestDrive/belt.run" -RateLimit 0 -WarningAction SilentlyContinue)

        @($states | Where-Object Status -NE 'Equal').Count | Should -Be 0
        $states.Count | Should -Be (Measure-IdentityUser).Count
    }

    It 'stores the hash with its encoding, the name, the address and the population' {
        New-TestFile -Path "$TestDrive/one.csv" -Text ("username,E-Mail,uuid,First Name,lastName,password,primaryAddress.city,country,population.id`n" +
            "one,one@example.com,legacy-one,Åsa,Núñez,`$2y`$10`$EfrjjYYGih4j4AbnpIWT2OEjvvRoYNBDJ0Wv2E.MwE/oZ87hasAHi,Bonn,DE,00000000-0000-4000-8000-000000000003`n")

        $result = Send-User "$TestDrive/one.csv" 'one.run'

        "$($result.Status)" | Should -Be 'Created'
        $stored = Get-SandboxUser 'one'
        $stored.user.id | Should -Be $result.Uuid
        $stored.encoding | Should -Be 'BCRYPT'
        $stored.user.name.given | Should -Be 'Åsa'
        $stored.user.name.family | Should -Be 'Núñez'
        $stored.user.address.countryCode | Should -Be 'DE'
        $stored.user.externalId | Should -Be 'legacy-one'
        $stored.user.population.id | Should -Be '00000000-0000-4000-8000-000000000003'
    }

    It 'finds names that PingOne refuses before anything is sent' {
        New-TestFile -Path "$TestDrive/names.csv" -Text "username,email,name.family`na,a@example.com,Smith & Sons`nb,b@example.com,O'Neill`nc,c@example.com,O’Neill`n"

        $valid = @(Import-MigrationCsv "$TestDrive/names.csv" | Test-MigrationRecord -Target PingOne -Quiet -WarningAction SilentlyContinue)

        $valid | Should -Be @($false, $true, $false)
    }

    It 'names the attribute that PingOne refuses, never its value, and sends the other records' {
        New-TestFile -Path "$TestDrive/refused.csv" -Text "username,email,name.family`nr1,r1@example.com,Smith & Sons`nr2,r2@example.com,Miller & Sons`nr3,r3@example.com,Almeida`n"

        $results = @(Send-User "$TestDrive/refused.csv" 'refused.run' | Sort-Object RecordNumber)

        "$($results.Status)" | Should -Be 'Failed Failed Created'
        $results[0].Error | Should -BeLike '*name.family*'
        $results[0].Error | Should -Not -BeLike '*Smith*'
        $results[0].Reference | Should -Not -BeNullOrEmpty
    }

    It 'reports users that exist, and changes them with -DeltaMigration' {
        New-TestFile -Path "$TestDrive/later.csv" -Text "username,email,uuid,First Name,nickname`none,one@example.com,legacy-one,Anna,annie`nnew,new@example.com,legacy-new,Nils,`n"

        $first = @(Send-User "$TestDrive/later.csv" 'later.run' @{} @{ Plan = $true; DeltaMigration = $true } | Sort-Object RecordNumber)
        $second = @(Send-User "$TestDrive/later.csv" 'later2.run' @{} @{ DeltaMigration = $true } | Sort-Object RecordNumber)
        $third = @(Send-User "$TestDrive/later.csv" 'later3.run' @{} @{ DeltaMigration = $true } | Sort-Object RecordNumber)
        $fourth = @(Send-User "$TestDrive/later.csv" 'later4.run' | Sort-Object RecordNumber)

        "$($first.Status)" | Should -Be 'WouldUpdate WouldCreate'
        "$($second.Status)" | Should -Be 'Updated Created'
        "$($third.Status)" | Should -Be 'Unchanged Unchanged'
        "$($fourth.Status)" | Should -Be 'Existing Existing'
        $stored = Get-SandboxUser 'one'
        $stored.user.name.given | Should -Be 'Anna'
        $stored.user.name.family | Should -Be 'Núñez'
        $stored.user.nickname | Should -Be 'annie'
    }

    It 'resumes the run: the same command does not send anything again' {
        $again = @(Send-User "$TestDrive/one.csv" 'one.run')

        $again[0].FromJournal | Should -BeTrue
        $summary.Calls | Should -Be 0
    }

    It 'resolves lost answers' {
        $null = New-MigrationSample "$TestDrive/lost.csv" -Target PingOne -Count 30 -Seed 77
        $sandbox | Set-MigrationSandbox -Fault 'ResetAfter:p=0.3', 'FewerResults:p=0.3'
        try {
            $results = @(Send-User "$TestDrive/lost.csv" 'lost.run' @{ Map = @{ username = { "lost-$($_.psbase.RecordNumber)" } } })
        }
        finally {
            $sandbox | Set-MigrationSandbox -Fault @()
        }

        @($results | Where-Object Status -NE 'Created').Count | Should -Be 0
        @($results | Where-Object Settled).Count | Should -BeGreaterThan 0
        @(Get-SandboxUser 'lost-*').Count | Should -Be 30
    }

    It 'does not call a user existing that the client cannot see' {
        New-TestFile -Path "$TestDrive/hidden.csv" -Text "username,email`nhidden,hidden@example.com`n"
        $sandbox | Set-MigrationSandbox -Fault 'HiddenUser'
        try {
            $result = Send-User "$TestDrive/hidden.csv" 'hidden.run'
        }
        finally {
            $sandbox | Set-MigrationSandbox -Fault @()
        }

        "$($result.Status)" | Should -Be 'Failed'
    }

    It 'fills attributes that the environment added' {
        $null = Get-IdentitySchema -OutFile "$TestDrive/schema.json"
        New-TestFile -Path "$TestDrive/own.csv" -Text "username,email,loyaltyNumber,newsletter`nown,own@example.com,4711,yes`n"

        $known = Import-MigrationCsv "$TestDrive/own.csv" | Test-MigrationRecord -Schema "$TestDrive/schema.json" -Quiet
        $result = Send-User "$TestDrive/own.csv" 'own.run' @{ Schema = "$TestDrive/schema.json" }

        "$known $($result.Status)" | Should -Be 'True Created'
        $stored = (Get-SandboxUser 'own').user
        "$($stored.loyaltyNumber) $($stored.newsletter)" | Should -Be '4711 True'
    }

    It 'measures a call for each user' {
        $plan = Measure-MigrationPlan "$TestDrive/lost.csv" -Target PingOne -RateLimit 10

        $plan.Calls | Should -Be 30
        $plan.BestBatchSize | Should -Be 1
    }

    It 'leaves out passwords that PingOne does not accept, and lists their users' {
        New-TestFile -Path "$TestDrive/md5.csv" -Text "username,email,password`nmd5,md5@example.com,{MD5}MDEyMzQ1Njc4OTAxMjM0NQ==`n"

        $refused = Send-User "$TestDrive/md5.csv" 'md5.run'
        $result = Send-User "$TestDrive/md5.csv" 'md5-2.run' @{ OmitPasswordKind = 'md5'; WarningAction = 'SilentlyContinue' }

        "$($refused.Status) $($result.Status)" | Should -Be 'Rejected Created'
        (Get-SandboxUser 'md5').passwordsSet | Should -Be 0
        [IO.File]::Exists("$TestDrive/md5-2.run/reset.csv") | Should -BeTrue
    }

    It 'rolls back what the run created' {
        $deleted = @(Invoke-BulkUserDelete -RunPath "$TestDrive/lost.run" -RateLimit 0 -Confirm:$false -WarningAction SilentlyContinue)

        @($deleted | Where-Object Status -EQ 'Deleted').Count + @($deleted | Where-Object Status -NE 'Deleted').Count | Should -Be $deleted.Count
        @(Get-SandboxUser 'lost-*').Count | Should -Be (30 - @($deleted | Where-Object Status -EQ 'Deleted').Count)
        @($deleted | Where-Object Status -EQ 'Deleted').Count | Should -BeGreaterThan 0
    }
}

Describe 'A connection with PingOne' {
    It 'needs an environment, and an address or a region' {
        Get-ErrorIdOf { Connect-IdentityStore PingOne $sandbox.Uri $credential } | Should -Be 'ConnectionSettingMissing'
        Get-ErrorIdOf { Connect-IdentityStore PingOne -EnvironmentId $environment -Credential $credential } | Should -Be 'StoreUriMissing'
        Get-ErrorIdOf { Connect-IdentityStore PingOne $sandbox.Uri $credential -EnvironmentId 'a/b' } | Should -Be 'ConnectionSettingInvalid'
    }

    It 'gets its address from the region' {
        $session = Connect-IdentityStore -Target PingOne -Region EU -EnvironmentId $environment -Credential $credential -NoVerify

        "$($session.Uri)" | Should -Be "https://api.pingone.eu/v1/environments/$environment/"
    }

    It 'is refused if the environment does not exist' {
        Get-ErrorIdOf { Connect-IdentityStore PingOne $sandbox.Uri $credential -EnvironmentId 99999999-0000-4000-8000-000000000001 } | Should -Be 'StoreDenied'
    }

    It 'refuses the settings for another kind of store' {
        Get-ErrorIdOf { Connect-IdentityStore Akamai $sandbox.Uri $credential -EnvironmentId $environment } | Should -Be 'ConnectionSettingUnknown'
    }

    It 'is kept in a profile' {
        $env:USERMIGRATION_PROFILES = "$TestDrive/profiles.json"
        $env:PINGONE_STORY_SECRET = [Net.NetworkCredential]::new('', $sandbox.ClientSecret).Password
        try {
            Set-IdentityStoreProfile story PingOne $sandbox.Uri $sandbox.ClientId -EnvironmentId $environment -PopulationId $population -SecretVariable PINGONE_STORY_SECRET
            (Get-IdentityStoreProfile story).Settings.PopulationId | Should -Be $population
            $session = Connect-IdentityStore -Profile story
            New-TestFile -Path "$TestDrive/profile.csv" -Text "username,email`nby-profile,p@example.com`n"
            $result = Send-User "$TestDrive/profile.csv" 'profile.run'
            $typed = 'Connect-IdentityStore PingOne -PopulationId '
            $words = (TabExpansion2 $typed -cursorColumn $typed.Length).CompletionMatches.CompletionText
        }
        finally {
            $env:USERMIGRATION_PROFILES = $null
            $env:PINGONE_STORY_SECRET = $null
        }

        "$($session.Profile) $($result.Status)" | Should -Be 'story Created'
        (Get-SandboxUser 'by-profile').user.population.id | Should -Be $population
        $words | Should -Contain $population
    }
}
