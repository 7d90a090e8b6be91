BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-MigrationSandbox
    $null = $sandbox | Connect-IdentityStore
    $credential = [pscredential]::new($sandbox.ClientId, $sandbox.ClientSecret)

    function Send-Record([string] $Name, [hashtable] $Option) {
        [pscustomobject] @{ email = "$Name@example.com" } | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/$Name.run" @Option
    }
}

AfterAll {
    Disconnect-IdentityStore
    Stop-MigrationSandbox $sandbox
}

Describe 'The log of calls' {
    It 'has a line of JSON for each call' {
        $null = Send-Record logged @{ LogPath = "$TestDrive/calls.log" }
        $null = Send-Record again @{ LogPath = "$TestDrive/calls.log" }

        $lines = @([IO.File]::ReadAllLines("$TestDrive/calls.log") | ConvertFrom-Json)
        $creates = @($lines | Where-Object operation -EQ 'create')
        $creates.Count | Should -Be 2
        $creates[0].status | Should -Be 'answered'
        $creates[0].records | Should -Be 1
        $creates[0].ms | Should -BeGreaterThan 0
        @($lines | Where-Object event -EQ 'end')[1].created | Should -Be 1
        Test-OwnerOnly "$TestDrive/calls.log" | Should -BeTrue
    }

    It 'is also written by a rollback and a comparison' {
        $null = Send-Record undone @{}
        $null = [pscustomobject] @{ email = 'undone@example.com' } | ConvertTo-IdentityRecord Akamai | Compare-IdentityUser -RateLimit 0 -LogPath "$TestDrive/compare.log"
        $null = Invoke-BulkUserDelete "$TestDrive/undone.run" -RateLimit 0 -LogPath "$TestDrive/delete.log" -NonInteractive -Confirm:$false

        [IO.File]::ReadAllText("$TestDrive/compare.log") | Should -BeLike '*"operation":"lookUp"*'
        [IO.File]::ReadAllText("$TestDrive/delete.log") | Should -BeLike '*"operation":"delete"*'
    }

    It 'refuses a file that cannot be written, before the first record' {
        { Send-Record nolog @{ LogPath = "$TestDrive/missing/calls.log" } } | Should -Throw -ErrorId 'LogWriteFailed,*'

        [IO.Directory]::Exists("$TestDrive/nolog.run") | Should -BeFalse
    }

    It 'loses no record if the file can no longer be written, and says so' {
        $null = [IO.Directory]::CreateDirectory("$TestDrive/logs")
        $results = 1..30 | ForEach-Object {
            if ($_ -eq 15) {
                [IO.Directory]::Delete("$TestDrive/logs", $true)
            }

            [pscustomobject] @{ email = "lost$_@example.com" }
        } | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -BatchSize 5 -RunPath "$TestDrive/lost.run" -LogPath "$TestDrive/logs/calls.log" -ErrorAction SilentlyContinue -ErrorVariable failed -WarningAction SilentlyContinue

        @($results | Where-Object Status -EQ 'Created').Count | Should -Be 30
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'LogWriteFailed,*'
    }

    It 'is not written with -WhatIf' {
        $null = Send-Record never @{ LogPath = "$TestDrive/never.log"; MetricsPath = "$TestDrive/never.prom"; WhatIf = $true }

        [IO.File]::Exists("$TestDrive/never.log") | Should -BeFalse
        [IO.File]::Exists("$TestDrive/never.prom") | Should -BeFalse
    }
}

Describe 'The metrics of a command' {
    It 'are in the text format of Prometheus' {
        $null = Send-Record measured @{ MetricsPath = "$TestDrive/measured.prom" }

        $text = [IO.File]::ReadAllText("$TestDrive/measured.prom")
        $text | Should -BeLike '*usermigration_records_total{command="Invoke-BulkUserCreate",target="akamai",run="measured.run",status="created"} 1*'
        $text | Should -BeLike '*usermigration_call_duration_seconds_bucket{*operation="create",le="+Inf"} 1*'
        $text | Should -BeLike '*usermigration_exit_code{*} 0*'
        $text | Should -BeLike '*usermigration_last_success_timestamp_seconds{*'
    }

    It 'keep the time of the last success' {
        $null = Send-Record kept @{ MetricsPath = "$TestDrive/kept.prom" }
        $before = @([IO.File]::ReadAllLines("$TestDrive/kept.prom") -like 'usermigration_last_success*')[0].Split(' ')[-1]
        $null = [pscustomobject] @{ name = 'without a key' } | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/kept2.run" -MetricsPath "$TestDrive/kept.prom" -WarningAction SilentlyContinue

        $lines = [IO.File]::ReadAllLines("$TestDrive/kept.prom")
        @($lines -like 'usermigration_last_success*')[0].Split(' ')[-1] | Should -Be $before
        @($lines -like 'usermigration_exit_code*')[0] | Should -BeLike '* 2'
    }

    It 'need a name that the node exporter reads' {
        { Send-Record named @{ MetricsPath = "$TestDrive/metrics.txt" } } | Should -Throw -ErrorId 'MetricsNameInvalid,*'
    }
}

Describe 'Without anybody to ask' {
    It 'a rollback says that it needs -Confirm:$false' {
        $null = Send-Record asked @{}

        { Invoke-BulkUserDelete "$TestDrive/asked.run" -RateLimit 0 -NonInteractive } | Should -Throw -ErrorId 'InputRequired,*' -ExpectedMessage '*-Confirm:$false*'

        @(Invoke-BulkUserDelete "$TestDrive/asked.run" -RateLimit 0 -NonInteractive -WhatIf).Count | Should -Be 1
        @(Invoke-BulkUserDelete "$TestDrive/asked.run" -RateLimit 0 -NonInteractive -Confirm:$false | Where-Object Status -EQ 'Deleted').Count | Should -Be 1
    }

    It 'an upload that would ask says the same' {
        { Send-Record confirm @{ NonInteractive = $true; Confirm = $true } } | Should -Throw -ErrorId 'InputRequired,*'
        (Send-Record quiet @{ NonInteractive = $true }).Status | Should -Be 'Created'
    }

    It 'a connection says that it needs a credential' {
        { Connect-IdentityStore Akamai $sandbox.Uri -NonInteractive } | Should -Throw -ErrorId 'CredentialMissing,*' -ExpectedMessage '*-Credential*'
        $null = Connect-IdentityStore Akamai $sandbox.Uri -Credential $credential -NonInteractive
    }

    It 'a profile without a secret says where the secret can be' {
        $old = $env:USERMIGRATION_PROFILES
        try {
            $env:USERMIGRATION_PROFILES = "$TestDrive/profiles.json"
            $null = Set-IdentityStoreProfile silent Akamai $sandbox.Uri -ClientId $sandbox.ClientId

            { Connect-IdentityStore -Profile silent -NonInteractive } | Should -Throw -ErrorId 'ProfileSecretNotFound,*' -ExpectedMessage '*-SecretVariable*'
        }
        finally {
            $env:USERMIGRATION_PROFILES = $old
            $null = $sandbox | Connect-IdentityStore
        }
    }
}

Describe 'The example for unattended runs' {
    BeforeAll {
        $examples = [IO.Path]::Combine((Get-Module UserMigration).ModuleBase, 'Examples')
        $credential | Export-Clixml "$TestDrive/credential.xml"

        # exit would end this script, so its argument is kept.
        function Invoke-Example([string] $Path, [hashtable] $Option) {
            $text = [IO.File]::ReadAllText("$examples/unattended.ps1").Replace('exit $summary.ExitCode', '$global:exampleCode = $summary.ExitCode').Replace('$PSScriptRoot', "'$examples'")
            New-TestFile -Path "$TestDrive/example.ps1" -Text $text
            $null = & "$TestDrive/example.ps1" $Path -Uri $sandbox.Uri -CredentialPath "$TestDrive/credential.xml" -RunPath "$TestDrive/$([IO.Path]::GetFileName($Path)).run" -LogFolder $TestDrive -RateLimit 0 @Option 3>$null 6>$null
            $global:exampleCode
        }

        # A server that answers one call, and keeps its body.
        function Start-Webhook([int] $Status) {
            $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
            $listener.Start()
            $server = [powershell]::Create().AddScript({
                    param($Listener, $Status)
                    $client = $Listener.AcceptTcpClient()
                    $stream = $client.GetStream()
                    $stream.ReadTimeout = 10000
                    $bytes = [byte[]]::new(65536)
                    $text = ''
                    do {
                        $text += [Text.Encoding]::UTF8.GetString($bytes, 0, $stream.Read($bytes, 0, $bytes.Length))
                        $parts = $text -split "`r`n`r`n", 2
                        $length = if ($parts[0] -match 'Content-Length: (\d+)') { [int] $Matches[1] } else { 0 }
                    } until ($parts.Count -eq 2 -and [Text.Encoding]::UTF8.GetByteCount($parts[1]) -ge $length)
                    $answer = [Text.Encoding]::ASCII.GetBytes("HTTP/1.1 $Status Answer`r`nContent-Length: 0`r`nConnection: close`r`n`r`n")
                    $stream.Write($answer, 0, $answer.Length)
                    $client.Close()
                    $parts[1]
                }).AddArgument($listener).AddArgument($Status)
            @{ Uri = "http://127.0.0.1:$($listener.LocalEndpoint.Port)/"; Listener = $listener; Server = $server; Answer = $server.BeginInvoke() }
        }

        function Stop-Webhook([hashtable] $Webhook) {
            $body = $Webhook.Server.EndInvoke($Webhook.Answer)
            $Webhook.Server.Dispose()
            $Webhook.Listener.Stop()
            "$body"
        }
    }

    It 'ends with 0 if every record is done, and leaves a log, metrics and a report' {
        New-TestFile -Path "$TestDrive/good.csv" -Text "email`ngood@example.com`n"

        Invoke-Example "$TestDrive/good.csv" @{} | Should -Be 0

        [IO.File]::Exists("$TestDrive/calls.log") | Should -BeTrue
        [IO.File]::Exists("$TestDrive/usermigration.prom") | Should -BeTrue
        [IO.File]::ReadAllText("$TestDrive/report.html") | Should -BeLike '*The ledger balances.*'
    }

    It 'does not end with 0 if nothing ran' -ForEach @(
        @{ Case = 'no records'; Text = "email`n" }
        @{ Case = 'no file'; Text = $null }
    ) {
        if ($null -ne $Text) {
            New-TestFile -Path "$TestDrive/$Case.csv" -Text $Text
        }

        Invoke-Example "$TestDrive/$Case.csv" @{} | Should -Be 5
    }

    It 'sends the outcome to a webhook, without values' {
        New-TestFile -Path "$TestDrive/hook.csv" -Text "email`nhook@example.com`nnobody`n"
        $webhook = Start-Webhook -Status 204

        Invoke-Example "$TestDrive/hook.csv" @{ WebhookUri = $webhook.Uri } | Should -Be 2

        $message = Stop-Webhook $webhook | ConvertFrom-Json
        $message.exitCode | Should -Be 2
        $message.text | Should -BeLike '*Created 1, Rejected 1*'
        "$message" | Should -Not -BeLike '*hook@example.com*'
    }

    It 'does not end with 0 if the webhook refuses the message' {
        New-TestFile -Path "$TestDrive/refused.csv" -Text "email`nrefused@example.com`n"
        $webhook = Start-Webhook -Status 500

        Invoke-Example "$TestDrive/refused.csv" @{ WebhookUri = $webhook.Uri } | Should -Be 1

        $null = Stop-Webhook $webhook
    }
}
