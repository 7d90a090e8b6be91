# What a message proposes can be pasted, and works.
BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox
    $session = $sandbox | Connect-IdentityStore

    function Get-ProposedCommand([string] $Message, [string] $From) { $Message.Substring($Message.IndexOf($From)).TrimEnd('.') }
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Proposed commands' {
    It 'read a file in another encoding with the specified delimiter' {
        $path = "$TestDrive/it's western.csv"
        [IO.File]::WriteAllBytes($path, [Text.Encoding]::GetEncoding(28591).GetBytes("email;name`na@example.com;J$([char]0xF6)rg`n"))
        $null = Import-MigrationCsv $path -Delimiter ';' -WarningVariable warned -WarningAction SilentlyContinue

        Invoke-Expression (Get-ProposedCommand "$($warned[0])" 'Import-MigrationCsv')

        @(Import-MigrationCsv "$TestDrive/it's western.utf8.csv").name | Should -BeExactly "J$([char]0xF6)rg"
    }

    It 'read files whose names have brackets and typographic apostrophes' {
        $path = "$TestDrive/O$([char]0x2019)Neill [2024].csv"
        [IO.File]::WriteAllBytes($path, [Text.Encoding]::GetEncoding(28591).GetBytes("email;name`na@example.com;J$([char]0xF6)rg`n"))
        $null = Import-MigrationCsv -LiteralPath $path -Delimiter ';' -WarningVariable warned -WarningAction SilentlyContinue

        Invoke-Expression (Get-ProposedCommand "$($warned[0])" 'Import-MigrationCsv')

        @(Import-MigrationCsv -LiteralPath $path.Replace('.csv', '.utf8.csv')).name | Should -BeExactly "J$([char]0xF6)rg"
    }

    It 'upload the rejected rows of a run with brackets in its name, from another folder' {
        $folder = "$TestDrive/Export [old]"
        $null = New-Item $folder -ItemType Directory
        New-TestFile -Path "$folder/users [1].csv" -Text "mail,birthday`nbracket1@example.com,1990-01-02`nbracket2@example.com,1990-13-02`n"
        New-TestFile -Path "$folder/map.psd1" -Text "@{ Map = @{ mail = 'email' } }"
        Push-Location -LiteralPath $folder
        try {
            $null = Import-MigrationCsv -LiteralPath 'users [1].csv' | Test-MigrationRecord -Map map.psd1 -WarningAction SilentlyContinue |
                ConvertTo-IdentityRecord -Target Akamai -Map map.psd1 -WarningAction SilentlyContinue |
                Invoke-BulkUserCreate -RateLimit 0 -SummaryVariable first -WarningAction SilentlyContinue
        }
        finally {
            Pop-Location
        }
        $rejects = "$($first.RunPath)/rejects.csv"
        New-TestFile -Path $rejects -Text ([IO.File]::ReadAllText($rejects).Replace('1990-13', '1990-12'))

        $results = @(Invoke-Expression (Get-ProposedCommand $first.Next 'Import-MigrationCsv'))

        "$($results.Status)" | Should -Be 'Created'
        $compared = @(Import-MigrationCsv -LiteralPath "$folder/users [1].csv" -First 1 | ConvertTo-IdentityRecord -Target Akamai -Map "$folder/map.psd1" |
                Compare-IdentityUser -RunPath $first.RunPath -RateLimit 0)
        "$($compared.Status)" | Should -Be 'Equal'
    }

    It 'upload the rejected rows with the parameters of the first run' {
        $path = "$TestDrive/next.csv"
        New-TestFile -Path $path -Text "email;given;birthday`nnext1@example.com;Ann ;24.12.1990`nnext2@example.com;O'Neil;31.31.1990`n"
        $map = @{ given = 'givenName'; familyName = { $Record.given + "'s" } }
        $dates = @{ birthday = @{ Date = 'dd.MM.yyyy' } }
        $null = Import-MigrationCsv $path -Delimiter ';' | Repair-MigrationRecord -Safe |
            Test-MigrationRecord -UniqueKey email -Map $map -Transform $dates -WarningAction SilentlyContinue |
            ConvertTo-IdentityRecord -Target Akamai -Map $map -Transform $dates -WarningAction SilentlyContinue |
            Invoke-BulkUserCreate -RateLimit 0 -BatchSize 20 -RunPath "$TestDrive/next.run" -SummaryVariable first -WarningAction SilentlyContinue
        $rejects = "$TestDrive/next.run/rejects.csv"
        New-TestFile -Path $rejects -Text ([IO.File]::ReadAllText($rejects).Replace('31.31.', '31.12.'))

        $result = Invoke-Expression (Get-ProposedCommand $first.Next 'Import-MigrationCsv')

        "$($result.Status)" | Should -Be 'Created'
        $user = Get-IdentityUser -KeyAttribute email -KeyValue next2@example.com
        $user.Attributes['givenName'], $user.Attributes['familyName'] | Should -Be "O'Neil", "O'Neil's"
        "$($user.Attributes['birthday'])" | Should -BeLike '1990-12-31*'
        foreach ($given in '-Delimiter', '-Safe', '-UniqueKey', '-RateLimit 0', '-BatchSize 20') {
            $first.Next | Should -BeLike "*$given*"
        }
    }

    It 'do not send rows that repeat another row, so nobody is overwritten' {
        $path = "$TestDrive/twins.csv"
        New-TestFile -Path $path -Text "email,givenName`ntwin@example.com,First`ntwin@example.com,Second`nwrong,Third`n"
        $null = Import-MigrationCsv $path | Test-MigrationRecord -UniqueKey email | ConvertTo-IdentityRecord -Target Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -DeltaMigration -RunPath "$TestDrive/twins.run" -SummaryVariable first -WarningAction SilentlyContinue
        $rejects = "$TestDrive/twins.run/rejects.csv"
        New-TestFile -Path $rejects -Text ([IO.File]::ReadAllText($rejects).Replace('wrong', 'third@example.com'))

        $first.Next | Should -BeLike "1 row repeats the key of another row, and is in *duplicates.csv'. The following command does not send it. Fix the rows, then: *"
        $results = @(Invoke-Expression (Get-ProposedCommand $first.Next 'Import-MigrationCsv'))

        "$($results.Status)" | Should -Be 'Created'
        (Get-IdentityUser 'twin@example.com').Attributes['givenName'] | Should -Be 'First'
        [IO.File]::ReadAllText("$TestDrive/twins.run/duplicates.csv") | Should -BeExactly "email,givenName`ntwin@example.com,Second`n"
        (Import-Csv "$TestDrive/twins.run/rejects.reasons.csv")[0].'what to do' | Should -BeLike '*duplicates.csv*key of its own*'
    }

    It 'recommend to correct the setting after a wrong attribute, and the corrected command resumes the run' {
        $path = "$TestDrive/wrong.csv"
        New-TestFile -Path $path -Text "email,nosuch`nwrong1@example.com,1`nwrong2@example.com,2`n"

        { Import-MigrationCsv $path | ConvertTo-IdentityRecord -Target Akamai -Map @{ nosuch = 'nosuch' } -WarningAction SilentlyContinue |
                Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/wrong.run" -SummaryVariable script:first -ErrorAction Stop -WarningAction SilentlyContinue } |
            Should -Throw -ErrorId 'RunSettingRefused,*'
        $results = Import-MigrationCsv $path | ConvertTo-IdentityRecord -Target Akamai -Map @{ nosuch = $null } |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/wrong.run" -WarningAction SilentlyContinue

        $results.Status | Should -Be 'Created', 'Created'
    }
}

Describe 'Damaged text' {
    It 'is reported, and safe repairs fix it' {
        $path = "$TestDrive/damage.csv"
        New-TestFile -Path $path -Text "email,mobileNumber,city`na@example.com,`"=`"`"+491515123456`"`"`",#N/A`nb@example.com,'+491515123456,M&uuml;nchen`nc@example.com,\N,System.Object[]`n"

        $records = @(Import-MigrationCsv $path | Repair-MigrationRecord -Safe | Test-MigrationRecord)

        $records.mobileNumber | Should -Be '+491515123456', '+491515123456', ''
        $records[1].city | Should -BeExactly "M$([char]0xFC)nchen"
        $records[0].Issues.RuleId, $records[2].Issues.RuleId | Should -Be 'SpreadsheetError', 'ObjectText'
    }

    It 'is reported by a warning if the header shows it' {
        $path = "$TestDrive/mojibake.csv"
        New-TestFile -Path $path -Text "email,Stra$([char]0xC3)$([char]0x178)e`na@example.com,x`n"

        $null = Import-MigrationCsv $path -WarningVariable warned -WarningAction SilentlyContinue

        "$warned" | Should -BeLike "*Stra$([char]0xDF)e*"
    }
}

Describe 'A file that is refused for a hand-off' {
    BeforeAll {
        $secret = ConvertTo-SecureString 'correct horse battery staple again' -AsPlainText -Force

        function Get-Refusal([string] $Path, [hashtable] $More = @{}) {
            try { New-MigrationPackage $Path -Sample -Passphrase $secret -ErrorAction Stop -WarningAction SilentlyContinue @More }
            catch { "$_" }
        }
    }

    It 'is converted by the proposed command' {
        $path = "$TestDrive/semi colon's.csv"
        New-TestFile -Path $path -Text "email;givenName`nanna@example.com;Anna`n"

        Invoke-Expression (Get-ProposedCommand (Get-Refusal $path) 'Import-MigrationCsv')

        (New-MigrationPackage "$TestDrive/semi colon's.converted.csv" -Sample -Passphrase $secret -WarningAction SilentlyContinue).Records | Should -Be 1
    }

    It 'gets advice about each rule, and is packed with the proposed severities' {
        $path = "$TestDrive/times.csv"
        New-TestFile -Path $path -Text "email,birthday,emailVerified`nanna@example.com,12/19/1989,2019-01-02 11:14:22`n"
        $refusal = Get-Refusal $path

        $rules = Invoke-Expression ($refusal -replace '(?s).*(Get-MigrationRule [^|]*) \|.*', '$1')
        $severities = Invoke-Expression ($refusal -replace '(?s).*-RuleSeverity (@\{.*?\}),.*', '$1')

        $rules.Id | Should -Be 'DateConvertible', 'HandOffDateTime'
        "$($rules.Recommendation)" | Should -BeLike '*Repair-MigrationRecord DateMonthFirst*first ten characters*'
        (Get-Refusal $path @{ RuleSeverity = $severities }).Records | Should -Be 1
    }
}

Describe 'CESU-8' {
    It 'is reported with the command that reads it' {
        $path = "$TestDrive/cesu.csv"
        [IO.File]::WriteAllBytes($path, [Text.Encoding]::ASCII.GetBytes("email,nick`na@example.com,") + [byte[]](0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80, 0x0A))

        $null = Import-MigrationCsv $path -WarningVariable warned -WarningAction SilentlyContinue
        Invoke-Expression (Get-ProposedCommand "$($warned[0])" 'Import-MigrationCsv')

        "$($warned[0])" | Should -BeLike '*but CESU-8*'
        @(Import-MigrationCsv "$TestDrive/cesu.utf8.csv").nick | Should -BeExactly ([char]::ConvertFromUtf32(0x1F600))
    }
}
