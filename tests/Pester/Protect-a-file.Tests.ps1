BeforeAll {
    . "$PSScriptRoot/common.ps1"

    function Get-Folder { @([IO.Directory]::GetFiles("$TestDrive/work") | ForEach-Object { [IO.Path]::GetFileName($_) } | Sort-Object) }

    $passphrase = New-MigrationPassphrase -AsPlainText
    $null = New-MigrationSample "$TestDrive/users.csv" -Count 200
}

Describe 'Handing over a file' {
    BeforeEach {
        if ([IO.Directory]::Exists("$TestDrive/work")) { [IO.Directory]::Delete("$TestDrive/work", $true) }
        $null = [IO.Directory]::CreateDirectory("$TestDrive/work")
        $users = "$TestDrive/work/users.csv"
        [IO.File]::Copy("$TestDrive/users.csv", $users)
    }

    It 'encrypts a file, and decrypts it to the same bytes' {
        $encrypted = Protect-MigrationFile $users -Passphrase $passphrase
        $clear = $encrypted | Unprotect-MigrationFile -OutFile "$TestDrive/work/again.csv" -Passphrase $passphrase

        $encrypted.Path | Should -Be "$users.gpg".Replace('/', [IO.Path]::DirectorySeparatorChar)
        $encrypted.Verified | Should -Be 'Decrypted'
        $clear.ClearSha256 | Should -Be $encrypted.ClearSha256
        [IO.File]::ReadAllText("$TestDrive/work/again.csv") | Should -BeExactly ([IO.File]::ReadAllText($users))
        Test-OwnerOnly "$TestDrive/work/again.csv" | Should -BeTrue
        Get-Folder | Should -Be 'again.csv', 'users.csv', 'users.csv.gpg'
    }

    It 'writes text on request, and chooses the names' {
        $null = [IO.Directory]::CreateDirectory("$TestDrive/work/out")
        (Protect-MigrationFile $users -Armor -Passphrase $passphrase).Path | Should -BeLike '*users.csv.asc'
        [IO.File]::ReadAllText("$users.asc") | Should -BeLike '-----BEGIN PGP MESSAGE-----*'
        (Unprotect-MigrationFile "$users.asc" -OutFile "$TestDrive/work/out" -Passphrase $passphrase).Path | Should -BeLike '*out?users.csv'
    }

    It 'reads encrypted and compressed files like any other' {
        $null = Protect-MigrationFile $users -Passphrase $passphrase
        Import-MigrationCsv $users | Export-MigrationCsv "$users.gz"
        Import-MigrationCsv $users | Export-MigrationCsv "$TestDrive/work/export.csv.asc" -Passphrase $passphrase
        $null = Protect-MigrationFile "$users.gz" -NoCompression -Passphrase $passphrase
        $expected = @(Import-MigrationCsv $users).email

        @(Import-MigrationCsv "$users.gpg" -Passphrase $passphrase).email | Should -BeExactly $expected
        @(Import-MigrationCsv "$users.gz").email | Should -BeExactly $expected
        @(Import-MigrationCsv "$TestDrive/work/export.csv.asc" -Passphrase $passphrase -Validate).email | Should -BeExactly $expected
        @(Import-MigrationCsv "$users.gz.gpg" -Passphrase $passphrase).email | Should -BeExactly $expected
    }

    It 'compares exports that are encrypted' {
        $null = Protect-MigrationFile $users -Passphrase $passphrase
        Import-MigrationCsv $users | Select-Object -Skip 1 | Export-MigrationCsv "$TestDrive/work/later.csv.gpg" -Passphrase $passphrase

        $changes = Compare-MigrationCsv "$users.gpg" "$TestDrive/work/later.csv.gpg" -Key email -Passphrase $passphrase -OutFile "$TestDrive/work/changes.csv.gpg"

        $changes.Deleted | Should -Be 1
        @(Import-MigrationCsv "$TestDrive/work/changes.csv.gpg" -Passphrase $passphrase).operation | Should -Be 'delete'
    }

    It 'accepts a credential, and never text' {
        $credential = [pscredential]::new('nobody', $passphrase.Passphrase)
        $null = Protect-MigrationFile $users -Passphrase $credential
        @(Import-MigrationCsv "$users.gpg" -Passphrase $credential).Count | Should -Be 200
        $fault = { Import-MigrationCsv "$users.gpg" -Passphrase 'open sesame' } | Should -Throw '*must be a SecureString*' -PassThru
        "$fault" | Should -Not -BeLike '*open sesame*'
    }

    It 'says what is wrong, and leaves nothing behind' {
        $null = Protect-MigrationFile $users -Passphrase $passphrase
        $bytes = [IO.File]::ReadAllBytes("$users.gpg")
        $bytes[$bytes.Length - 100] = $bytes[$bytes.Length - 100] -bxor 1
        [IO.File]::WriteAllBytes("$TestDrive/work/altered.gpg", $bytes)
        $before = Get-Folder

        { Import-MigrationCsv "$TestDrive/work/altered.gpg" -Passphrase $passphrase } | Should -Throw -ErrorId 'OpenPgpAltered,UserMigration.Commands.ImportMigrationCsvCommand'
        { Unprotect-MigrationFile "$TestDrive/work/altered.gpg" -Passphrase $passphrase } | Should -Throw -ErrorId 'OpenPgpAltered,UserMigration.Commands.UnprotectMigrationFileCommand'
        { Unprotect-MigrationFile "$users.gpg" -OutFile "$TestDrive/work/x.csv" -Passphrase (New-MigrationPassphrase) } | Should -Throw -ErrorId 'PassphraseWrong,UserMigration.Commands.UnprotectMigrationFileCommand'
        { Import-MigrationCsv "$users.gpg" } | Should -Throw -ErrorId 'PassphraseMissing,UserMigration.Commands.ImportMigrationCsvCommand'
        { Protect-MigrationFile $users } | Should -Throw -ErrorId 'PassphraseMissing,UserMigration.Commands.ProtectMigrationFileCommand'
        { Unprotect-MigrationFile $users -Passphrase $passphrase } | Should -Throw -ErrorId 'OutFileNeeded,UserMigration.Commands.UnprotectMigrationFileCommand'
        { Unprotect-MigrationFile "$users.gpg" -NoClobber -Passphrase $passphrase } | Should -Throw -ErrorId 'ExportFileExists,UserMigration.Commands.UnprotectMigrationFileCommand'
        { Protect-MigrationFile $users -OutFile $users -Passphrase $passphrase } | Should -Throw -ErrorId 'FileOverSource,UserMigration.Commands.ProtectMigrationFileCommand'
        { Export-MigrationCsv "$TestDrive/work/y.csv" -InputObject ([pscustomobject]@{ a = 1 }) -Passphrase $passphrase } |
            Should -Throw -ErrorId 'PassphraseUnused,UserMigration.Commands.ExportMigrationCsvCommand'
        Get-Folder | Should -Be $before
    }

    It 'warns about a weak passphrase without showing it' {
        $weak = [securestring]::new()
        'Password123!'.ToCharArray() | ForEach-Object { $weak.AppendChar($_) }

        $null = Protect-MigrationFile $users -Passphrase $weak -WarningVariable warnings -WarningAction SilentlyContinue

        "$warnings" | Should -BeLike '*weak*New-MigrationPassphrase*'
        "$warnings" | Should -Not -BeLike '*123*'
    }

    It 'writes nothing with -WhatIf' {
        Protect-MigrationFile $users -Passphrase $passphrase -WhatIf | Should -BeNullOrEmpty
        Get-Folder | Should -Be 'users.csv'
    }

    It 'uploads an encrypted file, and resumes with the same command' {
        $sandbox = Start-MigrationSandbox
        try {
            $null = $sandbox | Connect-IdentityStore
            $encrypted = Protect-MigrationFile $users -Passphrase $passphrase
            $run = "$TestDrive/work/run"
            $upload = {
                Import-MigrationCsv "$users.gpg" -Passphrase $passphrase |
                    ConvertTo-IdentityRecord -Target Akamai |
                    Invoke-BulkUserCreate -RunPath $run -RateLimit 0 -BatchSize 50 -SummaryVariable summary |
                    Group-Object Status -NoElement
                $script:summary = $summary
            }

            $first = & $upload
            $second = & $upload

            $first.Name | Should -Be $second.Name
            $script:summary.ExitCode | Should -Be 0
            (Measure-IdentityUser).Count | Should -Be 200
            $manifest = [IO.File]::ReadAllText("$run/manifest.json")
            $manifest.Contains($encrypted.EncryptedSha256) | Should -BeTrue
        }
        finally {
            $sandbox | Stop-MigrationSandbox
        }
    }

    It 'refuses to resume with another file' {
        $sandbox = Start-MigrationSandbox
        try {
            $null = $sandbox | Connect-IdentityStore
            $null = Protect-MigrationFile $users -Passphrase $passphrase
            $run = "$TestDrive/work/run"
            $upload = { Import-MigrationCsv "$users.gpg" -Passphrase $passphrase | ConvertTo-IdentityRecord -Target Akamai | Invoke-BulkUserCreate -RunPath $run -RateLimit 0 }
            $null = & $upload
            $null = Protect-MigrationFile $users -Passphrase $passphrase

            $upload | Should -Throw -ErrorId 'RunSourceChanged*'
        }
        finally {
            $sandbox | Stop-MigrationSandbox
        }
    }
}
