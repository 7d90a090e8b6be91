@{
    RootModule = 'UserMigration.psm1'
    ModuleVersion = '0.0.0'
    GUID = '5a2f7c1e-3b64-4d0e-9c55-7f1f8d0c2a91'
    Author = 'UserMigration contributors'
    CompanyName = 'UserMigration contributors'
    Copyright = '(c) UserMigration contributors. MIT License.'
    Description = 'Moves user accounts from a CSV export of a legacy system into a customer-identity store, and proves afterwards that nothing was lost and nothing was duplicated.'
    PowerShellVersion = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions = @('Core', 'Desktop')

    FormatsToProcess = @('UserMigration.Format.ps1xml')

    CmdletsToExport = @(
        'Compare-IdentityUser'
        'Compare-MigrationCsv'
        'Connect-IdentityStore'
        'ConvertTo-IdentityRecord'
        'Disconnect-IdentityStore'
        'Export-IdentityUser'
        'Export-MigrationCsv'
        'Get-IdentitySchema'
        'Get-IdentityStore'
        'Get-IdentityStoreProfile'
        'Get-IdentityUser'
        'Get-MigrationRule'
        'Get-MigrationRun'
        'Get-MigrationTransform'
        'Import-MigrationCsv'
        'Import-MigrationResult'
        'Invoke-BulkUserCreate'
        'Invoke-BulkUserDelete'
        'Measure-IdentityUser'
        'Measure-MigrationPlan'
        'Measure-MigrationRecord'
        'New-MigrationMap'
        'New-MigrationPackage'
        'New-MigrationPassphrase'
        'New-MigrationReport'
        'New-MigrationSample'
        'Protect-MigrationFile'
        'Receive-MigrationFile'
        'Remove-IdentityStoreProfile'
        'Repair-MigrationRecord'
        'Select-MigrationShard'
        'Send-MigrationFile'
        'Set-IdentityStoreProfile'
        'Set-MigrationSandbox'
        'Start-MigrationSandbox'
        'Stop-MigrationSandbox'
        'Test-MigrationRecord'
        'Test-PasswordHash'
        'Unprotect-MigrationFile'
    )
    AliasesToExport = @('New-IdentityUser')
    FunctionsToExport = @()
    VariablesToExport = @()

    PrivateData = @{
        PSData = @{
            Tags = @('PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS', 'Migration', 'Identity', 'CIAM', 'Akamai', 'cidaas', 'CSV')
            LicenseUri = 'https://opensource.org/license/mit'
            ReleaseNotes = 'The first version. CHANGELOG.md in the folder of the module lists what it does.'
        }
    }
}
