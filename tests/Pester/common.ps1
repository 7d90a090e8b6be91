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
