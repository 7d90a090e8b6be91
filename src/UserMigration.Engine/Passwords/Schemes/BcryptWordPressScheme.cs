using System.Collections.Generic;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>bcrypt over an HMAC of the password (WordPress 6.8).</summary>
internal sealed class BcryptWordPressScheme : PasswordScheme
{
    public BcryptWordPressScheme()
        : base(PasswordHashKind.BcryptWordPress, "WordPress's bcrypt over an HMAC", "cost")
    {
    }

    public override IEnumerable<HashMark> Marks => new[]
    {
        HashMark.Dollar("wp", hash => BcryptHashes.ParseInner(Id, "WordPress", hash.Text, hash.Text.Substring(3))),
    };

    public override string? RefuseVerification(ParsedHash hash, byte[] password) => PasswordCost.RefuseBcrypt(hash["cost"]);

    public override bool Verify(ParsedHash hash, byte[] password) => BcryptVerifier.VerifyWordPress(hash, password);
}
