using System;

namespace UserMigration.Engine.Passwords;

/// <summary>Tells the kind of a hash by its first characters, or by its length where it says nothing of itself.</summary>
internal static class HashRecogniser
{
    private const int LongestScheme = 32;
    private const int LeastByLength = 13;
    private const int LeastDigest = 20;

    private static readonly string[] s_suffixes = { ".HEX", ".B64", ".BASE64" };

    private static readonly string[] s_algorithmWords =
    {
        "argon2", "bcrypt", "crypt", "grub.pbkdf2", "hmac", "md4", "md5", "pbkdf2", "scrypt", "sha1", "sha224", "sha256", "sha384",
        "sha512", "ssha", "scram-", "unsalted_",
    };

    /// <summary>Takes a hash apart.</summary>
    /// <param name="text">The text; not blank.</param>
    /// <returns>The hash, of the kind <see cref="PasswordHashKind.Unknown"/> where it has only the form of one; null where it is none.</returns>
    public static ParsedHash? Parse(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (text[0] > ' ' && text[text.Length - 1] > ' ')
        {
            return ParseTrimmed(text);
        }

        string trimmed = text.Trim();
        ParsedHash? hash = trimmed.Length == 0 ? null : ParseTrimmed(trimmed);
        return hash?.With(HashIssues.Surrounded(hash.Kind));
    }

    private static ParsedHash? ParseTrimmed(string text) => text[0] switch
    {
        '$' => ParseDollar(text),
        '{' => ParseScheme(text),
        '*' => DigestHashes.ParseMySql(text),
        _ => ParseWord(text) ?? (text.Length >= LeastByLength ? ParseByLength(text) : null),
    };

    private static ParsedHash? ParseDollar(string text)
    {
        int end = text.IndexOf('$', 1);
        if (end < 2 || end > LongestScheme)
        {
            return null;
        }

        string name = text.Substring(1, end - 1);
        return name switch
        {
            "2" or "2a" or "2b" or "2x" or "2y" => BcryptHashes.Parse(text),
            "argon2i" => Argon2Hashes.Parse(PasswordHashKind.Argon2i, text),
            "argon2d" => Argon2Hashes.Parse(PasswordHashKind.Argon2d, text),
            "argon2id" => Argon2Hashes.Parse(PasswordHashKind.Argon2id, text),
            "P" or "H" => CryptHashes.ParsePhpass(PasswordHashKind.Phpass, "phpass", text, text, 22),
            "S" => CryptHashes.ParsePhpass(PasswordHashKind.PhpassSha512, "Drupal 7", text, text, 43),
            "5" => CryptHashes.ParseSha2(PasswordHashKind.Sha256Crypt, text, 43),
            "6" => CryptHashes.ParseSha2(PasswordHashKind.Sha512Crypt, text, 86),
            "1" => CryptHashes.ParseMd5(PasswordHashKind.Md5Crypt, text),
            "apr1" => CryptHashes.ParseMd5(PasswordHashKind.Apr1Crypt, text),
            "pbkdf2" or "pbkdf2-sha1" => Pbkdf2Hashes.ParsePhc(PasswordHashKind.Pbkdf2Sha1, text),
            "pbkdf2-sha256" => Pbkdf2Hashes.ParsePhc(PasswordHashKind.Pbkdf2Sha256, text),
            "pbkdf2-sha512" => Pbkdf2Hashes.ParsePhc(PasswordHashKind.Pbkdf2Sha512, text),
            "scrypt" => ScryptHashes.ParsePhc(text),
            "7" => ScryptHashes.ParseCrypt(text),
            "y" or "gy" => CryptHashes.ParseYescrypt(text),
            "3" => CryptHashes.ParseNt(text),
            "sha1" => OryHashes.Parse(name, text) ?? CryptHashes.ParseSha1(text),
            "bcrypt-sha256" => BcryptHashes.ParsePasslib(text),
            "wp" => BcryptHashes.ParseInner(PasswordHashKind.BcryptWordPress, "WordPress", text, text.Substring(3)),
            _ => OryHashes.Parse(name, text) is { } hash ? hash
                : SpringHashes.ParseScrypt(text) is { } spring ? spring
                : name.StartsWith("md5", StringComparison.Ordinal) ? CryptHashes.ParseSunMd5(text)
                : IsName(name) ? new ParsedHash(PasswordHashKind.Unknown, "crypt", text) : null,
        };
    }

    private static ParsedHash? ParseScheme(string text)
    {
        int end = text.IndexOf('}');
        if (end < 2 || end > LongestScheme)
        {
            return null;
        }

        string id = text.Substring(1, end - 1);
        string rest = text.Substring(end + 1);

        // Spring adds the version of its defaults, Dovecot how the digest is written.
        string name = WithoutSuffix(id.Split('@')[0]);
        if (!IsName(name) || rest.Length == 0 || ClearTextMark.Has(text))
        {
            return null;
        }

        if (SpringHashes.Parse(id, text, rest) is { } spring)
        {
            return spring;
        }

        string encoding = "LDAP {" + name.ToUpperInvariant() + "}";
        if (name.Equals("PBKDF2", StringComparison.OrdinalIgnoreCase) && rest.StartsWith("$1$", StringComparison.Ordinal))
        {
            return Pbkdf2Hashes.ParseDovecot(text, rest);
        }

        if (rest.Length > 1 && rest[0] == '$')
        {
            ParsedHash inner = ParseDollar(rest) ?? new ParsedHash(PasswordHashKind.Unknown, encoding, rest);
            inner.Encoding = encoding;
            return inner;
        }

        return name.ToUpperInvariant() switch
        {
            "CRYPT" => ParseCryptScheme(encoding, text, rest),
            "MD5" or "PLAIN-MD5" or "LDAP-MD5" => DigestHashes.ParseMarked(PasswordHashKind.Md5, encoding, text, rest, 16),
            "SHA" or "SHA1" => DigestHashes.ParseMarked(PasswordHashKind.Sha1, encoding, text, rest, 20),
            "SHA256" => DigestHashes.ParseMarked(PasswordHashKind.Sha256, encoding, text, rest, 32),
            "SHA384" => DigestHashes.ParseMarked(PasswordHashKind.Sha384, encoding, text, rest, 48),
            "SHA512" => DigestHashes.ParseMarked(PasswordHashKind.Sha512, encoding, text, rest, 64),
            "SMD5" => DigestHashes.ParseSalted(PasswordHashKind.Md5SaltedRight, encoding, text, rest, 16),
            "SSHA" or "SSHA1" => DigestHashes.ParseSalted(PasswordHashKind.Sha1SaltedRight, encoding, text, rest, 20),
            "SSHA256" => DigestHashes.ParseSalted(PasswordHashKind.Sha256SaltedRight, encoding, text, rest, 32),
            "SSHA384" => DigestHashes.ParseSalted(PasswordHashKind.Sha384SaltedRight, encoding, text, rest, 48),
            "SSHA512" => DigestHashes.ParseSalted(PasswordHashKind.Sha512SaltedRight, encoding, text, rest, 64),
            "NTLM" => DigestHashes.ParseMarked(PasswordHashKind.NtHash, encoding, text, rest, 16),
            "PBKDF2" or "PBKDF2-SHA1" => Pbkdf2Hashes.ParseLdap(PasswordHashKind.Pbkdf2Sha1, encoding, text, rest),
            "PBKDF2-SHA256" => Pbkdf2Hashes.ParseLdap(PasswordHashKind.Pbkdf2Sha256, encoding, text, rest),
            "PBKDF2-SHA512" => Pbkdf2Hashes.ParseLdap(PasswordHashKind.Pbkdf2Sha512, encoding, text, rest),
            "PBKDF2_SHA256" => Pbkdf2Hashes.ParseDirectoryServer(encoding, text, rest),
            "PKCS5S2" => Pbkdf2Hashes.ParseAtlassian(encoding, text, rest),
            _ => new ParsedHash(PasswordHashKind.Unknown, encoding, text),
        };
    }

    private static string WithoutSuffix(string name)
    {
        foreach (string suffix in s_suffixes)
        {
            if (name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return name.Substring(0, name.Length - suffix.Length);
            }
        }

        return name;
    }

    private static ParsedHash ParseCryptScheme(string encoding, string text, string rest) => CryptHashes.IsDes(rest)
        ? CryptHashes.ParseDes(rest, encoding, isCertain: true)
        : new ParsedHash(PasswordHashKind.DesCrypt, encoding, text).Damaged("does not have 13 letters, digits, full stops and slashes");

    private static ParsedHash? ParseWord(string text)
    {
        int dollar = text.IndexOf('$');
        switch (dollar < 0 ? string.Empty : text.Substring(0, dollar))
        {
            case "pbkdf2_sha256":
                return Pbkdf2Hashes.ParseDjango(PasswordHashKind.Pbkdf2Sha256, text);
            case "pbkdf2_sha1":
                return Pbkdf2Hashes.ParseDjango(PasswordHashKind.Pbkdf2Sha1, text);
            case "pbkdf2_sha512":
                return Pbkdf2Hashes.ParseDjango(PasswordHashKind.Pbkdf2Sha512, text);
            case "bcrypt":
                return ParseWrapped(text, 7);
            case "argon2":
                return ParseWrapped(text, 6);
            case "bcrypt_sha256":
                return BcryptHashes.ParseInner(
                    PasswordHashKind.BcryptSha256, "Django", text, text.Length > 14 ? text.Substring(14) : string.Empty);
            case "scrypt":
                return ScryptHashes.ParseDjango(text);
            case "sha1":
                return DigestHashes.ParseDjango(text, PasswordHashKind.Sha1, PasswordHashKind.Sha1SaltedLeft, 20);
            case "md5":
                return DigestHashes.ParseDjango(text, PasswordHashKind.Md5, PasswordHashKind.Md5SaltedLeft, 16);
            case "crypt":
                return ParseCryptScheme("Django", text, text.Substring(text.LastIndexOf('$') + 1));
            case "U" when text.StartsWith("U$S$", StringComparison.Ordinal):
                return CryptHashes.ParsePhpass(PasswordHashKind.PhpassSha512Md5, "Drupal 7", text, text.Substring(1), 43);
        }

        if (text.StartsWith("pbkdf2:", StringComparison.Ordinal))
        {
            return Pbkdf2Hashes.ParseWerkzeug(text);
        }

        return text.StartsWith("scrypt:", StringComparison.Ordinal) ? ScryptHashes.ParseWerkzeug(text)
            : StartsWithAlgorithm(text) ? new ParsedHash(PasswordHashKind.Unknown, "algorithm and parameters", text)
            : null;
    }

    /// <summary>Django's <c>bcrypt$$2b$…</c> and <c>argon2$argon2id$…</c>: the hash by itself behind a word.</summary>
    private static ParsedHash ParseWrapped(string text, int length)
    {
        ParsedHash? inner = text.Length > length ? ParseDollar(text.Substring(length)) : null;
        if (inner is null)
        {
            return new ParsedHash(PasswordHashKind.Unknown, "Django", text);
        }

        inner.Encoding = "Django";
        return inner;
    }

    private static ParsedHash? ParseByLength(string text)
    {
        if (text.Length == LeastByLength)
        {
            return CryptHashes.IsDes(text) ? CryptHashes.ParseDes(text, "crypt", isCertain: false) : null;
        }

        return text.Length < LeastDigest ? null
            : (text[0] == '0' ? DigestHashes.ParseHexNumber(text) : null)
                ?? Pbkdf2Hashes.ParseIdentity(text)
                ?? MagentoHashes.Parse(text)
                ?? DigestHashes.ParseHex(text)
                ?? DigestHashes.ParseBase64(text);
    }

    private static bool StartsWithAlgorithm(string text)
    {
        foreach (string word in s_algorithmWords)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && HasSeparatorAndMore(text, word.Length))
            {
                return true;
            }
        }

        return false;
    }

    // "sha256$...", "pbkdf2_sha384$...", "hmac-md5:...": parts that are parted by $ or :, and at least 16 characters in all.
    private static bool HasSeparatorAndMore(string text, int start)
    {
        const int LeastLength = 16;
        int end = start;
        while (end < text.Length && (IsNameCharacter(text[end]) || text[end] == '('))
        {
            end++;
        }

        return text.Length >= LeastLength && end < text.Length - 1 && text[end] is '$' or ':' or '}';
    }

    private static bool IsName(string name)
    {
        foreach (char one in name)
        {
            if (!IsNameCharacter(one))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private static bool IsNameCharacter(char one) =>
        one is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' or '.' or ',' or '=' or '/';
}
