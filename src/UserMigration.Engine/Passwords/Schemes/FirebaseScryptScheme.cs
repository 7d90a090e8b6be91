using System.Collections.Generic;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>scrypt and AES with the signer key of a Firebase project.</summary>
internal sealed class FirebaseScryptScheme : PasswordScheme
{
    public FirebaseScryptScheme()
        : base(PasswordHashKind.FirebaseScrypt, "an scrypt hash of Firebase", Digest, Salt, "n", "r", "p")
    {
    }

    public override IEnumerable<HashMark> Marks => new[] { HashMark.Dollar("firescrypt", hash => FirebaseHashes.Parse(hash.Text)) };

    public override string? RefuseVerification(ParsedHash hash, byte[] password) => PasswordCost.RefuseScrypt(hash);

    public override bool Verify(ParsedHash hash, byte[] password) => Digests.AreEqual(KeyDerivation.FirebaseScrypt(hash, password), hash.Digest!);
}
