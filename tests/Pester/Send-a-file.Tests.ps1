# Files are sent to OpenSSH's own server, on a free port of loopback, as the user of the tests.
BeforeDiscovery {
    $server = '/usr/sbin/sshd', '/usr/local/sbin/sshd' | Where-Object { [IO.File]::Exists($_) } | Select-Object -First 1
    $withoutServer = -not $server -or -not [IO.Directory]::Exists('/proc')
}

BeforeAll {
    . "$PSScriptRoot/common.ps1"

    # Ends a server and its sessions, which are its children and theirs.
    $kill = {
        param($id)
        $ids = @($id)
        for ($i = 0; $i -lt $ids.Count; $i++) {
            $children = "/proc/$($ids[$i])/task/$($ids[$i])/children"
            $ids += @(if ([IO.File]::Exists($children)) { [IO.File]::ReadAllText($children).Split(' ', [StringSplitOptions]::RemoveEmptyEntries) })
        }

        $ids | ForEach-Object { Stop-Process -Id $_ -Force -ErrorAction SilentlyContinue }
    }

    function Start-Server {
        $start = [Diagnostics.ProcessStartInfo]::new('/bin/sh', "-c `"exec $program -D -e -f '$keys/config' > /dev/null 2>&1`"")
        $script:process = [Diagnostics.Process]::Start($start)
        foreach ($attempt in 1..200) {
            $client = [Net.Sockets.TcpClient]::new()
            try {
                $client.Connect('127.0.0.1', $port)
                return
            }
            catch {
                Start-Sleep -Milliseconds 25
            }
            finally {
                $client.Dispose()
            }
        }
    }

    function Stop-Server {
        & $kill $process.Id
        $process.WaitForExit()
    }
}

Describe 'Sending a file by SFTP' -Skip:$withoutServer {
    BeforeAll {
        $program = '/usr/sbin/sshd', '/usr/local/sbin/sshd' | Where-Object { [IO.File]::Exists($_) } | Select-Object -First 1
        $keys = "$TestDrive/keys"
        $null = New-Item -ItemType Directory $keys, "$TestDrive/home/inbox", "$TestDrive/home/results"
        if ([Environment]::UserName -eq 'root') {
            $null = New-Item -ItemType Directory -Force /run/sshd
        }

        foreach ($name in 'host', 'user') {
            ssh-keygen -q -t ed25519 -N '' -f "$keys/$name"
        }

        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $port = $listener.LocalEndpoint.Port
        $listener.Stop()
        New-TestFile "$keys/config" @"
Port $port
ListenAddress 127.0.0.1
HostKey $keys/host
AuthorizedKeysFile $keys/user.pub
Subsystem sftp internal-sftp -d $TestDrive/home
StrictModes no
UsePAM no
PermitRootLogin yes
PidFile none
"@
        New-TestFile "$keys/known_hosts" "[127.0.0.1]:$port $((Get-Content "$keys/host.pub") -replace ' \S+$')`n"
        $fingerprint = (ssh-keygen -lf "$keys/host.pub").Split(' ')[1]
        $connection = @{ Server = "127.0.0.1:$port"; UserName = [Environment]::UserName; KeyFile = "$keys/user" }
        $known = $connection + @{ KnownHostsPath = "$keys/known_hosts" }
        Start-Server
        New-TestFile "$TestDrive/users.csv.gpg" 'encrypted'
    }

    AfterAll {
        Stop-Server
    }

    It 'does not send to a server whose host key is unknown, and says how to compare its fingerprint' {
        New-TestFile "$TestDrive/nobody" ''
        { Send-MigrationFile "$TestDrive/users.csv.gpg" @connection -KnownHostsPath "$TestDrive/nobody" -ErrorAction Stop } |
            Should -Throw -ErrorId 'HostKeyUnknown,*' -ExpectedMessage "*by phone*-HostKeyFingerprint '$fingerprint'*"
    }

    It 'sends with the fingerprint of the host key' {
        $sent = Send-MigrationFile "$TestDrive/users.csv.gpg" @connection -HostKeyFingerprint $fingerprint -Destination by-fingerprint.gpg
        $sent.RemotePath | Should -Be "$TestDrive/home/by-fingerprint.gpg"
        Get-Content "$TestDrive/home/by-fingerprint.gpg" | Should -Be 'encrypted'
    }

    It 'sends, verifies and writes the SHA-256' {
        $sent = Get-Item "$TestDrive/users.csv.gpg" | Send-MigrationFile @known -Destination inbox/ -Verify -Checksum
        $sent.IsVerified | Should -BeTrue
        $sent.Sha256 | Should -Be (Get-FileHash "$TestDrive/users.csv.gpg").Hash.ToLowerInvariant()
        Get-Content "$TestDrive/home/inbox/users.csv.gpg.sha256" | Should -Be "$($sent.Sha256)  users.csv.gpg"
        "$($sent | Out-String -Width 80)" | Should -Match "Sha256 +: $($sent.Sha256)"
    }

    It 'sends nothing with -WhatIf' {
        Send-MigrationFile "$TestDrive/users.csv.gpg" @known -Destination new.gpg -WhatIf | Should -BeNullOrEmpty
        "$TestDrive/home/new.gpg" | Should -Not -Exist
    }

    It 'goes on with the next file after an error of one' {
        New-TestFile "$TestDrive/home/inbox/taken.gpg" 'other'
        New-TestFile "$TestDrive/taken.gpg" 'new'
        New-TestFile "$TestDrive/free.gpg" 'free'
        $sent = "$TestDrive/taken.gpg", "$TestDrive/free.gpg" | Send-MigrationFile @known -Destination inbox -ErrorVariable told -ErrorAction SilentlyContinue
        $told.FullyQualifiedErrorId | Should -BeLike 'RemoteFileExists,*'
        $sent.RemotePath | Should -Be "$TestDrive/home/inbox/free.gpg"
        Get-Content "$TestDrive/home/inbox/taken.gpg" | Should -Be 'other'
    }

    It 'receives what matches, for its owner only' {
        New-TestFile "$TestDrive/home/results/success.csv" "email`n"
        New-TestFile "$TestDrive/home/results/fail.csv" "email,error`n"
        $folder = New-Item -ItemType Directory "$TestDrive/received"
        $received = Receive-MigrationFile results/*.csv @known -Destination $folder
        $received.Path | Should -Be "$folder/fail.csv", "$folder/success.csv"
        Test-OwnerOnly "$folder/fail.csv" | Should -BeTrue
    }

    It 'receives the other files if one has a name with control characters' {
        $null = New-Item -ItemType Directory "$TestDrive/home/names"
        New-TestFile "$TestDrive/home/names/a.csv" 'a'
        New-TestFile "$TestDrive/home/names/b$([char]27)[31m.csv" 'b'
        New-TestFile "$TestDrive/home/names/c.csv" 'c'
        $folder = New-Item -ItemType Directory "$TestDrive/named"
        $received = Receive-MigrationFile names/*.csv @known -Destination $folder -ErrorVariable told -ErrorAction SilentlyContinue
        $received.Path | Should -Be "$folder/a.csv", "$folder/c.csv"
        $told.FullyQualifiedErrorId | Should -BeLike 'RemoteNameInvalid,*'
        "$told" | Should -Not -Match ([char]27)
    }

    It 'never receives two files to one path' {
        foreach ($name in 'x', 'y') {
            $null = New-Item -ItemType Directory "$TestDrive/home/same/$name"
            New-TestFile "$TestDrive/home/same/$name/success.csv" $name
        }

        $folder = New-Item -ItemType Directory "$TestDrive/same"
        $received = Receive-MigrationFile same/*/success.csv @known -Destination $folder -Force -ErrorVariable told -ErrorAction SilentlyContinue
        $received.RemotePath | Should -Be "$TestDrive/home/same/x/success.csv"
        $told.FullyQualifiedErrorId | Should -BeLike 'ReceivedPathRepeated,*'
        Get-Content "$folder/success.csv" | Should -Be 'x'
    }

    It 'names a folder that does not exist here' {
        { Receive-MigrationFile results/fail.csv @known -Destination "$TestDrive/nowhere/fail.csv" -ErrorAction Stop } |
            Should -Throw -ErrorId 'DestinationFolderNotFound,*' -ExpectedMessage '*nowhere*'
    }

    It 'resumes after the server has died, with the same command' {
        $bytes = [byte[]]::new(150MB)
        [Random]::new(1).NextBytes($bytes)
        [IO.File]::WriteAllBytes("$TestDrive/large.gpg", $bytes)
        $killer = [powershell]::Create().AddScript({
                param($folder, $id, $kill)
                while (-not [IO.Directory]::GetFiles($folder, '.large.gpg.*').Where({ [IO.FileInfo]::new($_).Length -gt 5MB })) { [Threading.Thread]::Sleep(1) }
                & ([scriptblock]::Create($kill)) $id
            }).AddArgument("$TestDrive/home/inbox").AddArgument($process.Id).AddArgument("$kill")
        $killing = $killer.BeginInvoke()
        { Send-MigrationFile "$TestDrive/large.gpg" @known -Destination inbox/ -MaximumRetryCount 0 -ErrorAction Stop } |
            Should -Throw -ErrorId 'SftpConnectionLost,*' -ExpectedMessage '*Run the same command again*'
        $killer.EndInvoke($killing)
        "$TestDrive/home/inbox/large.gpg" | Should -Not -Exist

        Start-Server
        $sent = Send-MigrationFile "$TestDrive/large.gpg" @known -Destination inbox/ -MaximumRetryCount 0
        $sent.ResumedFrom | Should -BeGreaterThan 0
        (Get-FileHash "$TestDrive/home/inbox/large.gpg").Hash | Should -Be (Get-FileHash "$TestDrive/large.gpg").Hash
    }

    It 'runs the published script' {
        $example = [IO.Path]::Combine((Get-Module UserMigration).ModuleBase, 'Examples', 'hand-off-sftp.ps1')
        $run = & $example "$TestDrive/users.csv.gpg" -Server "$([Environment]::UserName)@127.0.0.1:$port" -KeyFile "$keys/user" -HostKeyFingerprint $fingerprint `
            -Destination script.gpg -Result results/fail.csv -ResultFolder "$TestDrive/received" -WarningAction SilentlyContinue
        $LASTEXITCODE | Should -Be 0
        $run[0] | Should -Be "Sent: $TestDrive/home/script.gpg, 9 bytes"
        $run[2] | Should -Be "Received: $TestDrive/received/fail.csv"
    }
}
