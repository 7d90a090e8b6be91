<#
.SYNOPSIS
Builds, tests or packs UserMigration. Needs only the .NET SDK; runs in PowerShell 7 and in the Shell.
.EXAMPLE
./build.ps1
.EXAMPLE
./build.ps1 -Task Test
.EXAMPLE
./build.ps1 -Task Package
Creates output/package: the folder for the PowerShell Gallery, the NuGet package, and the SBOM.
#>
param(
    [ValidateSet('Build', 'Test', 'Package')] [string] $Task = 'Build',
    [ValidateSet('Debug', 'Release')] [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$solution = [IO.Path]::Combine($PSScriptRoot, 'UserMigration.sln')

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args[0]) ended with $LASTEXITCODE."
    }
}

if ($Task -eq 'Package') {
    $properties = [xml] [IO.File]::ReadAllText([IO.Path]::Combine($PSScriptRoot, 'Directory.Build.props'))
    $version = $properties.SelectSingleNode('//ModuleVersion').InnerText
    & ([IO.Path]::Combine($PSScriptRoot, 'src', 'UserMigration.Package', 'Package.ps1')) -Root $PSScriptRoot -Version $version
    return
}

Invoke-Dotnet build $solution --configuration $Configuration
if ($Task -eq 'Test') {
    Invoke-Dotnet test $solution --configuration $Configuration --no-build
}

"The module is in $([IO.Path]::Combine($PSScriptRoot, 'output', 'UserMigration'))"
