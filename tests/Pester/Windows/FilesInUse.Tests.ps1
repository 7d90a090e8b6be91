BeforeAll {
    . "$PSScriptRoot/../common.ps1"
    $sandbox = Start-MigrationSandbox
    $null = $sandbox | Connect-IdentityStore

    # Starts a second process that has a file open. A spreadsheet writes, and lets others read.
    function Start-Holder([string] $Path, [string] $Access = 'ReadWrite', [string] $Share = 'Read') {
        $start = [Diagnostics.ProcessStartInfo]::new([Environment]::ProcessPath)
        foreach ($argument in "$PSScriptRoot\hold.ps1", '-Path', $Path, '-Access', $Access, '-Share', $Share) { $start.ArgumentList.Add($argument) }
        $start.RedirectStandardInput = $true
        $start.RedirectStandardOutput = $true
        $holder = [Diagnostics.Process]::Start($start)
        $holder.StandardOutput.ReadLine() | Should -Be 'held'
        $holder
    }

    function Stop-Holder($Holder) {
        $Holder.StandardInput.Close()
        $Holder.WaitForExit()
        $Holder.Dispose()
    }

    # In this process: the same rules, without another start.
    function Open-File([string] $Path, [IO.FileAccess] $Access = 'ReadWrite', [IO.FileShare] $Share = 'Read') {
        [IO.FileStream]::new($Path, [IO.FileMode]::Open, $Access, $Share)
    }

    # A run of three records, the last of which is rejected.
    function New-Run([string] $Name) {
        New-TestFile -Path "$TestDrive\$Name.csv" -Text "email,givenName`n$Name.1@example.com,A`n$Name.2@example.com,B`n$Name.3,C`n"
        $null = Start-Run $Name
        "$TestDrive\$Name.run"
    }

    function Start-Run([string] $Name) {
        Import-MigrationCsv "$TestDrive\$Name.csv" | Test-MigrationRecord -WarningAction SilentlyContinue | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive\$Name.run" -WarningAction SilentlyContinue | Sort-Object RecordNumber
    }
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'A file that another program has open' {
    It 'is named before anything is sent if it is a table of the run, and nothing is lost' {
        $run = New-Run 'table'
        $before = (Measure-IdentityUser).Count
        $success = [IO.File]::ReadAllText("$run\success.csv")
        $holder = Start-Holder "$run\success.csv"
        try {
            { Start-Run 'table' } | Should -Throw -ErrorId 'RunFolderCreateFailed,*' -ExpectedMessage '*success.csv*Close the program*'
            [IO.File]::Exists("$run\rejects.csv") | Should -BeTrue
        }
        finally {
            Stop-Holder $holder
        }

        @(Start-Run 'table' | ForEach-Object { "$($_.Status)" }) | Should -Be 'Created', 'Created', 'Rejected'
        [IO.File]::ReadAllText("$run\success.csv") | Should -BeExactly $success
        (Measure-IdentityUser).Count | Should -Be $before
        (Get-MigrationRun $run).Summary.IsBalanced | Should -BeTrue
    }

    It 'is named if it is <_>' -ForEach 'journal.ndjson', 'manifest.json', 'rejects.csv' {
        $run = New-Run "held-$_"
        $file = Open-File "$run\$_"
        try {
            { Start-Run "held-$_" } | Should -Throw -ErrorId 'RunFolderCreateFailed,*' -ExpectedMessage "*$_*"
        }
        finally {
            $file.Dispose()
        }

        @(Start-Run "held-$_" | ForEach-Object { "$($_.Status)" }) | Should -Be 'Created', 'Created', 'Rejected'
        [IO.Directory]::GetFiles($run, '*.new') | Should -BeNullOrEmpty
    }

    It 'can be viewed while the run uses it' {
        $run = New-Run 'watched'
        $file = Open-File "$run\journal.ndjson" Read ReadWrite
        try {
            (Get-MigrationRun $run).Created | Should -Be 2
            @(Start-Run 'watched' | ForEach-Object { "$($_.Status)" }) | Should -Be 'Created', 'Created', 'Rejected'
        }
        finally {
            $file.Dispose()
        }
    }

    It 'is reported if another command uses the same run' {
        $run = New-Run 'locked'
        $holder = Start-Holder "$run\run.lock" ReadWrite None
        try {
            { Start-Run 'locked' } | Should -Throw -ErrorId 'RunFolderInUse,*'
        }
        finally {
            Stop-Holder $holder
        }
    }

    It 'can be read if the program allows others to read' {
        New-TestFile -Path "$TestDrive\spreadsheet.csv" -Text "email`nspreadsheet@example.com`n"
        $file = Open-File "$TestDrive\spreadsheet.csv" ReadWrite Read
        try {
            $result = Import-MigrationCsv "$TestDrive\spreadsheet.csv" | ConvertTo-IdentityRecord Akamai |
                Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive\spreadsheet.run"
            "$($result.Status)" | Should -Be 'Created'
        }
        finally {
            $file.Dispose()
        }

        (Get-MigrationRun "$TestDrive\spreadsheet.run").Sources[0].Sha256 | Should -Not -BeNullOrEmpty
    }

    It 'is named if the program does not allow others to read' {
        New-TestFile -Path "$TestDrive\exclusive.csv" -Text "email`nexclusive@example.com`n"
        $file = Open-File "$TestDrive\exclusive.csv" ReadWrite None
        try {
            { Import-MigrationCsv "$TestDrive\exclusive.csv" } | Should -Throw -ErrorId 'DatafileOpenFailed,*' -ExpectedMessage '*exclusive.csv*another process*'
        }
        finally {
            $file.Dispose()
        }
    }

    It 'keeps its old rows if an export would replace it' {
        New-TestFile -Path "$TestDrive\target.csv" -Text "email`nold@example.com`n"
        $null = [IO.Directory]::CreateDirectory("$TestDrive\out")
        [IO.File]::Move("$TestDrive\target.csv", "$TestDrive\out\target.csv")
        $file = Open-File "$TestDrive\out\target.csv" Read Read
        try {
            { [pscustomobject]@{ email = 'new@example.com' } | Export-MigrationCsv "$TestDrive\out\target.csv" } |
                Should -Throw -ErrorId 'ExportWriteFailed,*' -ExpectedMessage '*target.csv*'
        }
        finally {
            $file.Dispose()
        }

        @([IO.Directory]::GetFiles("$TestDrive\out") | ForEach-Object { [IO.Path]::GetFileName($_) }) | Should -Be 'target.csv'
        [IO.File]::ReadAllText("$TestDrive\out\target.csv") | Should -BeExactly "email`nold@example.com`n"
    }

    It 'keeps its schema if another schema would replace it' {
        $null = Get-IdentitySchema -OutFile "$TestDrive\schema.json"
        $old = [IO.File]::ReadAllText("$TestDrive\schema.json")
        $file = Open-File "$TestDrive\schema.json" Read Read
        try {
            { Get-IdentitySchema -OutFile "$TestDrive\schema.json" -Force -ErrorAction Stop } | Should -Throw -ErrorId 'Schema*,*' -ExpectedMessage '*schema.json*'
        }
        finally {
            $file.Dispose()
        }

        [IO.File]::ReadAllText("$TestDrive\schema.json") | Should -BeExactly $old
        [IO.Directory]::GetFiles($TestDrive, 'schema.json.*') | Should -BeNullOrEmpty
    }
}

Describe 'Access to the files' {
    It 'is limited to their owner in a run folder' {
        $run = New-Run 'private'

        Test-OwnerOnly $run | Should -BeTrue
    }

    It 'is limited to their owner for each file of a run folder' {
        $run = New-Run 'inherited'

        foreach ($file in [IO.Directory]::GetFiles($run)) {
            Test-OwnerOnly $file | Should -BeTrue -Because $file
        }
    }

    It 'is limited to their owner for a schema and an export' {
        $null = Get-IdentitySchema -OutFile "$TestDrive\private.json"
        [pscustomobject]@{ email = 'private@example.com' } | Export-MigrationCsv "$TestDrive\private.csv"

        Test-OwnerOnly "$TestDrive\private.json" | Should -BeTrue
        Test-OwnerOnly "$TestDrive\private.csv" | Should -BeTrue
    }

    It 'is limited to their owner even if the folder already existed' {
        $null = [IO.Directory]::CreateDirectory("$TestDrive\before.run")

        $null = [pscustomobject]@{ email = 'before@example.com' } | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive\before.run"

        Test-OwnerOnly "$TestDrive\before.run" | Should -BeTrue
        Test-OwnerOnly "$TestDrive\before.run\journal.ndjson" | Should -BeTrue
    }
}
