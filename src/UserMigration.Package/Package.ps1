<#
.SYNOPSIS
Builds the module for release and packs it: a folder for the PowerShell Gallery, a NuGet package, and an SBOM.
.DESCRIPTION
Two runs over the same sources create the same bytes. The folder is built from nothing, so that nothing of an earlier build is in it.
#>
param(
    [Parameter(Mandatory)] [string] $Root,
    [Parameter(Mandatory)] [string] $Version
)

$ErrorActionPreference = 'Stop'
$output = [IO.Path]::Combine($Root, 'output', 'package')
$module = [IO.Path]::Combine($output, 'UserMigration', $Version)
$project = [IO.Path]::Combine($Root, 'src', 'UserMigration.Package', 'UserMigration.Package.csproj')
$sbomName = 'UserMigration.cdx.json'
$utf8 = [Text.UTF8Encoding]::new($false)

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args[0]) ended with $LASTEXITCODE."
    }
}

# All files of the module, relative to its folder, in an order that is the same on each system.
function Get-ModuleFile {
    $files = [string[]] @(
        foreach ($file in [IO.Directory]::GetFiles($module, '*', 'AllDirectories')) {
            $file.Substring($module.Length + 1).Replace('\', '/')
        }
    )
    [Array]::Sort($files, [StringComparer]::Ordinal)
    $files
}

# FileList tells the Gallery, and who checks an installation, what belongs to the module.
function Add-FileList {
    $path = [IO.Path]::Combine($module, 'UserMigration.psd1')
    $lines = Get-ModuleFile | ForEach-Object { "        '$_'" }
    $list = "    FileList = @(`n$($lines -join "`n")`n    )`n`n    PrivateData ="
    $text = [IO.File]::ReadAllText($path)
    if ($text.IndexOf('    PrivateData =') -lt 0) {
        throw "The manifest has no PrivateData, before which FileList is written: $path"
    }

    [IO.File]::WriteAllText($path, $text.Replace('    PrivateData =', $list), $utf8)
}

# Who installs the module downloads all of it, for each platform.
function Assert-Size {
    $size = 0
    foreach ($file in Get-ModuleFile) {
        $size += [IO.FileInfo]::new([IO.Path]::Combine($module, $file)).Length
    }

    if ($size -gt 60e6) {
        throw "The module has $([Math]::Round($size / 1e6, 1)) MB, and may have 60. Leave something out, for example images of a platform (ImageRuntimes in UserMigration.Module.csproj)."
    }
}

# The SBOM without what differs between two runs: its time.
function New-Sbom {
    Invoke-Dotnet tool restore --tool-manifest ([IO.Path]::Combine($Root, '.config', 'dotnet-tools.json'))
    Push-Location $Root
    try {
        # The excluded packages are only compiled against.
        Invoke-Dotnet dotnet-CycloneDX $project --output $output --filename $sbomName --output-format Json --no-serial-number `
            --exclude-filter 'PowerShellStandard.Library,Microsoft.NETFramework.ReferenceAssemblies,Microsoft.NETFramework.ReferenceAssemblies.net472' `
            --set-name UserMigration --set-version $Version --set-type Library
    }
    finally {
        Pop-Location
    }

    $path = [IO.Path]::Combine($output, $sbomName)
    $text = [IO.File]::ReadAllText($path) -replace '"timestamp": "[^"]*",?\s*', ''
    [IO.File]::WriteAllText($path, $text.Replace("`r`n", "`n"), $utf8)
    [IO.File]::Copy($path, [IO.Path]::Combine($module, $sbomName))
}

# A package holds the time of each file, and the names of two parts are random. This writes the same entries in a fixed order with a fixed time.
function Set-FixedContent([string] $package) {
    $draft = "$package.draft"
    $time = [DateTimeOffset]::new(1980, 1, 1, 0, 0, 0, [TimeSpan]::Zero)
    $source = [IO.Compression.ZipFile]::OpenRead($package)
    $target = [IO.Compression.ZipFile]::Open($draft, 'Create')
    try {
        $properties = $source.Entries | Where-Object FullName -Like 'package/services/metadata/core-properties/*.psmdcp'
        $names = @{ $properties.FullName = 'package/services/metadata/core-properties/UserMigration.psmdcp' }
        $order = [string[]] $source.Entries.FullName
        [Array]::Sort($order, [StringComparer]::Ordinal)
        foreach ($name in $order) {
            $entry = $target.CreateEntry($(if ($names.ContainsKey($name)) { $names[$name] } else { $name }))
            $entry.LastWriteTime = $time
            $from = $source.GetEntry($name).Open()
            $to = $entry.Open()
            try {
                if ($name -eq '_rels/.rels') {
                    $reader = [IO.StreamReader]::new($from)
                    $parts = [regex]::Split($reader.ReadToEnd().Replace($properties.FullName, $names[$properties.FullName]), ' Id="[^"]*"')
                    $text = $parts[0]
                    for ($i = 1; $i -lt $parts.Count; $i++) {
                        $text += " Id=`"R$i`"" + $parts[$i]
                    }

                    $bytes = $utf8.GetBytes($text)
                    $to.Write($bytes, 0, $bytes.Length)
                }
                else {
                    $from.CopyTo($to)
                }
            }
            finally {
                $to.Dispose()
                $from.Dispose()
            }
        }
    }
    finally {
        $target.Dispose()
        $source.Dispose()
    }

    [IO.File]::Delete($package)
    [IO.File]::Move($draft, $package)
}

if ($PSEdition -eq 'Desktop') {
    Add-Type -AssemblyName System.IO.Compression, System.IO.Compression.FileSystem
}

# What an earlier build with other options compiled would be taken as it is.
$former = @($output) + @(
    foreach ($folder in [IO.Directory]::GetDirectories([IO.Path]::Combine($Root, 'src'))) {
        [IO.Path]::Combine($folder, 'obj', 'Release')
        [IO.Path]::Combine($folder, 'bin', 'Release')
    }
)
foreach ($folder in $former) {
    if ([IO.Directory]::Exists($folder)) {
        [IO.Directory]::Delete($folder, $true)
    }
}

# Each project lays its part out; ModuleOutput ends with a separator.
$options = '--configuration', 'Release', "-p:ModuleOutput=$($module.Replace('\', '/'))/", '-p:ContinuousIntegrationBuild=true', '-nologo', '-v:q'
Invoke-Dotnet build $project @options
New-Sbom
Add-FileList
Assert-Size

$manifest = Import-PowerShellDataFile ([IO.Path]::Combine($module, 'UserMigration.psd1'))
$data = $manifest.PrivateData.PSData
# The tags by which the Gallery finds modules and commands.
$tags = @($data.Tags) + 'PSModule' + 'PSIncludes_Cmdlet' + @($manifest.CmdletsToExport | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" })
Invoke-Dotnet pack $project --no-build @options '-p:IsPacking=true' --output $output "-p:PackageTags=$($tags -join ' ')" "-p:Description=$($manifest.Description.Replace(',', '%2c'))" "-p:PackageReleaseNotes=$($data.ReleaseNotes)"

$package = [IO.Path]::Combine($output, "UserMigration.$Version.nupkg")
Set-FixedContent $package
"The module for the Gallery is at $module"
"The package is at $package"
"The SBOM is at $([IO.Path]::Combine($output, $sbomName))"
