using System.Collections.Generic;
using System.Security.Cryptography;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>Unix crypt with SHA-256 or SHA-512.</summary>
internal sealed class Sha2CryptScheme : PasswordScheme
{
    private readonly HashAlgorithmName _algorithm;
    private readonly string _mark;
    private readonly int _digestLength;

    /// <param name="id">The stable name.</param>
    /// <param name="algorithm">The digest algorithm.</param>
    /// <param name="mark">The name between dollar signs.</param>
    /// <param name="digestLength">The length of the digest in characters.</param>
    public Sha2CryptScheme(string id, HashAlgorithmName algorithm, string mark, int digestLength)
        : base(id, $"a {NameOf(algorithm)} crypt hash", Salt, Iterations)
    {
        _algorithm = algorithm;
        _mark = mark;
        _digestLength = digestLength;
    }

    public override IEnumerable<HashMark> Marks => new[] { HashMark.Dollar(_mark, hash => CryptHashes.ParseSha2(Id, hash.Text, _digestLength)) };

    public override bool Verify(ParsedHash hash, byte[] password) =>
        AreSame(Sha2Crypt.Compute(_algorithm, password, hash.Salt!, (int)hash[Iterations]), Tail(hash.Text));
}
