using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UserMigration.Engine.OpenPgp;

/// <summary>The faults of encrypted files. No message contains a passphrase.</summary>
internal static class OpenPgpErrors
{
    public static MigrationException NotAMessage(string path, string finding) => Invalid(
        "OpenPgpNotRecognized", $"The file '{path}' {finding}. Specify a file that was encrypted with OpenPGP (gpg).", path);

    public static MigrationException NotEncrypted(string path, string what) => Invalid(
        "OpenPgpNotEncrypted",
        $"The file '{path}' is {what}, but not encrypted. Get its content with gpg --decrypt, which also checks a signature, or ask for an encrypted file.",
        path);

    public static MigrationException NoIntegrity(string path) => Invalid(
        "OpenPgpNoIntegrity",
        $"The file '{path}' is encrypted without integrity protection, so it is unknown whether it was altered. Ask the sender to encrypt it with a current program.",
        path);

    public static MigrationException Aead(string path, string mode) => Invalid(
        "OpenPgpAead",
        $"The file '{path}' is encrypted in the mode {mode}, which this module does not read. Decrypt it with gpg --decrypt (2.3 or later), "
            + "or ask the sender to encrypt it with a passphrase (gpg --symmetric) or with gpg --rfc4880.",
        path);

    /// <summary>An AEAD mode in the packets of RFC 9580, which gpg (as of version 2.4) does not read either.</summary>
    public static MigrationException AeadOfRfc9580(string path, string mode) => Invalid(
        "OpenPgpAead",
        $"The file '{path}' is encrypted in the mode {mode} of RFC 9580, which neither this module nor gpg reads. Decrypt it with the program that created it, "
            + "or ask the sender to encrypt it in the format of RFC 4880, as gpg --symmetric does.",
        path);

    public static MigrationException Unsupported(string path, string what) => Invalid(
        "OpenPgpUnsupported",
        $"The file '{path}' {what}, which this module does not support. Decrypt it with the program that created it, or ask the sender to encrypt it as gpg --symmetric does.",
        path);

    public static MigrationException PassphraseMissing(string path) => new MigrationException(
        "PassphraseMissing",
        MigrationFault.InvalidArgument,
        $"The file '{path}' is encrypted. Specify its passphrase: -Passphrase (Read-Host -AsSecureString).",
        path);

    public static MigrationException PassphraseEmpty() => new MigrationException(
        "PassphraseEmpty", MigrationFault.InvalidArgument, "The passphrase is empty. Specify the passphrase, or create one with New-MigrationPassphrase.");

    public static MigrationException PassphraseNotTypable() => new MigrationException(
        "PassphraseInvalid",
        MigrationFault.InvalidArgument,
        "The passphrase has a line break, another control character, or a damaged character, so nobody could enter it in gpg. Remove it. Often, it is the line break at the end of a file that was read with Get-Content -Raw.");

    public static MigrationException PassphraseWrong(string path) => new MigrationException(
        "PassphraseWrong",
        MigrationFault.PermissionDenied,
        $"The passphrase does not fit the file '{path}'. Check it, including upper and lower case, spaces, hyphens, and a line break at its end. If it is right, the start of the file was altered: get the file again.",
        path);

    public static MigrationException KeyNeeded(string path, IEnumerable<ulong> keys) => new MigrationException(
        "OpenPgpKeyNeeded",
        MigrationFault.InvalidOperation,
        $"The file '{path}' is encrypted only to public keys ({Names(keys)}), so no passphrase opens it. "
            + "Decrypt it with gpg --decrypt where the secret key is, or ask the sender to encrypt it with a passphrase too.",
        path);

    public static MigrationException Cut(string path) => Invalid(
        "OpenPgpCut", $"The file '{path}' is incomplete: its end is missing. Get the file again, and compare its size with that of the original.", path);

    public static MigrationException Altered(string path) => Invalid(
        "OpenPgpAltered",
        $"The file '{path}' was altered after it was encrypted, or damaged: its integrity check failed. Get the file again. "
            + "(One wrong passphrase in 65,536 ends here too.)",
        path);

    public static MigrationException Malformed(string path) => Invalid(
        "OpenPgpMalformed", $"The file '{path}' can't be read as OpenPGP: it is damaged, or not complete, or has something after its end. Get the file again.", path);

    public static MigrationException Nested(string path, string what) => Invalid(
        "OpenPgpNested",
        $"The file '{path}' contains {what}, which no ordinary program writes. It may be an attack on the computer that reads it. Ask the sender to encrypt the file again.",
        path);

    public static MigrationException SourceChanged(string path) => new MigrationException(
        "SourceFileChanged",
        MigrationFault.InvalidData,
        $"The file '{path}' was changed while it was encrypted, so no encrypted file was created. Wait until nothing writes to it, and run the command again.",
        path);

    public static MigrationException VerificationFailed(string path, Exception? exception) => new MigrationException(
        "OpenPgpVerificationFailed",
        MigrationFault.WriteFailed,
        $"The encrypted file was read back and differs from what was written, so '{path}' was not created. Check the disk and the memory of this computer, and try again.",
        path,
        exception);

    public static MigrationException RecipientInvalid(string path, string finding) => Invalid(
        "RecipientKeyInvalid", $"The key file '{path}' {finding}. Ask the recipient for a current public key, exported with gpg --armor --export.", path);

    public static MigrationException ReceiverMissing() => new MigrationException(
        "PassphraseMissing",
        MigrationFault.InvalidArgument,
        "Specify -Passphrase, or the public keys of the recipients with -Recipient. New-MigrationPassphrase creates a passphrase.");

    private static string Names(IEnumerable<ulong> keys) => string.Join(", ", keys.Select(
        key => key == 0 ? "hidden" : "0x" + key.ToString("X16", CultureInfo.InvariantCulture)));

    private static MigrationException Invalid(string errorId, string message, string path) =>
        new MigrationException(errorId, MigrationFault.InvalidData, message, path);
}
