BeforeAll {
    . "$PSScriptRoot/common.ps1"

    function New-Text([string] $Text) { ConvertTo-SecureString $Text -AsPlainText -Force }
}

Describe 'Handing a datafile to a migration service' {
    BeforeEach {
        $folder = "$TestDrive/$([guid]::NewGuid().ToString('N'))"
        $null = [IO.Directory]::CreateDirectory($folder)
        $users = "$folder/users.csv"
        $rows = 1..500 | ForEach-Object { if ($_ -eq 321) { "u321@example.com,male,`"王, `"`"W`"`"`",1990-01-02`n" } else { "u$_@example.com,female,Anna,1990-01-02`n" } }
        New-TestFile -Path $users -Text ("email,gender,givenName,birthday`n" + -join $rows)
        $secret = New-Text 'correct horse battery staple'
    }

    It 'creates a sample that shows what the file shows, and leaves no clear copy' {
        $package = New-MigrationPackage $users -Sample -SampleSize 20 -Passphrase $secret -WarningAction SilentlyContinue

        $package.Records | Should -Be 20
        @(Import-MigrationCsv $package.Path -Passphrase $secret).givenName | Should -Contain '王, "W"'
        @([IO.Directory]::GetFiles($folder) | ForEach-Object { [IO.Path]::GetFileName($_) } | Sort-Object) |
            Should -Be @('users.csv', 'users.sample.csv.gpg', 'users.sample.manifest.json')
        [IO.File]::ReadAllText($package.ManifestPath) | Should -Not -Match 'Anna|example\.com|1990'
    }

    It 'has files that only their owner can read' {
        $package = New-MigrationPackage $users -Sample -KeepClear -Passphrase $secret -WarningAction SilentlyContinue

        Test-OwnerOnly $package.Path | Should -BeTrue
        Test-OwnerOnly $package.ClearPath | Should -BeTrue
    }

    It 'says whose data a sample contains, and how to tell the passphrase' {
        $null = New-MigrationPackage $users -Sample -Passphrase $secret -WarningVariable told -WarningAction SilentlyContinue

        "$told" | Should -Match '200 real people.*on the phone only'
    }

    It 'refuses a file that breaks a rule of the service, and names rule and line' {
        New-TestFile -Path $users -Text "email,gender`nanna@example.com,diverse`n"

        { New-MigrationPackage $users -Sample -Passphrase $secret } | Should -Throw -ErrorId 'PackageInvalid*' -ExpectedMessage '*HandOffGender in gender: 1, first on line 2*'
        @([IO.Directory]::GetFiles($folder)).Count | Should -Be 1
    }

    It 'packs the production file only with the format and the passphrase of the sample' {
        $sample = New-MigrationPackage $users -Sample -Passphrase $secret -WarningAction SilentlyContinue
        $after = @{ Production = $true; After = $sample.ManifestPath; WarningAction = 'SilentlyContinue' }

        { New-MigrationPackage $users @after -Passphrase (New-Text 'another long passphrase of words') } | Should -Throw -ErrorId 'PackagePassphraseDiffers*'
        (New-MigrationPackage $users @after -Passphrase $secret).Records | Should -Be 500
        New-TestFile -Path $users -Text ([IO.File]::ReadAllText($users).Replace('gender,givenName', 'givenName,gender'))
        { New-MigrationPackage $users @after -Passphrase $secret } | Should -Throw -ErrorId 'PackageFormatDiffers*'
    }

    It 'joins the result files with the encrypted sample, and with the datafile' {
        $sample = New-MigrationPackage $users -Sample -SampleSize 3 -Passphrase $secret -WarningAction SilentlyContinue
        New-TestFile -Path "$folder/success.csv" -Text "line,uuid`n2,6c5f0a8e-8a53-4a6e-9d3c-0f4c1a2b3c4d`n4,0f0b7a52-37b1-4b0e-8d0e-5a1b2c3d4e5f`n"
        New-TestFile -Path "$folder/fail.csv" -Text "line,error`n3,Duplicate, of another user`n"

        $results = Import-MigrationResult "$folder/success.csv", "$folder/fail.csv" $sample.Path -Passphrase $secret -LineIs Row -SummaryVariable summary

        "$($results.Status)" | Should -Be 'Created Failed Created'
        $results[1].Error | Should -Be 'Duplicate, of another user'
        "$summary" | Should -Be '3 records = 2 imported + 1 failed + 0 not mentioned'
        $summary.ExitCode | Should -Be 2
    }

    It 'gives failed records that go through the pipeline again' {
        New-TestFile -Path "$folder/fail.csv" -Text "batch,line,error`n1,322,Refused: u321@example.com`n"

        $again = Import-MigrationResult "$folder/fail.csv" $users -Status Failed -WarningAction SilentlyContinue |
            Repair-MigrationRecord -Safe |
            Test-MigrationRecord |
            ConvertTo-IdentityRecord -Target Akamai

        $again.RecordNumber | Should -Be 321
        $again.Attributes.email | Should -Be 'u321@example.com'
        "$($again.Issues)" | Should -Match 'Refused: «email»'
    }
}
