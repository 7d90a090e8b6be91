using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>A file that was encrypted or decrypted with OpenPGP.</summary>
public sealed class ProtectedFile
{
    /// <summary>Describes a file.</summary>
    /// <param name="path">The full path of the file that was written.</param>
    /// <param name="source">The full path of the file that was read.</param>
    public ProtectedFile(string path, string source)
    {
        Path = path ?? throw new ArgumentNullException(nameof(path));
        Source = source ?? throw new ArgumentNullException(nameof(source));
    }

    /// <summary>The full path of the file that was written.</summary>
    public string Path { get; }

    /// <summary>The full path of the file that was read.</summary>
    public string Source { get; }

    /// <summary>The size of the clear file, in bytes.</summary>
    public long ClearSize { get; init; }

    /// <summary>The SHA-256 of the clear file, in lower-case hexadecimal.</summary>
    public string ClearSha256 { get; init; } = string.Empty;

    /// <summary>The size of the encrypted file, in bytes.</summary>
    public long EncryptedSize { get; init; }

    /// <summary>The SHA-256 of the encrypted file, in lower-case hexadecimal.</summary>
    public string EncryptedSha256 { get; init; } = string.Empty;

    /// <summary>
    /// How the encrypted file was verified: <c>Decrypted</c> if it was decrypted to its end and its integrity was checked; <c>ReadBack</c> if it is encrypted only to
    /// public keys, so that it was only read back and compared with what was written.
    /// </summary>
    public string Verified { get; init; } = string.Empty;

    /// <summary>The files of the public keys that the file is encrypted to.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = Array.Empty<string>();

    /// <summary>Whether the encrypted file is also signed. The signature is not checked.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Returns the path.</summary>
    public override string ToString() => Path;
}
