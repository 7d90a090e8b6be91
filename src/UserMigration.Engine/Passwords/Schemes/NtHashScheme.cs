using System.Collections.Generic;
using Org.BouncyCastle.Crypto.Digests;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>The NT hash: MD4 of the password in UTF-16.</summary>
internal sealed class NtHashScheme : PasswordScheme
{
    private const int Size = 16;

    public NtHashScheme()
        : base(PasswordHashKind.NtHash, "an NT hash", Digest)
    {
    }

    public override IEnumerable<HashMark> Marks => new[]
    {
        HashMark.Dollar("3", hash => CryptHashes.ParseNt(hash.Text)),
        HashMark.Braces("NTLM", hash => DigestHashes.ParseMarked(Id, hash.Encoding, hash.Text, hash.Rest, Size)),
    };

    public override bool Verify(ParsedHash hash, byte[] password) =>
        Digests.AreEqual(Digests.Compute(new MD4Digest(), Utf16(password)), hash.Digest!)
            || Digests.AreEqual(Digests.Compute(new MD4Digest(), Widen(password)), hash.Digest!);

    // crypt(3) converts all bytes to UTF-16 by adding a zero after each.
    private static byte[] Widen(byte[] password)
    {
        byte[] wide = new byte[2 * password.Length];
        for (int i = 0; i < password.Length; i++)
        {
            wide[2 * i] = password[i];
        }

        return wide;
    }
}
