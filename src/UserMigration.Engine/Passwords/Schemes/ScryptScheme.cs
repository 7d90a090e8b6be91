using System.Collections.Generic;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>scrypt (RFC 7914).</summary>
internal sealed class ScryptScheme : PasswordScheme
{
    public ScryptScheme()
        : base(PasswordHashKind.Scrypt, "an scrypt hash", Digest, Salt, "n", "r", "p")
    {
    }

    public override IEnumerable<HashMark> Marks => new[]
    {
        HashMark.Dollar("scrypt", hash => ScryptHashes.ParsePhc(hash.Text)),
        HashMark.Dollar("7", hash => ScryptHashes.ParseCrypt(hash.Text)),
        HashMark.Word("scrypt", hash => ScryptHashes.ParseDjango(hash.Text)),
    };

    public override string? RefuseVerification(ParsedHash hash, byte[] password) => PasswordCost.RefuseScrypt(hash);

    public override bool Verify(ParsedHash hash, byte[] password) => Digests.AreEqual(KeyDerivation.Scrypt(hash, password), hash.Digest!);
}
