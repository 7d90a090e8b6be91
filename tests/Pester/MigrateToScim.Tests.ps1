BeforeAll {
    . "$PSScriptRoot/common.ps1"

    # Tokens end in the middle of each run.
    $sandbox = Start-MigrationSandbox -Target Scim -TokenLifetimeSeconds 2
    $null = $sandbox | Connect-IdentityStore
    $null = Get-IdentitySchema -OutFile "$TestDrive/schema.json"

    function Send-User([string] $Path, [string] $Run, [hashtable] $Convert = @{}, [hashtable] $Invoke = @{}) {
        Import-MigrationCsv $Path -WarningAction SilentlyContinue |
            ConvertTo-IdentityRecord -Target Scim @Convert |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/$Run" -SummaryVariable script:summary -WarningAction SilentlyContinue @Invoke
    }
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Migrating to SCIM' {
    It 'migrates a complete file, with one result per record' {
        $null = New-MigrationSample "$TestDrive/belt.csv" -Target Scim -Count 400 -DefectRate 0.1

        $results = @(Import-MigrationCsv "$TestDrive/belt.csv" -WarningAction SilentlyContinue |
                Test-MigrationRecord -Schema "$TestDrive/schema.json" -UniqueKey userName -WarningAction SilentlyContinue |
                ConvertTo-IdentityRecord -Target Scim -Schema "$TestDrive/schema.json" |
                Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/belt.run" -SummaryVariable summary -WarningAction SilentlyContinue)

        $results.Count | Should -Be 400
        $summary.IsBalanced | Should -BeTrue
        $summary.Created | Should -BeGreaterThan 340
        $summary.Created + $summary.Rejected | Should -Be 400
        $summary.Batches | Should -BeLessThan 9
        (Measure-IdentityUser).Count | Should -Be $summary.Created
    }

    It 'shows that the store has what the file says' {
        $compared = @(Import-MigrationCsv "$TestDrive/belt.csv" -WarningAction SilentlyContinue |
                Test-MigrationRecord -Schema "$TestDrive/schema.json" -UniqueKey userName -WarningAction SilentlyContinue |
                Where-Object { $_.psbase.IsValid } |
                ConvertTo-IdentityRecord -Target Scim -Schema "$TestDrive/schema.json" |
                Compare-IdentityUser -RateLimit 0 -WarningAction SilentlyContinue)

        $compared.Count | Should -BeGreaterThan 340
        @($compared | Where-Object Status -NE 'Equal').Count | Should -Be 0
    }

    It 'puts columns into nested, multi-valued and extension attributes' {
        New-TestFile -Path "$TestDrive/one.csv" -Text ("userName,email,Vorname,lastName,mobile,zip,department,card`n" +
            "one,one@example.com,Åsa,Núñez,+491511,53111,Sales,7`n")

        $result = Send-User "$TestDrive/one.csv" 'one.run' @{
            Map = @{ Vorname = 'name.givenName'; card = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber' }
        }

        "$($result.Status)" | Should -Be 'Created'
        $user = Get-IdentityUser 'one' -KeyAttribute userName
        $user.Uuid | Should -Be $result.Uuid
        $user.Attributes['name']['givenName'] | Should -Be 'Åsa'
        $user.Attributes['emails'][0]['primary'] | Should -BeTrue
        $user.Attributes['phoneNumbers'][0]['type'] | Should -Be 'mobile'
        $user.Attributes['addresses'][0]['postalCode'] | Should -Be '53111'
        $extension = $user.Attributes['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User']
        "$($extension['department']) $($extension['employeeNumber'])" | Should -Be 'Sales 7'
    }

    It 'finds unknown attributes before anything is sent' {
        New-TestFile -Path "$TestDrive/unknown.csv" -Text "userName,birthday`nx,1990-01-01`n"

        { Import-MigrationCsv "$TestDrive/unknown.csv" | Test-MigrationRecord -Schema "$TestDrive/schema.json" -ErrorAction Stop } | Should -Throw '*birthday*'
    }

    It 'changes existing users in a delta migration, and only those that differ' {
        New-TestFile -Path "$TestDrive/delta1.csv" -Text "userName,givenName,lastName,email`ndelta1,Anna,Almeida,d1@example.com`ndelta2,Bob,Berg,d2@example.com`n"
        New-TestFile -Path "$TestDrive/delta2.csv" -Text "userName,givenName,lastName,email`ndelta1,Anne,,d1@example.com`ndelta2,Bob,Berg,d2@example.com`ndelta3,Cy,Cole,d3@example.com`n"
        $null = Send-User "$TestDrive/delta1.csv" 'delta1.run'

        # Another program changes one of the users between its look-up and its change.
        $sandbox | Set-MigrationSandbox -Fault 'UserChanged:first=1'
        try {
            $results = @(Send-User "$TestDrive/delta2.csv" 'delta2.run' @{} @{ DeltaMigration = $true })
        }
        finally {
            $sandbox | Set-MigrationSandbox -Fault @()
        }

        "$(@($results | Sort-Object RecordNumber).Status)" | Should -Be 'Updated Unchanged Created'
        $user = Get-IdentityUser 'delta1' -KeyAttribute userName
        "$($user.Attributes['name']['givenName']) $($user.Attributes['name']['familyName'])" | Should -Be 'Anne Almeida'
    }

    It 'sends users one by one to a server without bulk calls, PATCH and versions' {
        $small = Start-MigrationSandbox -Target Scim -Fault 'Features:operations=0,patch=off,etag=off'
        try {
            $session = $small | Connect-IdentityStore
            $first = @(Send-User "$TestDrive/delta1.csv" 'small1.run' @{} @{ Session = $session })
            $summary.Batches | Should -Be 2
            $second = @(Send-User "$TestDrive/delta2.csv" 'small2.run' @{} @{ Session = $session; DeltaMigration = $true })

            "$($first.Status) $(@($second | Sort-Object RecordNumber).Status)" | Should -Be 'Created Created Updated Unchanged Created'
            { Send-User "$TestDrive/delta1.csv" 'small3.run' @{} @{ Session = $session; BatchSize = 10; ErrorAction = 'Stop' } } | Should -Throw '*only one record in a call*'
        }
        finally {
            Stop-MigrationSandbox $small
            $null = $sandbox | Connect-IdentityStore
        }
    }

    It 'refuses password hashes, or leaves them out and lists their users' {
        New-TestFile -Path "$TestDrive/hash.csv" -Text ("userName,password`nhash1,`$2b`$10`$EfrjjYYGih4j4AbnpIWT2OEjvvRoYNBDJ0Wv2E.MwE/oZ87hasAHi`n")

        $refused = Send-User "$TestDrive/hash.csv" 'hash1.run'
        $omitted = Send-User "$TestDrive/hash.csv" 'hash2.run' @{ OmitPasswordKind = 'bcrypt' }

        "$($refused.Status) $($omitted.Status)" | Should -Be 'Rejected Created'
        Get-Content "$TestDrive/hash2.run/reset.csv" -Raw | Should -BeLike '*hash1*'
    }

    It 'resumes the run: the same command does not send anything again' {
        $again = @(Send-User "$TestDrive/delta1.csv" 'delta1.run')

        @($again | Where-Object FromJournal).Count | Should -Be 2
        $summary.Calls | Should -Be 0
    }

    It 'authenticates with a bearer token that an administrator issued, and with HTTP Basic' {
        $session = Connect-IdentityStore Scim $sandbox.Uri ([pscredential]::new('token', $sandbox.ClientSecret)) -Authentication Bearer
        (Measure-IdentityUser -Session $session).Count | Should -BeGreaterThan 0
        $session = Connect-IdentityStore Scim $sandbox.Uri ([pscredential]::new($sandbox.ClientId, $sandbox.ClientSecret)) -Authentication Basic
        (Measure-IdentityUser -Session $session).Count | Should -BeGreaterThan 0
        { Connect-IdentityStore Scim $sandbox.Uri ([pscredential]::new('other', $sandbox.ClientSecret)) -Authentication Basic } | Should -Throw '*Check -Credential*'
        $null = $sandbox | Connect-IdentityStore
    }

    It 'rolls a run back' {
        $deleted = @(Invoke-BulkUserDelete -RunPath "$TestDrive/delta1.run" -IncludeChanged -RateLimit 0 -Confirm:$false -WarningAction SilentlyContinue)

        @($deleted | Where-Object Status -EQ 'Deleted').Count | Should -Be 2
        Get-IdentityUser 'delta1' -KeyAttribute userName -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }
}
