using System;
using System.Globalization;
using System.Text;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// Parses the hashes of crypt(3) and phpass: <c>$1$</c>, <c>$apr1$</c>, <c>$5$</c>, <c>$6$</c>, <c>$sha1$</c>, <c>$md5</c>, <c>$y$</c>,
/// <c>$3$</c>, DES with 13 characters, <c>$P$</c>, <c>$H$</c>, <c>$S$</c>.
/// </summary>
internal static class CryptHashes
{
    private const int DesLength = 13;
    private const int DefaultRounds = 5000;
    private const int LeastRounds = 1000;
    private const int MostRounds = 999_999_999;
    private const int LeastPhpass = 7;
    private const int MostPhpass = 30;
    private const string BadParts = "does not have the parts salt and digest";

    /// <summary>
    /// Whether the text has the format of DES crypt: 13 digits, of which the last one contains only 4 bits. A quarter of all
    /// passwords of 13 letters and digits has this format too.
    /// </summary>
    public static bool IsDes(string text) =>
        text.Length == DesLength && HashAlphabets.IsCrypt(text, 0, DesLength) && (HashAlphabets.CryptValue(text[DesLength - 1]) & 3) == 0;

    public static ParsedHash ParseDes(string text, string encoding, bool isCertain) =>
        new ParsedHash(PasswordHashKind.DesCrypt, encoding, text) { IsAmbiguous = !isCertain };

    /// <summary>Parses <c>$1$salt$digest</c> and <c>$apr1$salt$digest</c>: at most 8 characters of salt, 22 of digest.</summary>
    public static ParsedHash ParseMd5(string kind, string text)
    {
        ParsedHash hash = new ParsedHash(kind, "crypt", text);
        string[] fields = text.Split('$');
        if (fields.Length != 4)
        {
            return hash.Damaged(BadParts);
        }

        return fields[2].Length > 8 ? hash.Damaged("has a salt of more than 8 characters") : Finish(hash, fields[2], fields[3], 22);
    }

    /// <summary>Parses <c>$5$rounds=5000$salt$digest</c> and <c>$6$…</c>: at most 16 characters of salt, 43 or 86 of digest.</summary>
    public static ParsedHash ParseSha2(string kind, string text, int digestLength)
    {
        ParsedHash hash = new ParsedHash(kind, "crypt", text);
        string[] fields = text.Split('$');
        bool hasRounds = fields.Length == 5 && fields[2].StartsWith("rounds=", StringComparison.Ordinal);
        if (!hasRounds && fields.Length != 4)
        {
            return hash.Damaged(BadParts);
        }

        long rounds = hasRounds ? HashAlphabets.ToNumber(fields[2].Substring(7)) : DefaultRounds;
        if (rounds is < LeastRounds or > MostRounds)
        {
            return hash.Damaged("has a number of rounds that is not from 1000 to 999999999");
        }

        hash.With("iterations", rounds);
        string salt = fields[fields.Length - 2];
        return salt.Length > 16
            ? hash.Damaged("has a salt of more than 16 characters")
            : Finish(hash, salt, fields[fields.Length - 1], digestLength);
    }

    /// <summary>Parses <c>$sha1$iterations$salt$digest</c>: 28 characters of digest.</summary>
    public static ParsedHash ParseSha1(string text)
    {
        ParsedHash hash = new ParsedHash(PasswordHashKind.Sha1Crypt, "crypt", text);
        string[] fields = text.Split('$');
        long iterations = fields.Length == 5 ? HashAlphabets.ToNumber(fields[2]) : -1;
        if (iterations < 1)
        {
            return hash.Damaged("does not have the parts iterations, salt and digest");
        }

        return Finish(hash.With("iterations", iterations), fields[3], fields[4], 28);
    }

    /// <summary>
    /// Parses <c>$P$</c>, <c>$H$</c> and <c>$S$</c>: one digit for the logarithm of the iterations, 8 characters of salt, 22 or 43 of
    /// digest.
    /// </summary>
    public static ParsedHash ParsePhpass(string kind, string encoding, string text, string inner, int digestLength)
    {
        ParsedHash hash = new ParsedHash(kind, encoding, text) { Variant = inner };
        if (inner.Length != 12 + digestLength)
        {
            return hash.Damaged(string.Format(
                CultureInfo.InvariantCulture, "has {0} characters instead of {1}", text.Length, text.Length - inner.Length + 12 + digestLength));
        }

        int log = HashAlphabets.CryptValue(inner[3]);
        if (log is < LeastPhpass or > MostPhpass)
        {
            return hash.Damaged("has a number of iterations that is not from 2^7 to 2^30");
        }

        if (!HashAlphabets.IsCrypt(inner, 4, 8 + digestLength))
        {
            return hash.Damaged("has invalid characters");
        }

        return hash.With("iterations", 1L << log);
    }

    /// <summary>Parses <c>$y$parameters$salt$digest</c>.</summary>
    public static ParsedHash ParseYescrypt(string text)
    {
        ParsedHash hash = new ParsedHash(PasswordHashKind.Yescrypt, "crypt", text);
        string[] fields = text.Split('$');
        return fields.Length != 5 ? hash.Damaged("does not have the parts parameters, salt and digest") : Finish(hash, fields[3], fields[4], 43);
    }

    /// <summary>Parses <c>$3$$</c> and 32 hexadecimal digits.</summary>
    public static ParsedHash ParseNt(string text)
    {
        ParsedHash hash = new ParsedHash(PasswordHashKind.NtHash, "crypt", text);
        hash.Digest = text.StartsWith("$3$$", StringComparison.Ordinal) ? HashAlphabets.FromHex(text.Substring(4)) : null;
        return hash.Digest is { Length: 16 } ? hash : hash.Damaged("does not continue with $ and 32 hexadecimal digits");
    }

    /// <summary>Parses <c>$md5$salt$digest</c> and <c>$md5,rounds=5000$salt$$digest</c>.</summary>
    public static ParsedHash ParseSunMd5(string text)
    {
        ParsedHash hash = new ParsedHash(PasswordHashKind.SunMd5, "crypt", text);
        int digest = text.LastIndexOf('$') + 1;
        return text.Length - digest == 22 && HashAlphabets.IsCrypt(text, digest, 22) ? hash : hash.Damaged("does not end with a digest of 22 characters");
    }

    private static ParsedHash Finish(ParsedHash hash, string salt, string digest, int digestLength)
    {
        if (digest.Length != digestLength || !HashAlphabets.IsCrypt(digest, 0, digestLength))
        {
            return hash.Damaged(string.Format(
                CultureInfo.InvariantCulture, "has a digest that does not consist of {0} letters, digits, periods and slashes", digestLength));
        }

        foreach (char one in salt)
        {
            if (one is <= ' ' or > '~' or ':')
            {
                return hash.Damaged("has a salt with invalid characters");
            }
        }

        hash.Salt = Encoding.UTF8.GetBytes(salt);
        return hash.With("saltBytes", hash.Salt.Length);
    }
}
