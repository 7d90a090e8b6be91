# Uploads a file, and says what became of each record and of the run: to be stopped from outside, and started again.
param([string] $Module, [string] $Uri, [string] $ClientId, [string] $ClientSecret, [string] $Path, [string] $RunPath)

$ErrorActionPreference = 'Stop'
Import-Module $Module
$secret = [Net.NetworkCredential]::new('', $ClientSecret).SecurePassword
$null = Connect-IdentityStore -Target Akamai -Uri $Uri -Credential ([pscredential]::new($ClientId, $secret))
try {
    Import-MigrationCsv $Path | ConvertTo-IdentityRecord Akamai |
        Invoke-BulkUserCreate -RateLimit 0 -Workers 2 -BatchSize 2 -RunPath $RunPath | ForEach-Object { [Console]::WriteLine($_.Status) }
    [Console]::WriteLine("The store has $((Measure-IdentityUser).Count).")
}
finally {
    [Console]::WriteLine("The run is $((Get-MigrationRun $RunPath).State).")
}
