# On PowerShell 7 the cmdlets and their packages live in a load context of their own; Windows PowerShell has none.
$cmdlets = if ($PSEdition -eq 'Core') {
    [UserMigration.LoadContext]::LoadModule()
}
else {
    [Reflection.Assembly]::LoadFrom([IO.Path]::Combine($PSScriptRoot, 'bin', 'net472', 'UserMigration.Module.dll'))
}

$binary = Import-Module -Assembly $cmdlets -PassThru

# A second Import-Module -Force finds the assembly known and leaves its cmdlets out of the exports (PowerShell#20710).
$addExportedCmdlet = [psmoduleinfo].GetMethod('AddExportedCmdlet', [Reflection.BindingFlags]'Instance, NonPublic')
if ($addExportedCmdlet) {
    foreach ($cmdlet in $binary.ExportedCmdlets.Values) {
        $null = $addExportedCmdlet.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
    }
}
