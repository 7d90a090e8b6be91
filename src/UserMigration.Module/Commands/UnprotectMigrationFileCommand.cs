using System.Management.Automation;
using System.Security;
using UserMigration.Engine.Files;
using UserMigration.Engine.OpenPgp;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Decrypts files that were encrypted with OpenPGP, by gpg or another program. A decrypted file gets its name after the integrity of the whole file was verified.
/// </summary>
[Cmdlet(VerbsSecurity.Unprotect, "MigrationFile", HelpUri = HelpPages.UnprotectMigrationFile, SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(ProtectedFile))]
public sealed class UnprotectMigrationFileCommand : FileCommand
{
    private PassphraseBytes? _passphrase;

    /// <summary>
    /// The passphrase: a SecureString, a PSCredential whose user name does not matter, or the output of
    /// New-MigrationPassphrase.
    /// </summary>
    [Parameter]
    [PassphraseArgument]
    public SecureString? Passphrase { get; set; }

    /// <summary>The maximum size of the decrypted file, in bytes; you can write 20GB.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long MaximumSize { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _passphrase = PassphraseBytes.Read(Passphrase);

    /// <inheritdoc/>
    private protected override string DefaultTarget(string source) => OpenPgpNames.Unprotect(source);

    /// <inheritdoc/>
    private protected override string WhatIsDone(string source) => $"Decrypt '{source}'";

    /// <inheritdoc/>
    private protected override void Convert(string source, string target)
    {
        OutputOptions output = new OutputOptions { KeepsOld = NoClobber, ReplacesReadOnly = Force };
        OpenPgpReadOptions options = new OpenPgpReadOptions
        {
            Passphrase = _passphrase!.Value,
            MaximumSize = MyInvocation.BoundParameters.ContainsKey(nameof(MaximumSize)) ? MaximumSize : null,
        };
        OpenPgpResult result = Follow(
            source,
            $"Decrypting {System.IO.Path.GetFileName(source)}",
            onProgress => OpenPgpFile.Unprotect(source, target, options, output, onProgress, StopToken));
        if (result.IsSigned)
        {
            WriteWarning($"The file '{source}' is also signed. The signature was not checked; check it with gpg --decrypt if it matters who sent the file.");
        }

        WriteObject(new ProtectedFile(target, source)
        {
            ClearSize = result.ClearSize,
            ClearSha256 = result.ClearSha256,
            EncryptedSize = result.EncryptedSize,
            EncryptedSha256 = result.EncryptedSha256,
            Verified = "Decrypted",
            IsSigned = result.IsSigned,
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _passphrase?.Dispose();
    }
}
