using System.Collections.Generic;
using System.Security.Cryptography;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>PBKDF2 (RFC 8018) with the HMAC of a digest algorithm.</summary>
internal sealed class Pbkdf2Scheme : PasswordScheme
{
    private readonly HashAlgorithmName _algorithm;
    private readonly int _size;

    /// <param name="id">The stable name: <c>pbkdf2-</c> and the name of the digest.</param>
    /// <param name="algorithm">The digest algorithm.</param>
    /// <param name="size">The size of its digest in bytes.</param>
    public Pbkdf2Scheme(string id, HashAlgorithmName algorithm, int size)
        : base(id, "PBKDF2 with " + NameOf(algorithm), Digest, Salt, Iterations, "digestBytes")
    {
        _algorithm = algorithm;
        _size = size;
    }

    public override IEnumerable<HashMark> Marks
    {
        get
        {
            yield return HashMark.Dollar(Id, ParsePhc);
            yield return HashMark.Braces(Id.ToUpperInvariant(), ParseLdap);
            yield return HashMark.Word(Id.Replace('-', '_'), hash => Pbkdf2Hashes.ParseDjango(Id, hash.Text));
            if (_algorithm == HashAlgorithmName.SHA1)
            {
                yield return HashMark.Dollar("pbkdf2", ParsePhc);
                yield return HashMark.Braces("PBKDF2", ParseUnnamed, acceptsDollar: true);
                yield return HashMark.Braces("PKCS5S2", hash => Pbkdf2Hashes.ParseAtlassian(hash.Encoding, hash.Text, hash.Rest));
            }
            else if (_algorithm == HashAlgorithmName.SHA256)
            {
                yield return HashMark.Braces("PBKDF2_SHA256", hash => Pbkdf2Hashes.ParseDirectoryServer(hash.Encoding, hash.Text, hash.Rest));
            }
        }
    }

    public override string? RefuseVerification(ParsedHash hash, byte[] password) => PasswordCost.RefusePbkdf2(hash, _size);

    public override bool Verify(ParsedHash hash, byte[] password) => Digests.AreEqual(KeyDerivation.Pbkdf2(_algorithm, hash, password), hash.Digest!);

    private ParsedHash ParsePhc(MarkedHash hash) => Pbkdf2Hashes.ParsePhc(Id, hash.Text);

    private ParsedHash ParseLdap(MarkedHash hash) => Pbkdf2Hashes.ParseLdap(Id, hash.Encoding, hash.Text, hash.Rest);

    private ParsedHash? ParseUnnamed(MarkedHash hash) => hash.Rest.StartsWith("$1$", System.StringComparison.Ordinal)
        ? Pbkdf2Hashes.ParseDovecot(hash.Text, hash.Rest)
        : hash.Rest.Length > 1 && hash.Rest[0] == '$' ? null : ParseLdap(hash);
}
