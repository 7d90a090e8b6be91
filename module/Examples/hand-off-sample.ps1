<#
.SYNOPSIS
Hands a sample of a datafile to a vendor's migration service: checks the file, encrypts the sample and sends it by SFTP.
.DESCRIPTION
The passphrase is created if you don't specify one, and shown once on the console. Keep it in a password manager, because the
production file needs the same one, and tell it to the vendor on the phone only.
The sample contains the data of real people. See about_UserMigration_HandOff.

Exit codes: 0: the sample was sent; 1: it was not.
.EXAMPLE
./hand-off-sample.ps1 users.csv -Server acme@sftp.example.com -KeyFile ~/.ssh/id_ed25519 -HostKeyFingerprint SHA256:...
#>
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $Server,
    [Parameter(Mandatory)] [string] $KeyFile,
    [Parameter(Mandatory)] [string] $HostKeyFingerprint,
    [string] $Destination,
    [string] $OutFolder = '.',
    [securestring] $Passphrase,
    [int] $SampleSize = 200,
    [hashtable] $RuleSeverity = @{}
)

$ErrorActionPreference = 'Stop'
$exitCode = 1
$folder = if ($Destination) { @{ Destination = $Destination } } else { @{} }
try {
    if (-not $Passphrase) {
        $created = New-MigrationPassphrase -AsPlainText
        $Passphrase = $created.Passphrase
        $host.UI.WriteLine("The passphrase, $($created.EntropyBits) bits: $($created.Text)")
    }

    $package = New-MigrationPackage $Path -Sample -SampleSize $SampleSize -Passphrase $Passphrase -OutFolder $OutFolder `
        -RuleSeverity $RuleSeverity -Server $Server -KeyFile $KeyFile -HostKeyFingerprint $HostKeyFingerprint -Verify @folder
    if ($package.Transfer) {
        'What to tell the vendor, in a ticket or an e-mail:'
        "  file     $([IO.Path]::GetFileName($package.Path)), $($package.Size) bytes"
        "  SHA-256  $($package.Sha256)"
        "  records  $($package.Records) of $($package.SourceRecords)"
        'What to tell the vendor on the phone only: the passphrase.'
        "For the production file, keep $($package.Path) and $($package.ManifestPath)."
        $exitCode = 0
    }
}
catch {
    $host.UI.WriteErrorLine("$_")
}
finally {
    exit $exitCode
}
