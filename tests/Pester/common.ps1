# What each story starts with: the laid-out module, and helpers that work on any engine.
if (-not (Get-Module UserMigration)) {
    $output = [IO.Path]::Combine($PSScriptRoot, '..', '..', 'output', 'UserMigration')
    $newest = [IO.Directory]::GetDirectories($output) |
        ForEach-Object { [version] [IO.Path]::GetFileName($_) } |
        ForEach-Object -Begin { $best = [version] '0.0' } -Process { if ($_ -gt $best) { $best = $_ } } -End { $best }
    Import-Module ([IO.Path]::Combine($output, "$newest", 'UserMigration.psd1'))
}

function New-TestFile([string] $Path, [string] $Text) {
    [IO.File]::WriteAllText($Path, $Text, [Text.UTF8Encoding]::new($false))
}

# Whether the user alone can read a file or folder: by its mode, or by its access list where there is one.
function Test-OwnerOnly([string] $Path) {
    if ([IO.Path]::DirectorySeparatorChar -eq '/') {
        return ([int] [IO.File]::GetUnixFileMode($Path) -band 63) -eq 0
    }

    $item = if ([IO.Directory]::Exists($Path)) { [IO.DirectoryInfo]::new($Path) } else { [IO.FileInfo]::new($Path) }
    $rules = [IO.FileSystemAclExtensions]::GetAccessControl($item).GetAccessRules($true, $true, [Security.Principal.SecurityIdentifier])
    # Wine lists the system itself, S-1-5-18, everywhere.
    $known = [Security.Principal.WindowsIdentity]::GetCurrent().User.Value, 'S-1-5-18'
    $others = @($rules | Where-Object { $_.IdentityReference.Value -notin $known })
    $rules.Count -gt 0 -and $others.Count -eq 0
}
