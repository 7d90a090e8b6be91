using System.Security.Cryptography;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>MySQL 4.1's PASSWORD(): SHA-1 of a SHA-1 digest, after an asterisk.</summary>
internal sealed class MySqlScheme : PasswordScheme
{
    public MySqlScheme()
        : base(PasswordHashKind.MySql41, "a MySQL hash", Digest)
    {
    }

    public override ParsedHash? ParseUnmarked(string text) => text[0] == '*' ? DigestHashes.ParseMySql(text) : null;

    public override bool Verify(ParsedHash hash, byte[] password) =>
        Digests.AreEqual(Digests.Compute(HashAlgorithmName.SHA1, Digests.Compute(HashAlgorithmName.SHA1, password)), hash.Digest!);
}
