using System.Collections.Generic;
using System.Security.Cryptography;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>A digest of a password and a salt, in either order.</summary>
internal sealed class SaltedDigestScheme : PasswordScheme
{
    private readonly HashAlgorithmName _algorithm;
    private readonly int _size;
    private readonly bool _isSaltFirst;
    private readonly HashMark[] _marks;

    private SaltedDigestScheme(string id, HashAlgorithmName algorithm, int size, bool isSaltFirst, string[] marks)
        : base(id, $"{(algorithm == HashAlgorithmName.MD5 ? "an" : "a")} {NameOf(algorithm)} digest of {(isSaltFirst ? "salt and password" : "password and salt")}", Digest, Salt)
    {
        _algorithm = algorithm;
        _size = size;
        _isSaltFirst = isSaltFirst;
        _marks = System.Array.ConvertAll(marks, MarkOf);
    }

    public override IEnumerable<HashMark> Marks => _marks;

    /// <summary>Creates the kind of a digest of the salt and then the password. Django writes it after the name of the algorithm.</summary>
    /// <param name="id">The stable name.</param>
    /// <param name="algorithm">The digest algorithm.</param>
    /// <param name="size">The size of the digest in bytes.</param>
    /// <param name="words">The words with which Django's hashes of this kind start.</param>
    public static SaltedDigestScheme SaltFirst(string id, HashAlgorithmName algorithm, int size, params string[] words) =>
        new SaltedDigestScheme(id, algorithm, size, isSaltFirst: true, words);

    /// <summary>Creates the kind of a digest of the password and then the salt. Directories write digest and salt together, after a name in braces.</summary>
    /// <param name="id">The stable name.</param>
    /// <param name="algorithm">The digest algorithm.</param>
    /// <param name="size">The size of the digest in bytes.</param>
    /// <param name="names">The names in braces with which the hashes start.</param>
    public static SaltedDigestScheme PasswordFirst(string id, HashAlgorithmName algorithm, int size, params string[] names) =>
        new SaltedDigestScheme(id, algorithm, size, isSaltFirst: false, names);

    public override bool Verify(ParsedHash hash, byte[] password) => Digests.AreEqual(
        _isSaltFirst ? Digests.Compute(_algorithm, hash.Salt!, password) : Digests.Compute(_algorithm, password, hash.Salt!), hash.Digest!);

    // A Django hash without a salt is a plain digest of the algorithm in the word.
    private HashMark MarkOf(string name) => _isSaltFirst
        ? HashMark.Word(name, hash => DigestHashes.ParseDjango(hash.Text, name, Id, _size))
        : HashMark.Braces(name, hash => DigestHashes.ParseSalted(Id, hash.Encoding, hash.Text, hash.Rest, _size));
}
