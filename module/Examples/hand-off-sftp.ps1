<#
.SYNOPSIS
Sends an encrypted file by SFTP, and receives the result files that are there.
.DESCRIPTION
The first time, the host key of the server is not known, and the script ends with its fingerprint. Call the operator of the
server, compare the fingerprint by phone, and start the script again with -HostKeyFingerprint.

If a transfer is interrupted, start the script again with the same parameters: it continues where it stopped. The SHA-256 in
the output is what to tell the operator by phone. Never send a passphrase by e-mail, and never put it beside the file.

To try this on your own computer, start an SSH server and specify -Server 127.0.0.1:<port>.
.EXAMPLE
./hand-off-sftp.ps1 users.csv.gpg -Server customer@sftp.example.com -KeyFile ~/.ssh/id_ed25519 -Destination inbox/
.EXAMPLE
./hand-off-sftp.ps1 users.csv.gpg -Server customer@sftp.example.com -KeyFile ~/.ssh/id_ed25519 -Destination inbox/ -Result 'results/*.csv'
#>
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $Server,
    [Parameter(Mandatory)] [string] $KeyFile,
    [securestring] $KeyPassphrase,
    [string] $Destination = '~/',
    [string] $Result,
    [string] $ResultFolder = '.',
    [string[]] $HostKeyFingerprint
)

$ErrorActionPreference = 'Stop'
$code = 1
try {
    if ([IO.Path]::GetExtension($Path) -notin '.gpg', '.pgp', '.asc') {
        throw "'$Path' does not look encrypted. Only encrypted files should leave this computer."
    }

    $connection = @{ Server = $Server; KeyFile = $KeyFile }
    if ($KeyPassphrase) {
        $connection.KeyPassphrase = $KeyPassphrase
    }

    if ($HostKeyFingerprint) {
        $connection.HostKeyFingerprint = $HostKeyFingerprint
    }

    $sent = Send-MigrationFile -LiteralPath $Path @connection -Destination $Destination -Verify -Checksum
    "Sent: $($sent.RemotePath), $($sent.Length) bytes"
    "SHA-256, to compare by phone: $($sent.Sha256)"

    if ($Result) {
        Receive-MigrationFile $Result @connection -Destination $ResultFolder -Verify -Force | ForEach-Object { "Received: $($_.Path)" }
    }

    $code = 0
}
catch {
    $host.UI.WriteErrorLine("$_")
}
finally {
    exit $code
}
