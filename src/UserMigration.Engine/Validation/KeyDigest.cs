using System;
using System.Security.Cryptography;
using System.Text;

namespace UserMigration.Engine.Validation;

/// <summary>
/// 128 bits of the SHA-256 of a key, after Unicode normalisation (NFC) and case folding: two different keys with the
/// same digest are out of the question.
/// </summary>
internal readonly struct KeyDigest : IEquatable<KeyDigest>
{
    private readonly ulong _high;
    private readonly ulong _low;

    private KeyDigest(ulong high, ulong low)
    {
        _high = high;
        _low = low;
    }

    /// <summary>Digests a key.</summary>
    /// <param name="key">The value.</param>
    /// <param name="isCaseSensitive">Whether letter case makes a difference.</param>
    /// <param name="hash">A SHA-256 to use.</param>
    public static KeyDigest Of(string key, bool isCaseSensitive, HashAlgorithm hash)
    {
        string folded = Fold(key, isCaseSensitive);
        byte[] digest = hash.ComputeHash(Encoding.UTF8.GetBytes(folded));
        return new KeyDigest(BitConverter.ToUInt64(digest, 0), BitConverter.ToUInt64(digest, 8));
    }

    public bool Equals(KeyDigest other) => _high == other._high && _low == other._low;

    public override bool Equals(object? obj) => obj is KeyDigest other && Equals(other);

    public override int GetHashCode() => unchecked((int)_low);

    // Upper, then lower: so that characters with several lower-case forms (the Greek sigma) come out alike.
    private static string Fold(string key, bool isCaseSensitive)
    {
        string normal = key.IsNormalized(NormalizationForm.FormC) ? key : key.Normalize(NormalizationForm.FormC);
        return isCaseSensitive ? normal : normal.ToUpperInvariant().ToLowerInvariant();
    }
}
