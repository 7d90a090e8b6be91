using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>A digest and a salt, if the order in which they were combined is unknown.</summary>
internal sealed class DigestWithSaltScheme : PasswordScheme
{
    private static readonly Dictionary<int, HashAlgorithmName> s_algorithms = new Dictionary<int, HashAlgorithmName>
    {
        [16] = HashAlgorithmName.MD5,
        [20] = HashAlgorithmName.SHA1,
        [32] = HashAlgorithmName.SHA256,
        [48] = HashAlgorithmName.SHA384,
        [64] = HashAlgorithmName.SHA512,
    };

    public DigestWithSaltScheme()
        : base(PasswordHashKind.DigestWithSalt, "a digest followed by a salt", Digest, Salt)
    {
    }

    public override IReadOnlyList<string> Candidates { get; } = new[] { "salt and password", "password and salt", "a digest of a digest and a salt" };

    public override bool Verify(ParsedHash hash, byte[] password) => FindCandidate(hash, password) is not null;

    public override string? FindCandidate(ParsedHash hash, byte[] password)
    {
        if (!s_algorithms.TryGetValue(hash.Digest!.Length, out HashAlgorithmName algorithm))
        {
            return null;
        }

        byte[] salt = hash.Salt!;
        byte[] digested = Encoding.ASCII.GetBytes(HashAlphabets.ToHex(Digests.Compute(algorithm, password)));
        return Digests.AreEqual(Digests.Compute(algorithm, salt, password), hash.Digest) ? NameOf(algorithm) + " of salt and password"
            : Digests.AreEqual(Digests.Compute(algorithm, password, salt), hash.Digest) ? NameOf(algorithm) + " of password and salt"
            : Digests.AreEqual(Digests.Compute(algorithm, digested, salt), hash.Digest) ? NameOf(algorithm) + " of a digest and the salt"
            : null;
    }
}
