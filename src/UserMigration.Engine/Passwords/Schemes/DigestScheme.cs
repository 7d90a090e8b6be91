using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>A digest without a salt that has a mark.</summary>
internal sealed class DigestScheme : PasswordScheme
{
    private readonly HashAlgorithmName _algorithm;
    private readonly string[] _marks;

    /// <param name="id">The stable name.</param>
    /// <param name="description">The name in a sentence, with its article.</param>
    /// <param name="algorithm">The digest algorithm.</param>
    /// <param name="size">The size of the digest in bytes.</param>
    /// <param name="marks">The names in braces with which the hashes start.</param>
    public DigestScheme(string id, string description, HashAlgorithmName algorithm, int size, params string[] marks)
        : base(id, description, Digest)
    {
        _algorithm = algorithm;
        DigestSize = size;
        _marks = marks;
    }

    public override int DigestSize { get; }

    public override IEnumerable<HashMark> Marks =>
        Array.ConvertAll(_marks, mark => HashMark.Braces(mark, hash => DigestHashes.ParseMarked(Id, hash.Encoding, hash.Text, hash.Rest, DigestSize)));

    public override bool Verify(ParsedHash hash, byte[] password) => Digests.AreEqual(Digests.Compute(_algorithm, password), hash.Digest!);
}
