BeforeAll {
    . "$PSScriptRoot/common.ps1"

    function New-Bytes([string] $Path, [string] $Ascii, [byte[]] $Special) {
        # Each ~ of the text is the next of the special bytes.
        $next = 0
        $bytes = foreach ($c in $Ascii.ToCharArray()) { if ($c -eq '~') { $Special[$next++] } else { [byte] $c } }
        [IO.File]::WriteAllBytes($Path, [byte[]] $bytes)
    }
}

Describe 'Files in another encoding' {
    It 'are reported as <Name> with the command that converts them' -ForEach @(
        @{ Name = 'utf-16'; Encoding = [Text.Encoding]::Unicode; HasMark = $true }
        @{ Name = 'utf-16'; Encoding = [Text.Encoding]::Unicode; HasMark = $false }
        @{ Name = 'utf-16BE'; Encoding = [Text.Encoding]::BigEndianUnicode; HasMark = $false }
        @{ Name = 'utf-32'; Encoding = [Text.Encoding]::UTF32; HasMark = $true }
    ) {
        $path = "$TestDrive/wide.csv"
        $mark = if ($HasMark) { $Encoding.GetPreamble() } else { [byte[]]@() }
        [IO.File]::WriteAllBytes($path, $mark + $Encoding.GetBytes("email,name`na@example.com,$([char]0x674E)`n"))

        { Import-MigrationCsv $path } | Should -Throw -ErrorId 'DatafileNotUtf8,*' -ExpectedMessage "*Import-MigrationCsv *wide.csv* -Encoding $Name | Export-MigrationCsv *wide.utf8.csv*"
        (Import-MigrationCsv $path -Encoding $Name).name | Should -BeExactly "$([char]0x674E)"
    }

    It 'cause a warning if they are probably windows-1252, and each row reports it' {
        $path = "$TestDrive/western.csv"
        New-Bytes $path "email,name`na@example.com,Zo~`nb@example.com,Ren~e`nc@example.com,Bob`n" 0xEB, 0xE9

        $records = @(Import-MigrationCsv $path -WarningVariable warned -WarningAction SilentlyContinue)

        "$($warned[0])" | Should -BeLike '*western.csv*probably windows-1252*'
        @($records | Where-Object { -not $_.IsValid }).Line | Should -Be @(2, 3)
        $records[0].Issues[0].RuleId | Should -Be 'InvalidUtf8'
        $records[0].Issues[0].Recommendation | Should -BeLike '*-Encoding windows-1252*'
    }

    It 'keep a byte that the encoding does not have in the rejected rows' {
        $sandbox = Start-MigrationSandbox
        $null = $sandbox | Connect-IdentityStore
        $path = "$TestDrive/odd.csv"
        New-Bytes $path "email;name`na1@example.com;M~ller`n" 0x81

        $null = Import-MigrationCsv $path -Delimiter ';' -Encoding 1252 | ConvertTo-IdentityRecord Akamai -Map @{ name = 'familyName' } |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/odd.run" -WarningAction SilentlyContinue
        Disconnect-IdentityStore
        Stop-MigrationSandbox $sandbox

        [Convert]::ToBase64String([IO.File]::ReadAllBytes("$TestDrive/odd.run/rejects.csv")) | Should -BeExactly ([Convert]::ToBase64String([IO.File]::ReadAllBytes($path)))
    }

    It 'are read with -Encoding <Encoding>' -ForEach @(
        @{ Encoding = 'windows-1252' }
        @{ Encoding = 1252 }
        @{ Encoding = 'latin1' }
    ) {
        $path = "$TestDrive/western.csv"
        New-Bytes $path "email,name`na@example.com,Zo~`n" 0xEB

        (Import-MigrationCsv $path -Encoding $Encoding -WarningVariable warned).name | Should -BeExactly "Zo$([char]0xEB)"
        $warned.Count | Should -Be 0
    }

    It 'are converted strictly: bytes that are not valid in the encoding are an Error of the row' {
        $path = "$TestDrive/strict.csv"
        New-Bytes $path "email,name`na@example.com,Zo~`nb@example.com,Bob`n" 0x81

        $records = @(Import-MigrationCsv $path -Encoding windows-1252 -WarningAction SilentlyContinue)

        $records[0].Issues[0].RuleId | Should -Be 'InvalidEncoding'
        $records[0].Issues[0].Line | Should -Be 2
        $records[0].Issues[0].Attribute | Should -Be 'name'
        $records[1].IsValid | Should -BeTrue
    }

    It 'are reported if half a character is at the end' {
        $path = "$TestDrive/cut.csv"
        [IO.File]::WriteAllBytes($path, [Text.Encoding]::Unicode.GetBytes("email,name`na@example.com,Zo") + [byte[]]@(0xEB))

        (Import-MigrationCsv $path -Encoding unicode -WarningAction SilentlyContinue).Issues[0].RuleId | Should -Be 'InvalidEncoding'
    }

    It 'are reported if a byte order mark contradicts -Encoding' {
        $path = "$TestDrive/marked.csv"
        [IO.File]::WriteAllBytes($path, [byte[]]@(0xEF, 0xBB, 0xBF) + [Text.Encoding]::UTF8.GetBytes("email`na@example.com`n"))

        { Import-MigrationCsv $path -Encoding windows-1252 } |
            Should -Throw -ErrorId 'EncodingContradicted,*' -ExpectedMessage '*byte order mark of utf-8*Omit -Encoding*'
        (Import-MigrationCsv $path -Encoding utf8).email | Should -Be 'a@example.com'
    }

    It 'are distinguished from UTF-8 files with an invalid byte' {
        $path = "$TestDrive/mixed.csv"
        New-Bytes $path "name,city`nZo~~,Bonn`nRen~e,Bonn`n" 0xC3, 0xAB, 0xE9

        $records = @(Import-MigrationCsv $path -WarningAction SilentlyContinue -WarningVariable warned)

        $records[0].IsValid | Should -BeTrue
        $records[1].Issues[0].Recommendation | Should -BeLike '*The rest of the file is UTF-8*'
        $warned.Count | Should -Be 1
    }

    It 'are refused with an encoding that does not exist' {
        { Import-MigrationCsv "$TestDrive/any.csv" -Encoding 'utf-7' } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
        { Import-MigrationCsv "$TestDrive/any.csv" -Encoding 'nonsense' } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
    }
}
