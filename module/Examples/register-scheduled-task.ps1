<#
.SYNOPSIS
Registers a scheduled task of Windows that starts unattended.ps1 every night.
.DESCRIPTION
Run it in an elevated PowerShell 7. The task runs under the account of -UserId, whether or not that account is signed in. Save the credential
of the store, or set the profile, under the same account: only it can decrypt the file. The last result of the task is the exit code of the
script, so it is 0 only if every record is done. If pwsh or the script is missing, the task also fails.
.EXAMPLE
./register-scheduled-task.ps1 -Script C:\usermigration\unattended.ps1 -Arguments 'C:\export\users.csv -StoreProfile prod -LogFolder C:\usermigration' -UserId CONTOSO\svc-migration$
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [string] $Script,
    [Parameter(Mandatory)] [string] $Arguments,
    [Parameter(Mandatory)] [string] $UserId,
    [string] $TaskName = 'UserMigration',
    [datetime] $At = '01:30'
)

$ErrorActionPreference = 'Stop'
if (-not [IO.File]::Exists($Script)) {
    throw "'$Script' does not exist. Specify the full path of the script."
}

$pwsh = (Get-Command pwsh -CommandType Application | Select-Object -First 1).Source
$argument = "-NoProfile -NonInteractive -File `"$Script`" $Arguments"
if ($PSCmdlet.ShouldProcess($TaskName, "Register a task that starts $pwsh $argument")) {
    # An account whose name ends with $ is a group managed service account: Windows knows its password.
    $logon = if ($UserId.EndsWith('$')) { 'Password' } else { 'S4U' }
    Register-ScheduledTask -TaskName $TaskName `
        -Action (New-ScheduledTaskAction -Execute $pwsh -Argument $argument -WorkingDirectory ([IO.Path]::GetDirectoryName($Script))) `
        -Trigger (New-ScheduledTaskTrigger -Daily -At $At) `
        -Principal (New-ScheduledTaskPrincipal -UserId $UserId -LogonType $logon) `
        -Settings (New-ScheduledTaskSettingsSet -StartWhenAvailable -MultipleInstances IgnoreNew -ExecutionTimeLimit ([TimeSpan]::Zero))
}
