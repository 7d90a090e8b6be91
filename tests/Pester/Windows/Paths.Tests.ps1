BeforeAll {
    . "$PSScriptRoot/../common.ps1"

    $users = "$TestDrive\users.csv"
    New-TestFile -Path $users -Text "email`nanna@example.com`nbob@example.com`n"

    # A long path, and what it takes to look into it.
    $deep = $TestDrive
    while ($deep.Length -lt 300) { $deep = "$deep\a-folder-with-a-long-name" }
    $null = [IO.Directory]::CreateDirectory($deep)

    $sandbox = Start-MigrationSandbox
    $null = $sandbox | Connect-IdentityStore
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'Windows paths' {
    It 'are resolved to the full path of a file that is specified as <Name>' -ForEach @(
        @{ Name = 'a drive and backslashes'; Path = { $users } }
        @{ Name = 'a drive and slashes'; Path = { $users.Replace('\', '/') } }
        @{ Name = 'the letter of the drive in lower case'; Path = { $users.Substring(0, 1).ToLowerInvariant() + $users.Substring(1) } }
        @{ Name = 'a path from the current folder'; Path = { '.\users.csv' } }
        @{ Name = 'a path through a folder and back'; Path = { "$TestDrive\none\..\users.csv" } }
    ) {
        Push-Location $TestDrive
        try {
            $records = @(Import-MigrationCsv (& $Path))
        }
        finally {
            Pop-Location
        }

        $records.email | Should -Be 'anna@example.com', 'bob@example.com'
        $records[0].psbase.Source | Should -Be $users
    }

    It 'can be literal paths, for reading and writing' {
        $out = "\\?\$TestDrive\literal.csv"

        Import-MigrationCsv -LiteralPath "\\?\$users" | Export-MigrationCsv -LiteralPath $out

        @(Import-MigrationCsv -LiteralPath $out).email | Should -Be 'anna@example.com', 'bob@example.com'
    }

    It 'can be on a share, for reading, writing and uploading' {
        $share = '\\localhost\' + "$TestDrive".Replace(':', '$')

        Import-MigrationCsv "$share\users.csv" | Export-MigrationCsv "$share\copy.csv"
        $results = @(Import-MigrationCsv "$share\copy.csv" | ForEach-Object { $_.email = "share.$($_.email)"; $_ } | ConvertTo-IdentityRecord Akamai |
                Invoke-BulkUserCreate -RateLimit 0 -RunPath "$share\share.run")

        @($results | ForEach-Object { "$($_.Status)" }) | Should -Be 'Created', 'Created'
        [IO.File]::ReadAllText("$TestDrive\copy.csv") | Should -BeExactly "email`nanna@example.com`nbob@example.com`n"
        (Get-MigrationRun "$TestDrive\share.run").Created | Should -Be 2
    }

    It 'can contain brackets, which are literal with -LiteralPath and a wildcard with -Path' {
        New-TestFile -Path "$TestDrive\part[1].csv" -Text "email`nbrackets@example.com`n"
        New-TestFile -Path "$TestDrive\part1.csv" -Text "email`nplain@example.com`n"

        (Import-MigrationCsv -LiteralPath "$TestDrive\part[1].csv").email | Should -Be 'brackets@example.com'
        (Import-MigrationCsv -Path "$TestDrive\part[1].csv").email | Should -Be 'plain@example.com'
        (Import-MigrationCsv -Path "$TestDrive\part``[1``].csv").email | Should -Be 'brackets@example.com'
        @(Import-MigrationCsv -Path "$TestDrive\part*.csv").Count | Should -Be 2
    }

    It 'do not match any file if -LiteralPath has a wildcard' {
        { Import-MigrationCsv -LiteralPath "$TestDrive\part*.csv" } | Should -Throw -ErrorId 'DatafileNotFound,*'
    }

    It 'can have more than 260 characters' {
        $out = "$deep\users.csv"

        Import-MigrationCsv $users | Export-MigrationCsv $out
        $results = @(Import-MigrationCsv $out | ForEach-Object { $_.email = "deep.$($_.email)"; $_ } | ConvertTo-IdentityRecord Akamai |
                Invoke-BulkUserCreate -RateLimit 0 -RunPath "$deep\deep.run" -SummaryVariable summary)

        @($results | ForEach-Object { "$($_.Status)" }) | Should -Be 'Created', 'Created'
        $summary.IsBalanced | Should -BeTrue
        [IO.File]::ReadAllLines("$deep\deep.run\success.csv").Count | Should -Be 3
    }
}

Describe 'Names that Windows interprets in a special way' {
    It 'include <Name>, which is refused' -ForEach @(
        @{ Name = 'CON'; Reason = '*reserved for a device*' }
        @{ Name = 'con.csv'; Reason = '*reserved for a device*' }
        @{ Name = 'nul.csv'; Reason = '*reserved for a device*' }
        @{ Name = 'NUL'; Reason = '*reserved for a device*' }
        @{ Name = 'aux.users.csv'; Reason = '*reserved for a device*' }
        @{ Name = 'com1'; Reason = '*reserved for a device*' }
        @{ Name = 'users.csv.'; Reason = '*ends with a dot or a space*' }
        @{ Name = 'users.csv '; Reason = '*ends with a dot or a space*' }
        @{ Name = 'users.csv. .'; Reason = '*ends with a dot or a space*' }
        @{ Name = 'users.csv:hidden'; Reason = '*hidden stream*' }
    ) {
        $path = "$TestDrive\$Name"
        $record = [pscustomobject]@{ email = 'reserved@example.com' }
        $before = (Measure-IdentityUser).Count

        { Import-MigrationCsv $path } | Should -Throw -ErrorId 'PathNameInvalid,*' -ExpectedMessage $Reason
        { Import-MigrationCsv -LiteralPath $path } | Should -Throw -ErrorId 'PathNameInvalid,*'
        { $record | Export-MigrationCsv $path } | Should -Throw -ErrorId 'PathNameInvalid,*'
        { New-MigrationSample $path -Count 1 -Force } | Should -Throw -ErrorId 'PathNameInvalid,*'
        { Compare-MigrationCsv $users $users -Key email -OutFile $path } | Should -Throw -ErrorId 'PathNameInvalid,*'
        { $record | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -RateLimit 0 -RunPath $path } | Should -Throw -ErrorId 'PathNameInvalid,*'

        (Measure-IdentityUser).Count | Should -Be $before
        [IO.File]::ReadAllText($users) | Should -BeExactly "email`nanna@example.com`nbob@example.com`n"
    }

    It 'include devices, which are refused as a file' {
        { [pscustomobject]@{ email = 'x' } | Export-MigrationCsv '\\.\NUL' } | Should -Throw -ErrorId 'PathNameInvalid,*' -ExpectedMessage '*device*'
    }

    It 'do not include <_>, which only looks similar' -ForEach 'console.csv', 'null.csv', 'com10.csv', '.csv', 'a..b.csv' {
        Import-MigrationCsv $users | Export-MigrationCsv "$TestDrive\$_"

        @(Import-MigrationCsv "$TestDrive\$_").Count | Should -Be 2
    }
}

Describe 'A path in another letter case' {
    It 'is the same source of a run, and a change of it is found' {
        $path = "$TestDrive\changed.csv"
        New-TestFile -Path $path -Text "email`nchanged@example.com`n"
        $null = Import-MigrationCsv $path | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive\changed.run"
        New-TestFile -Path $path -Text "email`nother@example.com`n"

        { Import-MigrationCsv $path.ToUpperInvariant() | ConvertTo-IdentityRecord Akamai |
                Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive\changed.run" } | Should -Throw -ErrorId 'RunSourceChanged,*'
    }

    It 'is recognized as a file of the run folder' {
        $path = "$TestDrive\inside.csv"
        New-TestFile -Path $path -Text "email`ninside`n"
        $null = Import-MigrationCsv $path | Test-MigrationRecord -WarningAction SilentlyContinue | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive\inside.run" -WarningAction SilentlyContinue

        { Import-MigrationCsv "$TestDrive\INSIDE.RUN\rejects.csv" | ConvertTo-IdentityRecord Akamai |
                Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive\inside.run" } | Should -Throw -ErrorId 'RunSourceInside,*'
    }

    It 'is not replaced while it is read' {
        { Import-MigrationCsv $users | Export-MigrationCsv $users.ToUpperInvariant() } | Should -Throw -ErrorId 'ExportOverSource,*'
    }
}
