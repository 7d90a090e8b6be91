using System.Collections.Generic;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>bcrypt over a SHA-256 digest of the password (Django and passlib).</summary>
internal sealed class BcryptSha256Scheme : PasswordScheme
{
    public BcryptSha256Scheme()
        : base(PasswordHashKind.BcryptSha256, "bcrypt over a SHA-256 digest", "cost")
    {
    }

    public override IEnumerable<HashMark> Marks => new[]
    {
        HashMark.Dollar("bcrypt-sha256", hash => BcryptHashes.ParsePasslib(hash.Text)),
        HashMark.Word("bcrypt_sha256", hash => BcryptHashes.ParseInner(Id, "Django", hash.Text, hash.Rest)),
    };

    public override string? RefuseVerification(ParsedHash hash, byte[] password) => PasswordCost.RefuseBcrypt(hash["cost"]);

    public override bool Verify(ParsedHash hash, byte[] password) => BcryptVerifier.VerifySha256(hash, password);
}
