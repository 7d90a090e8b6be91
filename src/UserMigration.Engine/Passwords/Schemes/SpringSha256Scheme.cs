using System.Security.Cryptography;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>1024 passes of SHA-256 over salt and password (Spring Security's StandardPasswordEncoder). See <see cref="SpringHashes"/>.</summary>
internal sealed class SpringSha256Scheme : PasswordScheme
{
    public SpringSha256Scheme()
        : base(PasswordHashKind.SpringSha256, "Spring Security's SHA-256 in 1024 passes", Digest, Salt, Iterations)
    {
    }

    public override bool Verify(ParsedHash hash, byte[] password)
    {
        byte[] first = Digests.Compute(HashAlgorithmName.SHA256, hash.Salt!, password);
        return Digests.AreEqual(Digests.Repeat(HashAlgorithmName.SHA256, first, hash[Iterations] - 1), hash.Digest!);
    }
}
