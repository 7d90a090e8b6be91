# The manifest can only require 5.1 as the least version, and these versions run on a .NET that cannot load the module.
if ($PSEdition -eq 'Core' -and $PSVersionTable.PSVersion -lt '7.4') {
    throw "UserMigration needs PowerShell 7.4 or later, or Windows PowerShell 5.1. This is PowerShell $($PSVersionTable.PSVersion). Install a newer PowerShell (https://aka.ms/powershell), and import the module there."
}

# The images that were compiled in advance for this .NET and this platform, or else the assemblies for any platform.
$folder = "$PSScriptRoot/bin/net472"
if ($PSEdition -eq 'Core') {
    $folder = "$PSScriptRoot/bin/net$([Environment]::Version.Major).0-$([Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier)"
    if (-not [IO.File]::Exists("$folder/UserMigration.dll")) {
        $folder = "$PSScriptRoot/bin/net8.0"
    }
}

# The model and the type adapter, in the default load context: where scripts and PowerShell find types by name.
$null = [Reflection.Assembly]::LoadFrom("$folder/UserMigration.dll")
$null = [Reflection.Assembly]::LoadFrom("$folder/UserMigration.Adapter.dll")

# The types name the adapter, so they come after it. As a nested module they go with this one.
Import-Module "$PSScriptRoot/UserMigration.Types.psd1"

# On PowerShell 7 the cmdlets and their packages live in a load context of their own; Windows PowerShell has none.
$cmdlets = if ($PSEdition -eq 'Core') { [UserMigration.LoadContext]::LoadModule() } else { [Reflection.Assembly]::LoadFrom("$folder/UserMigration.Module.dll") }

[UserMigration.ModuleExports]::Add($ExecutionContext, (Import-Module -Assembly $cmdlets -PassThru))

# For a pipeline with records, PowerShell's own cmdlets complete the columns before the properties that every record has. For any other
# pipeline the completer returns nothing, and PowerShell completes as usual.
$completer = [Activator]::CreateInstance($cmdlets.GetType('UserMigration.Completion.RecordPropertyCompleter'))
$complete = { param($command, $parameter, $word, $ast, $bound) $completer.CompleteArgument($command, $parameter, $word, $ast, $bound) }.GetNewClosure()
Register-ArgumentCompleter -ParameterName Property -ScriptBlock $complete -CommandName Where-Object, Select-Object, Sort-Object, Group-Object, Measure-Object, Format-Table, Format-List
Register-ArgumentCompleter -ParameterName MemberName -ScriptBlock $complete -CommandName ForEach-Object
