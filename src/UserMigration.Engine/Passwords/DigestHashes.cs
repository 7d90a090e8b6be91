using System;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// Parses digests without a cost: LDAP <c>{SHA}</c> and <c>{SSHA}</c> (RFC 2307 and later formats), Django <c>sha1$salt$hex</c>,
/// MySQL, SQL Server, and unmarked digests, which can only be recognized by their length.
/// </summary>
internal static class DigestHashes
{
    private const int LeastTail = 32;
    private const int LeastHex = 20;
    private const int LeastBase64 = 40;

    /// <summary>Parses <c>{SHA256}</c> and similar formats: a digest without a salt, in base64 or hexadecimal digits.</summary>
    public static ParsedHash ParseMarked(string kind, string encoding, string text, string rest, int size)
    {
        ParsedHash hash = new ParsedHash(kind, encoding, text);
        byte[]? digest = rest.Length == 2 * size ? HashAlphabets.FromHex(rest) : HashAlphabets.FromBase64(rest);
        if (digest is null || digest.Length != size)
        {
            return hash.Damaged("has a digest of the wrong size");
        }

        hash.Digest = digest;
        return hash.With("digestBytes", size);
    }

    /// <summary>Parses <c>{SSHA}</c> and similar formats: base64 of a digest and its salt.</summary>
    public static ParsedHash ParseSalted(string kind, string encoding, string text, string rest, int size)
    {
        ParsedHash hash = new ParsedHash(kind, encoding, text);
        byte[]? bytes = rest.Length > 2 * size && HashAlphabets.IsHex(rest) ? HashAlphabets.FromHex(rest) : HashAlphabets.FromBase64(rest);
        if (bytes is null || bytes.Length <= size)
        {
            return hash.Damaged("is not base64 of a digest and a salt");
        }

        byte[] digest = new byte[size];
        byte[] salt = new byte[bytes.Length - size];
        Buffer.BlockCopy(bytes, 0, digest, 0, size);
        Buffer.BlockCopy(bytes, size, salt, 0, salt.Length);
        return hash.With(salt, digest);
    }

    /// <summary>Parses Django's <c>sha1$salt$hex</c> and <c>md5$salt$hex</c>. Without a salt, the result is a plain digest.</summary>
    public static ParsedHash ParseDjango(string text, string plain, string salted, int size)
    {
        string[] fields = text.Split('$');
        if (fields.Length != 3)
        {
            return new ParsedHash(salted, "Django", text).Damaged("does not have the parts salt and digest");
        }

        if (fields[1].Length == 0)
        {
            return ParseMarked(plain, "Django", text, fields[2], size);
        }

        ParsedHash hash = new ParsedHash(salted, "Django", text);
        byte[]? digest = HashAlphabets.FromHex(fields[2]);
        return digest is null || digest.Length != size
            ? hash.Damaged("has a digest of the wrong size")
            : hash.WithText(fields[1], digest);
    }

    /// <summary>Parses MySQL's asterisk and 40 hexadecimal digits; null if the text does not have this format.</summary>
    public static ParsedHash? ParseMySql(string text)
    {
        if (!IsNearlyHex(text, 1))
        {
            return null;
        }

        ParsedHash hash = new ParsedHash(PasswordHashKind.MySql41, "MySQL", text) { Digest = HashAlphabets.FromHex(text.Substring(1)) };
        return hash.Digest?.Length == 20 ? hash : hash.Damaged("does not have 40 hexadecimal digits");
    }

    /// <summary>Parses a SQL Server hash: <c>0x0100</c> or <c>0x0200</c>, 4 bytes of salt, the digest, all in hexadecimal digits.</summary>
    /// <param name="kind">The kind of this version.</param>
    /// <param name="text">The text.</param>
    /// <param name="version">The 4 digits of the version.</param>
    /// <param name="size">The size of the digest in bytes.</param>
    /// <returns>The hash; null if the text is not a hash of this version.</returns>
    public static ParsedHash? ParseSqlServer(string kind, string text, string version, int size) =>
        text.Length == 2 + 4 + 8 + (2 * size) && text[0] == '0' && text[1] is 'x' or 'X'
        && string.CompareOrdinal(text, 2, version, 0, version.Length) == 0
        && HashAlphabets.IsHex(text, 2)
            ? new ParsedHash(kind, "SQL Server", text).With(HashAlphabets.FromHex(text.Substring(6, 8))!, HashAlphabets.FromHex(text.Substring(14))!)
            : null;

    /// <summary>Parses a long hexadecimal number after <c>0x</c>, as databases show bytes; null if the text does not have this format.</summary>
    /// <param name="text">The text.</param>
    public static ParsedHash? ParseHexNumber(string text) =>
        text.Length >= 2 + LeastTail && text[1] is 'x' or 'X' && HashAlphabets.IsHex(text, 2) ? new ParsedHash(PasswordHashKind.Unknown, "hexadecimal", text) : null;

    /// <summary>Parses an unmarked digest in hexadecimal digits, with or without a colon and a salt after it; null if the text is not one.</summary>
    public static ParsedHash? ParseHex(string text)
    {
        int colon = text.IndexOf(':');
        string digits = colon < 0 ? text : text.Substring(0, colon);
        if (!HashAlphabets.IsHex(digits))
        {
            return (digits.Length >= LeastTail - 1 && IsNearlyHex(text, 0)) || StartsWithHex(digits) ? new ParsedHash(PasswordHashKind.Unknown, "hexadecimal", text) : null;
        }

        if (digits.Length < LeastHex || (digits.Length < LeastTail && (colon >= 0 || !IsMixed(digits))))
        {
            return null;
        }

        string? kind = digits.Length switch
        {
            32 => PasswordHashKind.Md5Hex,
            40 => PasswordHashKind.Sha1Hex,
            56 => PasswordHashKind.Sha224Hex,
            64 => PasswordHashKind.Sha256Hex,
            96 => PasswordHashKind.Sha384Hex,
            128 => PasswordHashKind.Sha512Hex,
            _ => null,
        };
        if (kind is null)
        {
            return new ParsedHash(PasswordHashKind.Unknown, "hexadecimal", text);
        }

        if (colon >= 0)
        {
            return CreateWithSalt("hexadecimal", text, HashAlphabets.FromHex(digits)!, text.Substring(colon + 1));
        }

        return new ParsedHash(kind, "hexadecimal", text) { IsAmbiguous = true, Digest = HashAlphabets.FromHex(text) }.With("digestBytes", text.Length / 2);
    }

    /// <summary>Creates a hash from a digest and a salt if the order in which they were combined is unknown.</summary>
    public static ParsedHash CreateWithSalt(string encoding, string text, byte[] digest, string salt) =>
        new ParsedHash(PasswordHashKind.DigestWithSalt, encoding, text) { IsAmbiguous = true }.WithText(salt, digest);

    /// <summary>Parses an unmarked digest in base64, by its length; null if the text is not one.</summary>
    public static ParsedHash? ParseBase64(string text)
    {
        bool isPadded = text[text.Length - 1] == '=';
        string? kind = text.Length switch
        {
            22 or 24 => PasswordHashKind.Md5Base64,
            27 or 28 => PasswordHashKind.Sha1Base64,
            43 or 44 => PasswordHashKind.Sha256Base64,
            64 => PasswordHashKind.Sha384Base64,
            86 or 88 => PasswordHashKind.Sha512Base64,
            _ => (isPadded && text.Length >= 24) || text.Length >= LeastBase64 ? PasswordHashKind.Unknown : null,
        };

        // Without padding, base64 consists of letters and digits, like a password. But a digest of this size always mixes both.
        if (kind is null || (!isPadded && !IsMixed(text)))
        {
            return null;
        }

        byte[]? digest = HashAlphabets.FromBase64(text);
        if (kind == PasswordHashKind.Unknown || digest?.Length != SizeOf(kind))
        {
            // A truncated digest must not be treated as a password either.
            return HashAlphabets.IsBase64(text) && (isPadded || text.Length >= LeastBase64)
                ? new ParsedHash(PasswordHashKind.Unknown, "base64", text)
                : null;
        }

        return new ParsedHash(kind, "base64", text) { IsAmbiguous = true, Digest = digest }.With("digestBytes", digest!.Length);
    }

    // A digest followed by other text, such as a salt without its colon.
    private static bool StartsWithHex(string text) => text.Length >= LeastTail && HashAlphabets.IsHex(text.Substring(0, LeastTail - 1));

    /// <summary>Whether the text is a digest with a typing error: hexadecimal digits with at most two exceptions.</summary>
    public static bool IsNearlyHex(string text, int start)
    {
        const int MostOthers = 2;
        int others = 0;
        for (int i = start; i < text.Length; i++)
        {
            if (!Uri.IsHexDigit(text[i]) && ++others > MostOthers)
            {
                return false;
            }
        }

        return text.Length - start - others >= LeastHex - 1;
    }

    private static int SizeOf(string kind) => kind switch
    {
        PasswordHashKind.Md5Base64 => 16,
        PasswordHashKind.Sha1Base64 => 20,
        PasswordHashKind.Sha256Base64 => 32,
        PasswordHashKind.Sha384Base64 => 48,
        _ => 64,
    };

    private static bool IsMixed(string text)
    {
        bool hasLower = false;
        bool hasUpper = false;
        bool hasOther = false;
        foreach (char one in text)
        {
            hasLower |= one is >= 'a' and <= 'z';
            hasUpper |= one is >= 'A' and <= 'Z';
            hasOther |= one is >= '0' and <= '9' or '+' or '/';
        }

        return hasLower ? hasUpper || hasOther : hasUpper && hasOther;
    }
}
