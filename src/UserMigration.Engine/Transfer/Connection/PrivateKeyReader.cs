using System;
using System.IO;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto;
using Renci.SshNet;
using Renci.SshNet.Common;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Transfer.Connection;

/// <summary>Reads private keys: in the formats of OpenSSH, PEM and PuTTY, with or without a passphrase.</summary>
internal static class PrivateKeyReader
{
    private const int Largest = 1024 * 1024;
    private const string EncryptedMark = "BEGIN ENCRYPTED PRIVATE KEY";

    /// <summary>Reads a key.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="passphrase">The passphrase; null if there is none.</param>
    /// <exception cref="MigrationException">The file can't be read, is not a private key, or the passphrase is missing or wrong.</exception>
    public static PrivateKeyFile Read(string path, SecureString? passphrase)
    {
        string text = ReadText(path);
        if (text.Contains(EncryptedMark) && passphrase is not { Length: > 0 })
        {
            throw PassphraseMissing(path, null);
        }

        try
        {
            using MemoryStream stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            return new PrivateKeyFile(stream, passphrase is null ? null : PassphraseFor(text, SecretText.Read(passphrase)));
        }
        catch (SshPassPhraseNullOrEmptyException exception)
        {
            throw PassphraseMissing(path, exception);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            // What a wrong passphrase decrypts fails in many ways.
            throw IsPrivateKey(text) && passphrase is { Length: > 0 }
                ? Fault("KeyPassphraseWrong", path, "can't be decrypted: the passphrase is wrong, or the file is damaged. Check -KeyPassphrase.", exception)
                : Fault("KeyFileInvalid", path, "is not a private key that can be used: " + Describe(text), exception);
        }
    }

    // For this format (PKCS #8), the library uses the low byte of each character. Programs that write it encrypt with the bytes of UTF-8.
    private static string PassphraseFor(string text, string passphrase) => text.Contains(EncryptedMark)
        ? new string(Array.ConvertAll(Encoding.UTF8.GetBytes(passphrase), one => (char)one))
        : passphrase;

    private static string ReadText(string path)
    {
        try
        {
            return SmallFile.ReadText(path, Largest)
                ?? throw Fault("KeyFileInvalid", path, $"has more than {Largest / 1024 / 1024} MB, so it is not a private key. Check -KeyFile.", null);
        }
        catch (Exception exception) when (MissingFile.Is(exception))
        {
            throw new MigrationException("KeyFileNotFound", MigrationFault.NotFound, $"The key file '{path}' does not exist. Check -KeyFile.", path, exception);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw new MigrationException("KeyFileOpenFailed", MigrationFault.OpenFailed, $"The key file '{path}' can't be opened: {exception.Message}", path, exception);
        }
    }

    private static MigrationException PassphraseMissing(string path, Exception? exception) =>
        Fault("KeyPassphraseMissing", path, "is encrypted. Specify its passphrase with -KeyPassphrase (Read-Host -AsSecureString).", exception);

    private static bool IsUnreadable(Exception exception) => exception is SshException or CryptographicException or CryptoException or NotSupportedException
        or InvalidOperationException or IOException or FormatException or ArgumentException or OverflowException or IndexOutOfRangeException or System.Formats.Asn1.AsnContentException;

    private static bool IsPrivateKey(string text) => text.Contains("PRIVATE KEY-----") || text.StartsWith("PuTTY-User-Key-File-", StringComparison.Ordinal);

    private static string Describe(string text)
    {
        bool isPublic = text.StartsWith("ssh-", StringComparison.Ordinal) || text.StartsWith("ecdsa-", StringComparison.Ordinal)
            || text.Contains("PUBLIC KEY-----");
        return isPublic
            ? "it is a public key. Specify the private key, which is usually the file without .pub."
            : IsPrivateKey(text)
                ? "its format or its encryption is not supported, or the file is damaged. Convert a copy of it with ssh-keygen -p -f <copy>, or create a new key with ssh-keygen -t ed25519."
                : "it is in none of the formats of OpenSSH, PEM and PuTTY. Check -KeyFile.";
    }

    private static MigrationException Fault(string id, string path, string reason, Exception? exception) =>
        new MigrationException(id, MigrationFault.InvalidData, $"The key file '{path}' {reason}", path, exception);
}
