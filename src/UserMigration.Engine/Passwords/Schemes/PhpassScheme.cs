using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>phpass with MD5 (WordPress, phpBB).</summary>
internal sealed class PhpassScheme : PasswordScheme
{
    public PhpassScheme()
        : base(PasswordHashKind.Phpass, "a phpass hash with MD5", Iterations)
    {
    }

    public override IEnumerable<HashMark> Marks => new[] { HashMark.Dollar("P", Parse), HashMark.Dollar("H", Parse) };

    public override bool Verify(ParsedHash hash, byte[] password) => AreSame(Phpass.Compute(HashAlgorithmName.MD5, password, hash.Variant!), hash.Variant!);

    private ParsedHash Parse(MarkedHash hash) => CryptHashes.ParsePhpass(Id, "phpass", hash.Text, hash.Text, 22);
}

/// <summary>phpass with SHA-512, truncated to 55 characters (Drupal 7), also over an MD5 digest of the password (Drupal 6 upgraded to 7).</summary>
internal sealed class PhpassSha512Scheme : PasswordScheme
{
    private const int DigestLength = 43;

    private readonly bool _isOverMd5;

    /// <param name="id">The stable name.</param>
    /// <param name="description">The name in a sentence, with its article.</param>
    /// <param name="isOverMd5">Whether the password is first digested with MD5.</param>
    public PhpassSha512Scheme(string id, string description, bool isOverMd5)
        : base(id, description, Iterations)
    {
        _isOverMd5 = isOverMd5;
    }

    public override IEnumerable<HashMark> Marks => new[]
    {
        _isOverMd5
            ? HashMark.Word("U", hash => hash.Text.StartsWith("U$S$", StringComparison.Ordinal) ? Parse(hash.Text, hash.Text.Substring(1)) : null)
            : HashMark.Dollar("S", hash => Parse(hash.Text, hash.Text)),
    };

    public override bool Verify(ParsedHash hash, byte[] password)
    {
        byte[] digested = _isOverMd5 ? Encoding.ASCII.GetBytes(HashAlphabets.ToHex(Digests.Compute(HashAlgorithmName.MD5, password))) : password;
        return AreSame(Phpass.Compute(HashAlgorithmName.SHA512, digested, hash.Variant!), hash.Variant!);
    }

    private ParsedHash Parse(string text, string inner) => CryptHashes.ParsePhpass(Id, "Drupal 7", text, inner, DigestLength);
}
