# The manifest can only require 5.1 as the least version, and these versions run on a .NET that cannot load the module.
if ($PSEdition -eq 'Core' -and $PSVersionTable.PSVersion -lt [version]'7.4') {
    throw "UserMigration needs PowerShell 7.4 or later, or Windows PowerShell 5.1. This is PowerShell $($PSVersionTable.PSVersion). " +
        'Install a newer PowerShell (https://aka.ms/powershell), and import the module there.'
}

# The model and the type adapter, in the default load context: where scripts and PowerShell find types by name.
$framework = if ($PSEdition -eq 'Core') { 'net8.0' } else { 'net472' }
foreach ($name in 'UserMigration', 'UserMigration.Adapter') {
    $null = [Reflection.Assembly]::LoadFrom([IO.Path]::Combine($PSScriptRoot, 'bin', $framework, "$name.dll"))
}

# The types name the adapter, so they come after it. As a nested module they go with this one.
Import-Module ([IO.Path]::Combine($PSScriptRoot, 'UserMigration.Types.psd1'))

# On PowerShell 7 the cmdlets and their packages live in a load context of their own; Windows PowerShell has none.
$cmdlets = if ($PSEdition -eq 'Core') {
    [UserMigration.LoadContext]::LoadModule()
}
else {
    [Reflection.Assembly]::LoadFrom([IO.Path]::Combine($PSScriptRoot, 'bin', $framework, 'UserMigration.Module.dll'))
}

$binary = Import-Module -Assembly $cmdlets -PassThru

# A second Import-Module -Force finds the assembly known and leaves its cmdlets out of the exports (PowerShell#20710).
$addExportedCmdlet = [psmoduleinfo].GetMethod('AddExportedCmdlet', [Reflection.BindingFlags]'Instance, NonPublic')
if ($addExportedCmdlet) {
    foreach ($cmdlet in $binary.ExportedCmdlets.Values) {
        $null = $addExportedCmdlet.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
    }
}
