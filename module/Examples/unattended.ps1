<#
.SYNOPSIS
Uploads a datafile with nobody at the screen: for a systemd timer, cron, or a scheduled task of Windows.
.DESCRIPTION
The script never asks for anything, and ends with 0 only if at least one record was passed on and every record is done. Its exit codes
are those of upload.ps1; 5 also means that the datafile has no records. A run that was stopped is resumed by the next start, because the
run folder has the same name.

The session comes from a profile (Set-IdentityStoreProfile), or from -Target, -Uri and a file that Export-Clixml created. In the folder of
-LogFolder, calls.log gets a line of JSON for each call, usermigration.prom has metrics for the textfile collector of the Prometheus node
exporter, and report.html is the report of the run. -WebhookUri receives the outcome (see send-webhook.ps1).

usermigration.service and usermigration.timer start this script with systemd, register-scheduled-task.ps1 starts it on Windows.
.EXAMPLE
pwsh -NoProfile -NonInteractive -File ./unattended.ps1 /srv/export/users.csv -StoreProfile prod -LogFolder /var/log/usermigration
.EXAMPLE
./unattended.ps1 users.csv -Target Akamai -Uri https://my-app.eu.janraincapture.example.com -CredentialPath ./credential.xml
#>
param(
    [Parameter(Mandatory)] [string] $Path,
    [string] $StoreProfile,
    [string] $Target = 'Akamai',
    [uri] $Uri,
    [string] $CredentialPath,
    [string] $RunPath,
    [string] $LogFolder = '.',
    [double] $RateLimit = 1,
    [uri] $WebhookUri
)

$ErrorActionPreference = 'Stop'
$summary = @{ ExitCode = 5; Given = 0 }
try {
    $connection = if ($StoreProfile) {
        @{ Profile = $StoreProfile }
    }
    else {
        @{ Target = $Target; Uri = $Uri; Credential = Import-Clixml -LiteralPath $CredentialPath }
    }

    $null = Connect-IdentityStore -NonInteractive @connection
    $folder = @{}
    if ($RunPath) {
        $folder.RunPath = $RunPath
    }

    Import-MigrationCsv $Path |
        Test-MigrationRecord -UniqueKey email |
        ConvertTo-IdentityRecord -Target $Target |
        Invoke-BulkUserCreate @folder -RateLimit $RateLimit -NonInteractive -SummaryVariable summary `
            -LogPath ([IO.Path]::Combine($LogFolder, 'calls.log')) `
            -MetricsPath ([IO.Path]::Combine($LogFolder, 'usermigration.prom')) |
        Out-Null

    if ($summary.Given -eq 0) {
        $summary.ExitCode = 5
        throw "'$Path' has no records, so nothing was uploaded."
    }

    "$summary"
    $null = New-MigrationReport -LiteralPath $summary.RunPath -OutFile ([IO.Path]::Combine($LogFolder, 'report.html')) -Force
}
catch {
    $host.UI.WriteErrorLine("$_")
    $code = [Math]::Max(1, $summary.ExitCode)
    if ($summary -is [hashtable]) {
        $summary = @{ ExitCode = $code; Given = 0 }
    }
    else {
        $summary.ExitCode = $code
    }
}
finally {
    if ($WebhookUri) {
        try {
            & ([IO.Path]::Combine($PSScriptRoot, 'send-webhook.ps1')) -Uri $WebhookUri -Summary $summary
        }
        catch {
            $host.UI.WriteErrorLine("The webhook was not reached: $_")
            $summary.ExitCode = [Math]::Max(1, $summary.ExitCode)
        }
    }

    exit $summary.ExitCode
}
