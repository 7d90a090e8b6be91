# Holds a file open as another program does, says so, and lets go when its input ends.
param([string] $Path, [string] $Access = 'ReadWrite', [string] $Share = 'Read')

$file = [IO.FileStream]::new($Path, [IO.FileMode]::Open, [IO.FileAccess] $Access, [IO.FileShare] $Share)
[Console]::Out.WriteLine('held')
[Console]::Out.Flush()
$null = [Console]::In.ReadToEnd()
$file.Dispose()
