BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox
    $session = $sandbox | Connect-IdentityStore
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'What looks wrong' {
    It 'rejects rows of delimiters, and creates no user without attributes' {
        $path = "$TestDrive/empty-rows.csv"
        New-TestFile -Path $path -Text "email,givenName,familyName`nempty1@example.com,Ann,Lee`n,,`n,,`n"
        $before = (Measure-IdentityUser).Count

        $results = @(Import-MigrationCsv $path -WarningAction SilentlyContinue | ConvertTo-IdentityRecord -Target Akamai |
                Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/empty.run" -SummaryVariable summary -WarningAction SilentlyContinue |
                Sort-Object RecordNumber)

        $results.Status | Should -Be 'Created', 'Rejected', 'Rejected'
        $results[1].Issues.RuleId | Should -Be 'EmptyRow'
        $summary.ExitCode | Should -Be 2
        (Measure-IdentityUser).Count | Should -Be ($before + 1)
    }

    It 'rejects a record without the key, from a file as from objects' {
        $path = "$TestDrive/no-key.csv"
        New-TestFile -Path $path -Text "email,givenName`n,Ann`n"

        $fromFile = Import-MigrationCsv $path | ConvertTo-IdentityRecord -Target Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/no-key.run" -WarningAction SilentlyContinue
        $fromObject = [pscustomobject]@{ email = ''; givenName = 'Ann' } | ConvertTo-IdentityRecord -Target Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/no-key-object.run" -WarningAction SilentlyContinue

        $fromFile.Status, $fromObject.Status | Should -Be 'Rejected', 'Rejected'
        $fromFile.Issues.RuleId, $fromObject.Issues.RuleId | Should -Be 'KeyMissing', 'KeyMissing'
    }

    It 'names the column that was probably meant for the key, before the first record' {
        $path = "$TestDrive/e-mail.csv"
        New-TestFile -Path $path -Text "E-Mail,givenName`nmeant@example.com,Ann`n"

        $null = Import-MigrationCsv $path | ConvertTo-IdentityRecord -Target Akamai -WarningVariable warnings -WarningAction SilentlyContinue
        $record = Import-MigrationCsv $path | ConvertTo-IdentityRecord -Target Akamai -Map @{ 'E-Mail' = 'email' } -WarningVariable mapped

        "$warnings" | Should -BeLike "*'email'*Did you mean 'E-Mail'?*-Map @{ 'E-Mail' = 'email' }*"
        $mapped | Should -BeNullOrEmpty
        $record.Attributes['email'] | Should -Be 'meant@example.com'
    }

    It 'refuses a file for what it looks like: <Name>' -ForEach @(
        @{ Name = 'a second byte order mark'; Text = "$([char]0xFEFF)$([char]0xFEFF)email,givenName`nann@example.com,Ann`n"; Id = 'HeaderNameInvisible'; Message = '*U+FEFF*' }
        @{ Name = 'a zero-width space'; Text = "email$([char]0x200B),b`nann@example.com,x`n"; Id = 'HeaderNameInvisible'; Message = '*Column 1*U+200B*' }
        @{ Name = 'a Cyrillic letter'; Text = "$([char]0x435)mail,b`nann@example.com,x`n"; Id = 'HeaderNameLookalike'; Message = '*U+0435*letter e*' }
        @{ Name = 'lines in quotes'; Text = "`"email,givenName`"`n`"ann@example.com,Ann`"`n"; Id = 'DatafileNotCsv'; Message = '*each line in quotes*' }
        @{ Name = 'a drawn table'; Text = "+----+`n| email | givenName |`n"; Id = 'DatafileNotCsv'; Message = '*drawn*' }
        @{ Name = 'one line of JSON'; Text = '[{"email":"ann@example.com"}]'; Id = 'DatafileNotCsv'; Message = '*JSON*' }
        @{ Name = 'a page of HTML'; Text = "<!doctype html><html>`n"; Id = 'DatafileNotCsv'; Message = '*HTML*' }
    ) {
        $path = "$TestDrive/look.csv"
        New-TestFile -Path $path -Text $Text

        $fault = { Import-MigrationCsv $path -ErrorAction Stop } | Should -Throw -PassThru

        $fault.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        "$fault" | Should -BeLike $Message
    }

    It 'refuses a key with a character that cannot be seen, and repairs it' {
        $path = "$TestDrive/invisible.csv"
        New-TestFile -Path $path -Text "email,givenName`nan$([char]0x200B)n@example.com,Ann`n"

        $wrong = Import-MigrationCsv $path | Test-MigrationRecord -WarningAction SilentlyContinue
        $right = Import-MigrationCsv $path | Repair-MigrationRecord -Safe -WarningAction SilentlyContinue | Test-MigrationRecord

        $wrong.Issues.RuleId | Should -Be 'InvisibleCharacterInKey'
        $wrong.Issues.Message | Should -BeLike '*U+200B*'
        $right.IsValid | Should -BeTrue
        $right.email | Should -Be 'ann@example.com'
    }
}
