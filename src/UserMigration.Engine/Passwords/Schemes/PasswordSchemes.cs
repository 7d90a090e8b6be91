using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>The registered kinds of password hash.</summary>
internal static class PasswordSchemes
{
    // A text without a mark belongs to the first kind that accepts it.
    private static readonly PasswordScheme[] s_all =
    {
        BcryptScheme.Sound,
        BcryptScheme.Flawed,
        new BcryptSha256Scheme(),
        new BcryptWordPressScheme(),
        new Argon2Scheme(PasswordHashKind.Argon2i, "an Argon2i hash", 1),
        new Argon2Scheme(PasswordHashKind.Argon2d, "an Argon2d hash", 0),
        new Argon2Scheme(PasswordHashKind.Argon2id, "an Argon2id hash", 2),
        new ScryptScheme(),
        new FirebaseScryptScheme(),
        new UnverifiableScheme(PasswordHashKind.Yescrypt, "a yescrypt hash", hash => CryptHashes.ParseYescrypt(hash.Text), "y", "gy"),
        new Pbkdf2Scheme(PasswordHashKind.Pbkdf2Sha1, HashAlgorithmName.SHA1, 20),
        new Pbkdf2Scheme(PasswordHashKind.Pbkdf2Sha256, HashAlgorithmName.SHA256, 32),
        new Pbkdf2Scheme(PasswordHashKind.Pbkdf2Sha512, HashAlgorithmName.SHA512, 64),
        new PhpassScheme(),
        new PhpassSha512Scheme(PasswordHashKind.PhpassSha512, "a phpass hash with SHA-512", isOverMd5: false),
        new PhpassSha512Scheme(PasswordHashKind.PhpassSha512Md5, "a phpass hash with SHA-512 over MD5", isOverMd5: true),
        new DesCryptScheme(),
        new Md5CryptScheme(PasswordHashKind.Md5Crypt, "an MD5 crypt hash", "1"),
        new Md5CryptScheme(PasswordHashKind.Apr1Crypt, "an Apache MD5 crypt hash", "apr1"),
        new UnverifiableScheme(PasswordHashKind.SunMd5, "a Sun MD5 crypt hash", hash => OryHashes.Parse("md5", hash.Text) ?? CryptHashes.ParseSunMd5(hash.Text), "md5"),
        new Sha1CryptScheme(),
        new Sha2CryptScheme(PasswordHashKind.Sha256Crypt, HashAlgorithmName.SHA256, "5", 43),
        new Sha2CryptScheme(PasswordHashKind.Sha512Crypt, HashAlgorithmName.SHA512, "6", 86),
        new NtHashScheme(),
        new MySqlScheme(),
        new MsSqlScheme(PasswordHashKind.MsSqlSha1, "a SQL Server 2005 hash", HashAlgorithmName.SHA1, "0100", 20),
        new MsSqlScheme(PasswordHashKind.MsSqlSha512, "a SQL Server 2012 hash", HashAlgorithmName.SHA512, "0200", 64),
        new DigestScheme(PasswordHashKind.Md5, "an MD5 digest", HashAlgorithmName.MD5, 16, "MD5", "PLAIN-MD5", "LDAP-MD5"),
        new DigestScheme(PasswordHashKind.Sha1, "a SHA-1 digest", HashAlgorithmName.SHA1, 20, "SHA", "SHA1"),
        new DigestScheme(PasswordHashKind.Sha256, "a SHA-256 digest", HashAlgorithmName.SHA256, 32, "SHA256"),
        new DigestScheme(PasswordHashKind.Sha384, "a SHA-384 digest", HashAlgorithmName.SHA384, 48, "SHA384"),
        new DigestScheme(PasswordHashKind.Sha512, "a SHA-512 digest", HashAlgorithmName.SHA512, 64, "SHA512"),
        SaltedDigestScheme.SaltFirst(PasswordHashKind.Md5SaltedLeft, HashAlgorithmName.MD5, 16, "md5"),
        SaltedDigestScheme.PasswordFirst(PasswordHashKind.Md5SaltedRight, HashAlgorithmName.MD5, 16, "SMD5"),
        SaltedDigestScheme.SaltFirst(PasswordHashKind.Sha1SaltedLeft, HashAlgorithmName.SHA1, 20, "sha1"),
        SaltedDigestScheme.PasswordFirst(PasswordHashKind.Sha1SaltedRight, HashAlgorithmName.SHA1, 20, "SSHA", "SSHA1"),
        SaltedDigestScheme.SaltFirst(PasswordHashKind.Sha256SaltedLeft, HashAlgorithmName.SHA256, 32),
        SaltedDigestScheme.PasswordFirst(PasswordHashKind.Sha256SaltedRight, HashAlgorithmName.SHA256, 32, "SSHA256"),
        SaltedDigestScheme.PasswordFirst(PasswordHashKind.Sha384SaltedRight, HashAlgorithmName.SHA384, 48, "SSHA384"),
        SaltedDigestScheme.SaltFirst(PasswordHashKind.Sha512SaltedLeft, HashAlgorithmName.SHA512, 64),
        SaltedDigestScheme.PasswordFirst(PasswordHashKind.Sha512SaltedRight, HashAlgorithmName.SHA512, 64, "SSHA512"),
        new SpringSha256Scheme(),
        BareDigestScheme.Hex(PasswordHashKind.Md5Hex, 16, DigestCandidate.Md5, DigestCandidate.Nt, DigestCandidate.Md4),
        BareDigestScheme.Hex(PasswordHashKind.Sha1Hex, 20, DigestCandidate.Sha1, DigestCandidate.MySql, DigestCandidate.RipeMd160),
        BareDigestScheme.Hex(PasswordHashKind.Sha224Hex, 28, DigestCandidate.Sha224, DigestCandidate.Sha3(224)),
        BareDigestScheme.Hex(PasswordHashKind.Sha256Hex, 32, DigestCandidate.Sha256, DigestCandidate.Sha3(256)),
        BareDigestScheme.Hex(PasswordHashKind.Sha384Hex, 48, DigestCandidate.Sha384, DigestCandidate.Sha3(384)),
        BareDigestScheme.Hex(PasswordHashKind.Sha512Hex, 64, DigestCandidate.Sha512, DigestCandidate.Sha3(512), DigestCandidate.Whirlpool),
        BareDigestScheme.Base64(PasswordHashKind.Md5Base64, 16, DigestCandidate.Md5, DigestCandidate.Nt, DigestCandidate.Md4),
        BareDigestScheme.Base64(PasswordHashKind.Sha1Base64, 20, DigestCandidate.Sha1, DigestCandidate.RipeMd160).Trying(DigestCandidate.MySql),
        BareDigestScheme.Base64(PasswordHashKind.Sha256Base64, 32, DigestCandidate.Sha256, DigestCandidate.Sha3(256)),
        BareDigestScheme.Base64(PasswordHashKind.Sha384Base64, 48, DigestCandidate.Sha384, DigestCandidate.Sha3(384)),
        BareDigestScheme.Base64(PasswordHashKind.Sha512Base64, 64, DigestCandidate.Sha512, DigestCandidate.Sha3(512), DigestCandidate.FirebaseScrypt)
            .Trying(DigestCandidate.Whirlpool),
        new DigestWithSaltScheme(),
        new UnverifiableScheme(PasswordHashKind.Unknown, "a hash of an unknown kind", _ => null),
    };

    private static readonly Dictionary<string, PasswordScheme> s_byId = s_all.ToDictionary(scheme => scheme.Id, StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, HashMark> s_dollars = MarksOf(HashMarkStyle.Dollar, StringComparer.Ordinal);
    private static readonly Dictionary<string, HashMark> s_braces = MarksOf(HashMarkStyle.Braces, StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, HashMark> s_words = MarksOf(HashMarkStyle.Word, StringComparer.Ordinal);

    /// <summary>The names of all kinds.</summary>
    public static IReadOnlyCollection<string> Ids => s_byId.Keys;

    /// <summary>The names between dollar signs with which hashes start.</summary>
    public static IReadOnlyCollection<string> DollarNames => s_dollars.Keys;

    /// <summary>The names in braces with which hashes start, in capital letters.</summary>
    public static IReadOnlyCollection<string> BraceNames => s_braces.Keys;

    /// <summary>Gets a kind by its name.</summary>
    /// <param name="id">The name of an existing kind, in any letter case.</param>
    public static PasswordScheme Get(string id) => s_byId[id];

    /// <summary>Finds a kind by its name.</summary>
    /// <param name="id">The name, in any letter case.</param>
    /// <returns>The kind; null if no kind has the name.</returns>
    public static PasswordScheme? Find(string id) => s_byId.TryGetValue(id, out PasswordScheme? scheme) ? scheme : null;

    /// <summary>Finds the mark <c>$name$</c>.</summary>
    /// <param name="name">The name.</param>
    public static HashMark? FindDollar(string name) => s_dollars.TryGetValue(name, out HashMark? mark) ? mark : null;

    /// <summary>Finds the mark <c>{name}</c>.</summary>
    /// <param name="name">The name, in any letter case.</param>
    public static HashMark? FindBraces(string name) => s_braces.TryGetValue(name, out HashMark? mark) ? mark : null;

    /// <summary>Finds the mark <c>word$</c>.</summary>
    /// <param name="word">The word.</param>
    public static HashMark? FindWord(string word) => s_words.TryGetValue(word, out HashMark? mark) ? mark : null;

    /// <summary>Parses a hash that has no mark.</summary>
    /// <param name="text">The text; at least 20 characters, without spaces around it.</param>
    /// <returns>The hash; null if no kind accepts the text.</returns>
    public static ParsedHash? ParseUnmarked(string text)
    {
        foreach (PasswordScheme scheme in s_all)
        {
            if (scheme.ParseUnmarked(text) is { } hash)
            {
                return hash;
            }
        }

        return null;
    }

    private static Dictionary<string, HashMark> MarksOf(HashMarkStyle style, StringComparer comparer) =>
        s_all.SelectMany(scheme => scheme.Marks).Where(mark => mark.Style == style).ToDictionary(mark => mark.Name, comparer);
}
