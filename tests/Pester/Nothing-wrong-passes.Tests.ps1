BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox
    $session = $sandbox | Connect-IdentityStore
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Suspicious input' {
    It 'is rejected if a row contains only delimiters, and no user without attributes is created' {
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

    It 'is refused if an object has no properties' {
        { @{}, [pscustomobject]@{} | ConvertTo-IdentityRecord -Target Akamai } | Should -Throw -ErrorId 'NotARecord,*'
    }

    It 'is rejected if a record has no key, both from a file and from objects' {
        $path = "$TestDrive/no-key.csv"
        New-TestFile -Path $path -Text "email,givenName`n,Ann`n"

        $fromFile = Import-MigrationCsv $path | ConvertTo-IdentityRecord -Target Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/no-key.run" -WarningAction SilentlyContinue
        $fromObject = [pscustomobject]@{ email = ''; givenName = 'Ann' } | ConvertTo-IdentityRecord -Target Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/no-key-object.run" -WarningAction SilentlyContinue

        $fromFile.Status, $fromObject.Status | Should -Be 'Rejected', 'Rejected'
        $fromFile.Issues.RuleId, $fromObject.Issues.RuleId | Should -Be 'KeyMissing', 'KeyMissing'
    }

    It 'is reported before the first record if a column has a name similar to the key' {
        $path = "$TestDrive/e-mail.csv"
        New-TestFile -Path $path -Text "E-Mail,givenName`nmeant@example.com,Ann`n"

        $null = Import-MigrationCsv $path | ConvertTo-IdentityRecord -Target Akamai -WarningVariable warnings -WarningAction SilentlyContinue
        $record = Import-MigrationCsv $path | ConvertTo-IdentityRecord -Target Akamai -Map @{ 'E-Mail' = 'email' } -WarningVariable mapped

        "$warnings" | Should -BeLike "*'email'*Did you mean 'E-Mail'?*-Map @{ 'E-Mail' = 'email' }*"
        $mapped | Should -BeNullOrEmpty
        $record.Attributes['email'] | Should -Be 'meant@example.com'
    }

    It 'is refused if a file has the wrong format: <Name>' -ForEach @(
        @{ Name = 'a second byte order mark'; Text = "$([char]0xFEFF)$([char]0xFEFF)email,givenName`nann@example.com,Ann`n"; Id = 'HeaderNameInvisible'; Message = '*U+FEFF*' }
        @{ Name = 'a zero-width space'; Text = "email$([char]0x200B),b`nann@example.com,x`n"; Id = 'HeaderNameInvisible'; Message = '*Column 1*U+200B*' }
        @{ Name = 'a Cyrillic letter'; Text = "$([char]0x435)mail,b`nann@example.com,x`n"; Id = 'HeaderNameLookalike'; Message = '*U+0435*letter e*' }
        @{ Name = 'lines in quotes'; Text = "`"email,givenName`"`n`"ann@example.com,Ann`"`n"; Id = 'DatafileNotCsv'; Message = '*quotes around each whole line*' }
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

    It 'is rejected if a key has an invisible character, and Repair-MigrationRecord fixes it' {
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

Describe 'Rows that an unclosed quote pulls into a field' {
    BeforeAll {
        $path = "$TestDrive/merged.csv"
        New-TestFile -Path $path -Text "email,givenName,familyName`nann@example.com,Ann,`"Lee`nbob@example.com,Bob,Moe`ncyd@example.com,Cyd,Nay`"`ndan@example.com,Dan,Oak`n"
    }

    It 'are rejected with the lines that they cover, and the summary reports this' {
        $null = Import-MigrationCsv $path -WarningVariable warnings -WarningAction SilentlyContinue | ConvertTo-IdentityRecord -Target Akamai |
            Invoke-BulkUserCreate -RunPath "$TestDrive/merged.run" -RateLimit 0 -SummaryVariable summary -WarningAction SilentlyContinue

        "$warnings" | Should -BeLike '*1 malformed row.*1 of the malformed rows contains lines that look like separate rows (MergedRows)*'
        "$summary" | Should -Be '2 given = Created 1, Rejected 1'
        $summary.Merged | Should -Be 1
        $summary.ExitCode | Should -Be 2
        $summary.Next | Should -BeLike 'Fix the rows (1 of them contains rows of other users in a field), then:*'
        Get-Content "$TestDrive/merged.run/fail.csv" | Select-Object -Last 1 | Should -BeLike '*lines 2 to 4*lines 3 to 4 look like separate rows*'
    }

    It 'can have a lower severity when a file is read, and when records are tested' {
        $read = Import-MigrationCsv $path -RuleSeverity @{ MergedRows = 'Warning' } -WarningAction SilentlyContinue
        $tested = Import-MigrationCsv $path -WarningAction SilentlyContinue | Test-MigrationRecord -RuleSeverity @{ MergedRows = 'Off' } -WarningAction SilentlyContinue

        $read[0].IsValid, $read[0].Issues.Severity | Should -Be $true, 'Warning'
        $tested[0].IsValid | Should -BeTrue
        $tested[0].Issues | Should -BeNullOrEmpty
        { Import-MigrationCsv $path -RuleSeverity @{ EmailShape = 'Off' } } | Should -Throw -ErrorId 'RuleFixed,*' -ExpectedMessage '*Test-MigrationRecord*'
        { Import-MigrationCsv $path -RuleSeverity @{ TooFewFields = 'Off' } } | Should -Throw -ErrorId 'RuleFixed,*'
    }

    It 'end the import before the first record with -Validate' {
        { Import-MigrationCsv $path -Validate } | Should -Throw -ErrorId 'DatafileMalformed,*'
        Import-MigrationCsv $path -Validate -RuleSeverity @{ MergedRows = 'Warning' } -WarningAction SilentlyContinue | Should -HaveCount 2
    }
}

# Windows has no device without an end.
if (-not $IsWindows) {
    Describe 'Files that never end' {
        It 'are refused if a small file is expected: <Name>' -ForEach @(
            @{ Name = '-Schema'; Id = 'SchemaFileTooLarge,*'; Command = { $input | Test-MigrationRecord -Schema /dev/zero } }
            @{ Name = '-Map'; Id = 'MapFileInvalid,*'; Command = { $input | ConvertTo-IdentityRecord -Target Akamai -Map /dev/zero } }
            @{ Name = '-RuleSeverity'; Id = 'RuleFileInvalid,*'; Command = { $input | Test-MigrationRecord -RuleSeverity /dev/zero } }
        ) {
            { [pscustomobject]@{ email = 'ann@example.com' } | & $Command } | Should -Throw -ErrorId $Id
        }
    }
}

Describe 'An unusual first line' {
    It 'is reported, and can be read as the error recommends: <Name>' -ForEach @(
        @{ Name = 'a type line'; Text = "#TYPE Selected`n""email"",""givenName""`n""ann@example.com"",""Ann""`n"; Id = 'HeaderTypeLine' }
        @{ Name = 'a title'; Text = "Customers`n`nemail,givenName`nann@example.com,Ann`n"; Id = 'HeaderTitleLine' }
        @{ Name = 'a comment'; Text = "# by hand, in May`nemail,givenName`nann@example.com,Ann`n"; Id = 'HeaderTitleLine' }
        @{ Name = 'a user'; Text = "ann@example.com,Ann`n"; Id = 'HeaderMissing' }
        @{ Name = 'a delimiter too many'; Text = "email,givenName,`nann@example.com,Ann,`n"; Id = 'HeaderNameEmpty' }
    ) {
        $path = "$TestDrive/$($Name -replace ' ', '-').csv"
        New-TestFile -Path $path -Text $Text
        $said = { Import-MigrationCsv $path } | Should -Throw -ErrorId "$Id,*" -PassThru
        $parameters = switch -Regex ("$said") {
            '-SkipLine (\d+)' { @{ SkipLine = [int]$Matches[1] } }
            '-Header' { @{ Header = 'email', 'givenName' } }
            '-TrailingDelimiter Ignore' { @{ TrailingDelimiter = 'Ignore' } }
        }

        $record = Import-MigrationCsv $path @parameters

        $record.email, $record.givenName | Should -Be 'ann@example.com', 'Ann'
        $record.psbase.IsValid | Should -BeTrue
    }

    It 'reports that Ctrl-Z at the end is not a row' {
        $path = "$TestDrive/ctrl-z.csv"
        New-TestFile -Path $path -Text "email`nann@example.com`n$([char]26)"

        Import-MigrationCsv $path -WarningVariable warnings -WarningAction SilentlyContinue | Should -HaveCount 1
        "$warnings" | Should -BeLike '*Ctrl-Z*'
    }
}

Describe 'Integration with PowerShell' {
    It 'writes issues as text, also in a table of Export-Csv' {
        [pscustomobject]@{ email = 'x'; birthday = 'never' } | Test-MigrationRecord -WarningAction SilentlyContinue |
            Select-Object * | Export-Csv "$TestDrive/issues.csv"

        (Import-Csv "$TestDrive/issues.csv").Issues | Should -BeLike 'email: *(EmailShape); birthday: *(DateShape)'
    }

    It 'does not report a missing file with -ErrorAction SilentlyContinue' {
        $records = Import-MigrationCsv "$TestDrive/no-such-file.csv" -ErrorAction SilentlyContinue -ErrorVariable said

        $records | Should -BeNullOrEmpty
        $said.FullyQualifiedErrorId | Should -BeLike 'DatafileNotFound,*'
        { Import-MigrationCsv "$TestDrive/no-such-file.csv" } | Should -Throw -ErrorId 'DatafileNotFound,*'
    }

    It 'accepts a path that tab completion wrote' {
        New-TestFile -Path "$TestDrive/[1].csv" -Text "email`nann@example.com`n"
        Push-Location $TestDrive
        try {
            (Import-MigrationCsv './`[1`].csv').email | Should -Be 'ann@example.com'
            { Import-MigrationCsv './[.csv' } | Should -Throw -ErrorId 'DatafileNotFound,*'
        }
        finally {
            Pop-Location
        }
    }

    It 'reports all errors of a rejected record' {
        $result = [pscustomobject]@{ email = 'x@example.com'; birthday = 'never'; lastLogin = 'sometimes' } | Test-MigrationRecord -WarningAction SilentlyContinue |
            ConvertTo-IdentityRecord -Target Akamai -WarningAction SilentlyContinue |
            Invoke-BulkUserCreate -RunPath "$TestDrive/all.run" -RateLimit 0 -WarningAction SilentlyContinue

        $result.Error | Should -BeLike '*birthday: *lastLogin: *'
        (Import-Csv "$TestDrive/all.run/fail.csv").error | Should -BeLike '*birthday: *lastLogin: *'
    }
}
