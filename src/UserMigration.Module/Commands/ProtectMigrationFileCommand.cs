using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using UserMigration.Engine.Files;
using UserMigration.Engine.OpenPgp;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Encrypts files with OpenPGP, so that gpg and other programs can decrypt them. An encrypted file gets its name after it was read back and verified.
/// </summary>
[Cmdlet(VerbsSecurity.Protect, "MigrationFile", HelpUri = HelpPages.ProtectMigrationFile, SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(ProtectedFile))]
public sealed class ProtectMigrationFileCommand : FileCommand
{
    private PassphraseBytes? _passphrase;
    private string[] _recipients = Array.Empty<string>();

    /// <summary>
    /// The passphrase: a SecureString, a PSCredential whose user name does not matter, or the output of
    /// New-MigrationPassphrase.
    /// </summary>
    [Parameter]
    [PassphraseArgument]
    public SecureString? Passphrase { get; set; }

    /// <summary>Files with public keys of OpenPGP, armored or not (gpg --armor --export).</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Recipient { get; set; } = Array.Empty<string>();

    /// <summary>
    /// Writes text (Base64) in place of binary data: a third larger, for ways of transfer that change binary files.
    /// </summary>
    [Parameter]
    public SwitchParameter Armor { get; set; }

    /// <summary>Does not compress the file before encryption.</summary>
    [Parameter]
    public SwitchParameter NoCompression { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _passphrase = PassphraseBytes.Read(Passphrase);
        _recipients = Try(() => Recipient.Select(path => PathResolver.ResolveLiteral(this, path)).ToArray());
        Try(() => EncryptingStream.Check(Options));
        if (_passphrase.Value is { } bytes && PassphraseStrength.FindWeakness(bytes) is { } reason)
        {
            WriteWarning($"The passphrase is weak: {reason}. Whoever gets the file can try many passphrases. New-MigrationPassphrase creates a strong one.");
        }
    }

    /// <inheritdoc/>
    private protected override string DefaultTarget(string source) => OpenPgpNames.Protect(source, Armor);

    /// <inheritdoc/>
    private protected override string WhatIsDone(string source) => $"Encrypt '{source}'";

    /// <inheritdoc/>
    private protected override void Convert(string source, string target)
    {
        OutputOptions output = new OutputOptions { KeepsOld = NoClobber, ReplacesReadOnly = Force };
        OpenPgpResult result = Follow(
            source,
            $"Encrypting {System.IO.Path.GetFileName(source)}",
            onProgress => OpenPgpFile.Protect(source, target, Options, output, Time, onProgress, StopToken));
        WriteObject(new ProtectedFile(target, source)
        {
            ClearSize = result.ClearSize,
            ClearSha256 = result.ClearSha256,
            EncryptedSize = result.EncryptedSize,
            EncryptedSha256 = result.EncryptedSha256,
            Verified = _passphrase!.Value is null ? "ReadBack" : "Decrypted",
            Recipients = _recipients,
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _passphrase?.Dispose();
    }

    private OpenPgpWriteOptions Options => new OpenPgpWriteOptions
    {
        Passphrase = _passphrase!.Value,
        Recipients = _recipients,
        IsArmored = Armor,
        Compression = NoCompression ? OpenPgpCompression.None : OpenPgpCompression.Zip,
    };
}
