BeforeAll {
    . "$PSScriptRoot/../common.ps1"
    $sandbox = Start-MigrationSandbox
    $null = $sandbox | Connect-IdentityStore
    $western = [Text.Encoding]::GetEncoding(1252)

    function Start-Run([string] $Name, $Encoding = 'utf8') {
        Import-MigrationCsv "$TestDrive\$Name.csv" -Encoding $Encoding | Test-MigrationRecord -WarningAction SilentlyContinue |
            ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive\$Name.run" -WarningAction SilentlyContinue |
            Sort-Object RecordNumber
    }
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Windows line endings' {
    It 'are read, and a rejected row is written back byte by byte' {
        $row = "nobody,`"Anna`r`nMaria`",`"a `"`"b`"`"`""
        [IO.File]::WriteAllText("$TestDrive\crlf.csv", "email,givenName,displayName`r`ncrlf@example.com,Bob,B`r`n$row`r`ncrlf2@example.com,Cleo,C`r`n")

        $results = @(Start-Run 'crlf')

        @($results | ForEach-Object { "$($_.Status)" }) | Should -Be 'Created', 'Rejected', 'Created'
        $results.Line | Should -Be 2, 3, 5
        [IO.File]::ReadAllText("$TestDrive\crlf.run\rejects.csv").Replace("`r`n$row`r`n", "`n$row`n") | Should -BeExactly "email,givenName,displayName`n$row`n"
        (Import-MigrationCsv "$TestDrive\crlf.run\rejects.csv").givenName | Should -BeExactly "Anna`r`nMaria"
    }

    It 'are read from Export-Csv' {
        [pscustomobject]@{ email = 'exported@example.com'; givenName = "Zo$([char]0xEB)" } | Export-Csv "$TestDrive\exported.csv"

        $record = Import-MigrationCsv "$TestDrive\exported.csv"

        [IO.File]::ReadAllText("$TestDrive\exported.csv") | Should -Match "`r`n"
        $record.givenName | Should -BeExactly "Zo$([char]0xEB)"
        $record.IsValid | Should -BeTrue
    }
}

Describe 'Windows code pages' {
    It 'are used to read a windows-1252 file with -Encoding <Encoding>, and to write its rows back' -ForEach @(
        @{ Encoding = 1252 }
        @{ Encoding = 'windows-1252' }
        @{ Encoding = 'ansi' }
    ) {
        $name = "western-$Encoding"
        $text = "email,givenName`n$name@example.com,Zo$([char]0xEB)`nnobody,$([char]0x20AC)uro`n"
        [IO.File]::WriteAllBytes("$TestDrive\$name.csv", $western.GetBytes($text))

        @(Start-Run $name $Encoding | ForEach-Object { "$($_.Status)" }) | Should -Be 'Created', 'Rejected'

        (Get-IdentityUser "$name@example.com").Attributes['givenName'] | Should -BeExactly "Zo$([char]0xEB)"
        $western.GetString([IO.File]::ReadAllBytes("$TestDrive\$name.run\rejects.csv")) | Should -BeExactly "email,givenName`nnobody,$([char]0x20AC)uro`n"
    }

    It 'are recommended if no encoding is specified for a windows-1252 file' {
        [IO.File]::WriteAllBytes("$TestDrive\unnamed.csv", $western.GetBytes("email,givenName`na@example.com,Zo$([char]0xEB)`n"))

        $record = Import-MigrationCsv "$TestDrive\unnamed.csv" -WarningAction SilentlyContinue -WarningVariable warned

        "$($warned[0])" | Should -BeLike '*windows-1252*'
        $record.IsValid | Should -BeFalse
    }

    It 'do not limit the characters in file names' {
        $name = "$([char]0x674E)-$([char]0x142).csv"
        [pscustomobject]@{ email = 'name@example.com' } | Export-MigrationCsv "$TestDrive\$name"

        (Import-MigrationCsv "$TestDrive\$name").email | Should -Be 'name@example.com'
    }
}

Describe 'Time zones' {
    It 'give the same time for <Windows> and <Iana>' -ForEach @(
        @{ Windows = 'W. Europe Standard Time'; Iana = 'Europe/Berlin'; Summer = '2024-07-01 10:00:00' }
        @{ Windows = 'Pacific Standard Time'; Iana = 'America/Los_Angeles'; Summer = '2024-07-01 19:00:00' }
        @{ Windows = 'India Standard Time'; Iana = 'Asia/Kolkata'; Summer = '2024-07-01 06:30:00' }
        @{ Windows = 'UTC'; Iana = 'Etc/UTC'; Summer = '2024-07-01 12:00:00' }
    ) {
        foreach ($zone in $Windows, $Iana) {
            $converted = [pscustomobject]@{ email = 'zone@example.com'; lastLogin = '2024-07-01 12:00:00' } |
                ConvertTo-IdentityRecord Akamai -Transform @{ lastLogin = @{ DateTimeToUtc = $zone } }

            $converted.Issues | Should -BeNullOrEmpty -Because $zone
            ([string] $converted.Attributes['lastLogin']).Substring(0, 19).Replace('T', ' ') | Should -Be $Summer -Because $zone
        }
    }

    It 'are suggested for a misspelled id, <Written>' -ForEach @(
        @{ Written = 'Europe/Berln'; Meant = 'Europe/Berlin' }
        @{ Written = 'W. Europe Standart Time'; Meant = 'W. Europe Standard Time' }
    ) {
        { [pscustomobject]@{ x = '2024-07-01 12:00:00' } | ConvertTo-IdentityRecord Akamai -Transform @{ x = @{ DateTimeToUtc = $Written } } } |
            Should -Throw -ErrorId 'TransformParameterInvalid,*' -ExpectedMessage "*did you mean '$Meant'*"
    }
}
