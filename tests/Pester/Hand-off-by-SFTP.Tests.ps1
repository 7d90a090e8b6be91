# A sample and all users are handed to OpenSSH's own server, on a free port of loopback, by the published examples.
BeforeDiscovery {
    $withoutServer = -not [IO.File]::Exists('/usr/sbin/sshd')
}

BeforeAll {
    . "$PSScriptRoot/common.ps1"

    function New-Text([string] $Text) { ConvertTo-SecureString $Text -AsPlainText -Force }

    # Its keys are thrown away.
    function Start-Server([string] $Folder) {
        $null = [IO.Directory]::CreateDirectory("$Folder/store")
        foreach ($key in 'host', 'user') { $null = ssh-keygen -q -t ed25519 -N '' -f "$Folder/$key" -C test }
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
            try {
                $client.Connect('127.0.0.1', $port)
                break
            }
            catch { Start-Sleep -Milliseconds 25 }
            finally { $client.Dispose() }
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

Describe 'The whole hand-off with a server' -Skip:$withoutServer {
    BeforeAll {
        $folder = "$TestDrive/server"
        $null = [IO.Directory]::CreateDirectory($folder)
        $server = Start-Server $folder
    }

    AfterAll {
        # Its sessions end with their connections.
        $server.Process.Kill()
        $server.Process.Dispose()
    }

    It 'runs from the sample to the results, with the examples' {
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
