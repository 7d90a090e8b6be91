<#
.SYNOPSIS
Hands all users to a vendor's migration service after the sample was accepted, and reads the result files when they are there.
.DESCRIPTION
Run it once to send the file, and again with -ResultPattern when the vendor has imported it. The first run refuses a file whose
format or passphrase differs from those of the sample. The second run receives the result files, joins them with the datafile,
shows how often each error occurs, and writes the records that were not imported to not-imported.csv. Fix these records, and hand
them off or upload them.

Exit codes: 0: the file was sent, or all records were imported; 2: some records failed; 3: the outcome of some records is unknown;
1: an error.
.EXAMPLE
./hand-off-production.ps1 users.csv -After users.sample.manifest.json -Server acme@sftp.example.com -KeyFile ~/.ssh/id_ed25519 -HostKeyFingerprint SHA256:...
.EXAMPLE
./hand-off-production.ps1 users.csv -ResultPattern '/results/*.csv' -Server acme@sftp.example.com -KeyFile ~/.ssh/id_ed25519 -HostKeyFingerprint SHA256:...
#>
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $Server,
    [Parameter(Mandatory)] [string] $KeyFile,
    [Parameter(Mandatory)] [string] $HostKeyFingerprint,
    [string] $After,
    [string] $ResultPattern,
    [string] $Destination,
    [string] $OutFolder = '.',
    [securestring] $Passphrase,
    [hashtable] $RuleSeverity = @{}
)

$ErrorActionPreference = 'Stop'
$exitCode = 1
$connection = @{ Server = $Server; KeyFile = $KeyFile; HostKeyFingerprint = $HostKeyFingerprint }
$folder = if ($Destination) { @{ Destination = $Destination } } else { @{} }
try {
    if ($ResultPattern) {
        $received = @(Receive-MigrationFile $ResultPattern -Destination $OutFolder -Force -Verify @connection)

        # Rows that belong to no record, and contradictions, are errors that do not end the command.
        $errorsFound = @{}
        Import-MigrationResult -LiteralPath $received.Path -Source $Path -Status Failed, NotMentioned, Unresolved -SummaryVariable summary -ErrorAction Continue |
            ForEach-Object {
                $errorsFound["$($_.Status) $($_.Error)"]++
                $_
            } |
            Export-MigrationCsv (Join-Path $OutFolder 'not-imported.csv')
        $errorsFound.GetEnumerator() | Sort-Object Value -Descending | ForEach-Object { "$($_.Value) x $($_.Key)" }
        $summary
        $exitCode = $summary.ExitCode
    }
    else {
        if (-not $Passphrase) { $Passphrase = Read-Host 'The passphrase of the sample' -AsSecureString }
        $package = New-MigrationPackage $Path -Production -After $After -Passphrase $Passphrase -OutFolder $OutFolder `
            -RuleSeverity $RuleSeverity -Verify @connection @folder
        if ($package.Transfer) {
            "file     $([IO.Path]::GetFileName($package.Path)), $($package.Size) bytes"
            "SHA-256  $($package.Sha256)"
            "records  $($package.Records)"
            $exitCode = 0
        }
    }
}
catch {
    $host.UI.WriteErrorLine("$_")
}
finally {
    exit $exitCode
}
