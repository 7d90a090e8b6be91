using System.Collections.Generic;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>NetBSD's crypt with HMAC-SHA-1. Ory uses the same mark for digests.</summary>
internal sealed class Sha1CryptScheme : PasswordScheme
{
    public Sha1CryptScheme()
        : base(PasswordHashKind.Sha1Crypt, "a SHA-1 crypt hash", Salt, Iterations)
    {
    }

    public override IEnumerable<HashMark> Marks => new[]
    {
        HashMark.Dollar("sha1", hash => OryHashes.Parse("sha1", hash.Text) ?? CryptHashes.ParseSha1(hash.Text)),
    };

    public override bool Verify(ParsedHash hash, byte[] password) =>
        AreSame(Sha1Crypt.Compute(password, hash.Salt!, (int)hash[Iterations]), Tail(hash.Text));
}
