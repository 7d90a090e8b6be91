<#
.SYNOPSIS
Sends the outcome of a run to a webhook, as JSON.
.DESCRIPTION
The message has the exit code, the counts and the next step, and no value of a record. Change the members to those that your chat or your
monitoring expects. An answer that is not a success is an error.
.EXAMPLE
./send-webhook.ps1 -Uri https://hooks.example.com/migration -Summary $summary
.EXAMPLE
(Get-MigrationRun ./users.csv.akamai.run).Summary | ForEach-Object { ./send-webhook.ps1 -Uri https://hooks.example.com/migration -Summary $_ }
#>
param(
    [Parameter(Mandatory)] [uri] $Uri,
    [Parameter(Mandatory)] [object] $Summary
)

$ErrorActionPreference = 'Stop'
$message = [ordered] @{
    host     = [Environment]::MachineName
    run      = "$($Summary.RunPath)"
    exitCode = $Summary.ExitCode
    text     = "$(if ($Summary.ExitCode -eq 0) { 'The migration run is complete' } else { "The migration run ended with exit code $($Summary.ExitCode)" }): $Summary"
    next     = "$($Summary.Next)"
}
if ($Summary -is [hashtable]) {
    $message.text = "The migration run did not start (exit code $($Summary.ExitCode))."
}

$null = Invoke-RestMethod -Uri $Uri -Method Post -ContentType 'application/json; charset=utf-8' -TimeoutSec 30 -Body ([Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $message -Compress)))
