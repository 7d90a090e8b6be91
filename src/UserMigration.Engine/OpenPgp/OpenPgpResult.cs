namespace UserMigration.Engine.OpenPgp;

/// <summary>What was encrypted, decrypted or verified.</summary>
public sealed class OpenPgpResult
{
    /// <summary>Creates the description.</summary>
    /// <param name="clearSize">The size of the decrypted file, in bytes.</param>
    /// <param name="clearSha256">Its SHA-256 in lower-case hexadecimal.</param>
    /// <param name="encryptedSize">The size of the encrypted file, in bytes.</param>
    /// <param name="encryptedSha256">Its SHA-256 in lower-case hexadecimal.</param>
    /// <param name="isSigned">Whether the file is also signed.</param>
    public OpenPgpResult(long clearSize, string clearSha256, long encryptedSize, string encryptedSha256, bool isSigned)
    {
        ClearSize = clearSize;
        ClearSha256 = clearSha256;
        EncryptedSize = encryptedSize;
        EncryptedSha256 = encryptedSha256;
        IsSigned = isSigned;
    }

    /// <summary>The size of the decrypted file, in bytes.</summary>
    public long ClearSize { get; }

    /// <summary>The SHA-256 of the decrypted file, in lower-case hexadecimal.</summary>
    public string ClearSha256 { get; }

    /// <summary>The size of the encrypted file, in bytes.</summary>
    public long EncryptedSize { get; }

    /// <summary>The SHA-256 of the encrypted file, in lower-case hexadecimal.</summary>
    public string EncryptedSha256 { get; }

    /// <summary>Whether the file is also signed. The signature is not checked.</summary>
    public bool IsSigned { get; }
}
