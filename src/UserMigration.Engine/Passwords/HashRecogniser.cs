using System;
using UserMigration.Engine.Passwords.Schemes;

namespace UserMigration.Engine.Passwords;

/// <summary>Recognizes the kind of a hash by its first characters, or by its length if it has no prefix.</summary>
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

    /// <summary>Parses a hash.</summary>
    /// <param name="text">The text; not empty.</param>
    /// <returns>
    /// The hash, of the kind <see cref="PasswordHashKind.Unknown"/> if the text only has the format of a hash; null if the text is not a
    /// hash.
    /// </returns>
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

        // Sun's MD5 has its parameters behind the name and a comma.
        return PasswordSchemes.FindDollar(name)?.Parse(new MarkedHash("crypt", text, text.Substring(end + 1)))
            ?? OryHashes.Parse(name, text)
            ?? SpringHashes.ParseScrypt(text)
            ?? (name.StartsWith("md5", StringComparison.Ordinal) ? CryptHashes.ParseSunMd5(text) : null)
            ?? (IsName(name) ? new ParsedHash(PasswordHashKind.Unknown, "crypt", text) : null);
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

        // Spring adds the version of its defaults, Dovecot the encoding of the digest.
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
        HashMark? mark = PasswordSchemes.FindBraces(name);
        bool isDollar = rest.Length > 1 && rest[0] == '$';
        if ((!isDollar || mark is { AcceptsDollar: true }) && mark?.Parse(new MarkedHash(encoding, text, rest)) is { } hash)
        {
            return hash;
        }

        if (!isDollar)
        {
            return new ParsedHash(PasswordHashKind.Unknown, encoding, text);
        }

        ParsedHash inner = ParseDollar(rest) ?? new ParsedHash(PasswordHashKind.Unknown, encoding, rest);
        inner.Encoding = encoding;
        return inner;
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

    private static ParsedHash? ParseWord(string text)
    {
        int dollar = text.IndexOf('$');
        string word = dollar < 0 ? string.Empty : text.Substring(0, dollar);
        if (word is "bcrypt" or "argon2")
        {
            return ParseWrapped(text, word == "bcrypt" ? dollar + 1 : dollar);
        }

        if (PasswordSchemes.FindWord(word)?.Parse(new MarkedHash("Django", text, text.Substring(dollar + 1))) is { } hash)
        {
            return hash;
        }

        if (text.StartsWith("pbkdf2:", StringComparison.Ordinal))
        {
            return Pbkdf2Hashes.ParseWerkzeug(text);
        }

        return text.StartsWith("scrypt:", StringComparison.Ordinal) ? ScryptHashes.ParseWerkzeug(text)
            : StartsWithAlgorithm(text) ? new ParsedHash(PasswordHashKind.Unknown, "algorithm and parameters", text)
            : null;
    }

    /// <summary>Parses Django's <c>bcrypt$$2b$…</c> and <c>argon2$argon2id$…</c>: the unchanged hash after a word.</summary>
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
            : PasswordSchemes.ParseUnmarked(text)
                ?? (text[0] == '0' ? DigestHashes.ParseHexNumber(text) : null)
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

    // "sha256$...", "pbkdf2_sha384$...", "hmac-md5:...": parts separated by $ or :, and at least 16 characters in total.
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
