# The types by themselves: the loader imports them after the assembly that they name.
@{
    ModuleVersion = '1.0.0'
    GUID = 'c2a4b7d0-6a35-4f0e-8c1b-2f1d9e6a7b54'
    Author = 'UserMigration contributors'
    Description = 'The extended types of UserMigration. Import UserMigration instead.'
    TypesToProcess = @('UserMigration.Types.ps1xml')
    FunctionsToExport = @()
    CmdletsToExport = @()
    VariablesToExport = @()
    AliasesToExport = @()
}
