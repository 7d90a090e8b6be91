BeforeAll {
    . "$PSScriptRoot/common.ps1"

    function New-Text([string] $Text) { ConvertTo-SecureString $Text -AsPlainText -Force }

    # OpenSSH's own server on a free port of loopback, with throw-away keys.
    function Start-Server([string] $Folder) {
        $null = [IO.Directory]::CreateDirectory("$Folder/store")
        foreach ($key in 'host', 'user') { $null = ssh-keygen -q -t ed25519 -N '""' -f "$Folder/$key" -C test }
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $port = $listener.LocalEndpoint.Port
        $listener.Stop()
        [IO.File]::Copy("$Folder/user.pub", "$Folder/authorized")
        [IO.File]::WriteAllLines("$Folder/config", [string[]] @(
                "Port $port", 'ListenAddress 127.0.0.1', "HostKey $Folder/host", "AuthorizedKeysFile $Folder/authorized", 'Subsystem sftp internal-sftp',
                'StrictModes no', 'UsePAM no', 'PasswordAuthentication no', 'PermitRootLogin yes', 'UseDNS no', 'PidFile none', 'LogLevel ERROR'))
        if ([Environment]::UserName -eq 'root') { $null = [IO.Directory]::CreateDirectory('/run/sshd') }
        $process = [Diagnostics.Process]::Start('/usr/sbin/sshd', "-D -e -f $Folder/config")
        for ($i = 0; $i -lt 200; $i++) {
            $client = [Net.Sockets.TcpClient]::new()
            try { $client.Connect('127.0.0.1', $port); break } catch { [Threading.Thread]::Sleep(25) } finally { $client.Dispose() }
        }

        @{
            Process     = $process
            Address     = "$([Environment]::UserName)@127.0.0.1:$port"
            Key         = "$Folder/user"
            Fingerprint = ((ssh-keygen -lf "$Folder/host.pub") -split ' ')[1]
            Store       = "$Folder/store"
        }
    }
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

Describe 'The whole hand-off with a server' {
    BeforeAll {
        $isThere = [IO.Directory]::Exists('/usr/sbin') -and [IO.File]::Exists('/usr/sbin/sshd') -and (Get-Command ssh-keygen -ErrorAction Ignore)
        if ($isThere) {
            $folder = "$TestDrive/server"
            $null = [IO.Directory]::CreateDirectory($folder)
            $server = Start-Server $folder
        }
    }

    AfterAll {
        if ($isThere) { $server.Process.Kill(); $server.Process.Dispose() }
    }

    It 'runs from the sample to the results, with the examples' {
        if (-not $isThere) { Set-ItResult -Skipped -Because 'sshd is not installed (openssh-server)'; return }
        $examples = [IO.Path]::Combine((Get-Module UserMigration).ModuleBase, 'Examples')
        $users = "$folder/users.csv"
        New-TestFile -Path $users -Text ("email,givenName`n" + -join (1..50 | ForEach-Object { "u$_@example.com,Anna`n" }))
        $all = @{ Server = $server.Address; KeyFile = $server.Key; HostKeyFingerprint = $server.Fingerprint; OutFolder = $folder }
        $secret = New-Text 'correct horse battery staple'

        # exit in a script that is called ends the script only.
        $told = & "$examples/hand-off-sample.ps1" $users @all -Destination "$($server.Store)/" -Passphrase $secret -SampleSize 5 3>$null
        $LASTEXITCODE | Should -Be 0
        "$told" | Should -Match 'users\.sample\.csv\.gpg'
        $null = & "$examples/hand-off-production.ps1" $users @all -Destination "$($server.Store)/" -After "$folder/users.sample.manifest.json" -Passphrase $secret 3>$null
        $LASTEXITCODE | Should -Be 0
        [IO.File]::ReadAllBytes("$($server.Store)/users.csv.gpg") | Should -Be ([IO.File]::ReadAllBytes("$folder/users.csv.gpg"))

        New-TestFile -Path "$($server.Store)/success.csv" -Text ("line,uuid`n" + -join (2..50 | ForEach-Object { "$_,$([guid]::NewGuid())`n" }))
        New-TestFile -Path "$($server.Store)/fail.csv" -Text "line,error`n51,Bad value u50@example.com`n"
        $told = & "$examples/hand-off-production.ps1" $users @all -ResultPattern "$($server.Store)/*.csv" 3>$null

        $LASTEXITCODE | Should -Be 2
        "$told" | Should -Match '1 x Failed Bad value «email»'
        @(Import-MigrationCsv "$folder/not-imported.csv").email | Should -Be 'u50@example.com'
    }
}
