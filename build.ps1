<#
.SYNOPSIS
Builds, tests or packs UserMigration. Needs only the .NET SDK; runs in PowerShell 7 and in the Shell.
.EXAMPLE
./build.ps1
.EXAMPLE
./build.ps1 -Task Test
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

Invoke-Dotnet build $solution --configuration $Configuration
$versions = foreach ($folder in [IO.Directory]::GetDirectories([IO.Path]::Combine($PSScriptRoot, 'output', 'UserMigration'))) {
    [version] [IO.Path]::GetFileName($folder)
}

$module = [IO.Path]::Combine($PSScriptRoot, 'output', 'UserMigration', "$([Linq.Enumerable]::Max([version[]] @($versions)))")

if ($Task -eq 'Test') {
    Invoke-Dotnet test $solution --configuration $Configuration --no-build
}

if ($Task -eq 'Package') {
    if ($PSEdition -eq 'Desktop') {
        Add-Type -AssemblyName System.IO.Compression.FileSystem
    }

    $package = "$module.zip"
    if ([IO.File]::Exists($package)) {
        [IO.File]::Delete($package)
    }

    [IO.Compression.ZipFile]::CreateFromDirectory($module, $package)
    "Packed $package"
}
else {
    "The module is at $module"
}
