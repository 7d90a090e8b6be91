using System;
using System.Security.Cryptography;

namespace UserMigration.Engine.Transfer;

/// <summary>Computes the SHA-256 of bytes that arrive in parts.</summary>
internal sealed class ContentHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="count">How many of them to add.</param>
    public void Add(byte[] bytes, int count) => _hash.AppendData(bytes, 0, count);

    /// <summary>Returns the hash of all bytes in lowercase hexadecimal digits, and starts again.</summary>
    public string Complete() => ToHex(_hash.GetHashAndReset());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private static string ToHex(byte[] bytes) => BitConverter.ToString(bytes).Replace("-", string.Empty).ToLowerInvariant();
}
