using System;
using System.Security.Cryptography;

namespace UserMigration.Engine.Transfer;

/// <summary>The SHA-256 fingerprint of a host key, as ssh shows it.</summary>
public sealed class HostKeyFingerprint
{
    private const string Prefix = "SHA256:";
    private const string OldPrefix = "MD5:";
    private const int Size = 32;

    private readonly byte[] _hash;

    private HostKeyFingerprint(byte[] hash) => _hash = hash;

    /// <summary>Reads a fingerprint.</summary>
    /// <param name="text">The fingerprint in Base64, with or without <c>SHA256:</c> at the start and padding at the end.</param>
    /// <exception cref="MigrationException">The text is not a SHA-256 fingerprint.</exception>
    public static HostKeyFingerprint Parse(string text)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        string trimmed = text.Trim();
        if (trimmed.StartsWith(OldPrefix, StringComparison.OrdinalIgnoreCase) || IsHexPairs(trimmed))
        {
            throw Invalid(text, "It is an MD5 fingerprint. MD5 is broken: somebody can create another key with the same fingerprint. Ask for the SHA-256 fingerprint.");
        }

        string digits = (trimmed.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? trimmed.Substring(Prefix.Length) : trimmed).TrimEnd('=');
        try
        {
            byte[] hash = Convert.FromBase64String(digits.PadRight((digits.Length + 3) / 4 * 4, '='));
            return hash.Length == Size ? new HostKeyFingerprint(hash) : throw Invalid(text, $"It has {hash.Length} bytes. A SHA-256 fingerprint has {Size}.");
        }
        catch (FormatException)
        {
            throw Invalid(text, "It is not in Base64.");
        }
    }

    /// <summary>Computes the fingerprint of a host key.</summary>
    /// <param name="key">The key in the format of RFC 4253, section 6.6.</param>
    internal static HostKeyFingerprint Compute(byte[] key)
    {
#if NET8_0_OR_GREATER
        return new HostKeyFingerprint(SHA256.HashData(key));
#else
        using SHA256 hash = SHA256.Create();
        return new HostKeyFingerprint(hash.ComputeHash(key));
#endif
    }

    /// <summary>Whether this is the fingerprint of a key with the same bytes.</summary>
    /// <param name="other">The other fingerprint.</param>
    internal bool IsSame(HostKeyFingerprint other) => _hash.AsSpan().SequenceEqual(other._hash);

    /// <summary>Returns the fingerprint as ssh shows it.</summary>
    public override string ToString() => Prefix + Convert.ToBase64String(_hash).TrimEnd('=');

    private static bool IsHexPairs(string text)
    {
        string[] pairs = text.Split(':');
        return pairs.Length == 16 && Array.TrueForAll(pairs, pair => pair.Length == 2 && Uri.IsHexDigit(pair[0]) && Uri.IsHexDigit(pair[1]));
    }

    private static MigrationException Invalid(string text, string reason) => new MigrationException(
        "HostKeyFingerprintInvalid",
        MigrationFault.InvalidArgument,
        $"'{text}' is not a valid fingerprint of a host key. {reason} The operator of the server gets it with: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub",
        text);
}
