using System.Collections.Generic;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>A variant of Argon2 (RFC 9106).</summary>
internal sealed class Argon2Scheme : PasswordScheme
{
    private const string Keyed = "The hash can't be verified here. It was created with a key or associated data, which the hash does not contain.";

    private readonly int _variant;

    /// <param name="id">The name, which is also the mark.</param>
    /// <param name="description">The name in a sentence, with its article.</param>
    /// <param name="variant">The number of the variant: 0 for d, 1 for i, 2 for id (RFC 9106, section 3.2).</param>
    public Argon2Scheme(string id, string description, int variant)
        : base(id, description, Digest, Salt, "version", "memoryKiB", Iterations, "parallelism")
    {
        _variant = variant;
    }

    public override IEnumerable<HashMark> Marks => new[] { HashMark.Dollar(Id, hash => Argon2Hashes.Parse(Id, hash.Text)) };

    public override string? RefuseVerification(ParsedHash hash, byte[] password) => hash.Variant is not null ? Keyed : PasswordCost.RefuseArgon2(hash);

    public override bool Verify(ParsedHash hash, byte[] password) => Digests.AreEqual(KeyDerivation.Argon2(_variant, hash, password), hash.Digest!);
}
