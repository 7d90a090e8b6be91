using System;
using System.Text;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// Parses PBKDF2 hashes (RFC 8018) in these formats: passlib and PHC <c>$pbkdf2-sha256$</c>, Django <c>pbkdf2_sha256$</c>, LDAP
/// <c>{PBKDF2-SHA256}</c>, 389 Directory Server <c>{PBKDF2_SHA256}</c>, Atlassian <c>{PKCS5S2}</c>, Werkzeug
/// <c>pbkdf2:sha256:</c>, ASP.NET Identity versions 2 and 3.
/// </summary>
internal static class Pbkdf2Hashes
{
    private const int LeastUsualIterations = 1000;
    private const int LeastDigest = 16;
    private const int IdentityHeader = 13;

    /// <summary>Gets the kind of hash for the name of a digest; null if there is no such kind.</summary>
    public static string? KindOf(string digest) => digest switch
    {
        "" or "sha1" => PasswordHashKind.Pbkdf2Sha1,
        "sha256" => PasswordHashKind.Pbkdf2Sha256,
        "sha512" => PasswordHashKind.Pbkdf2Sha512,
        _ => null,
    };

    /// <summary>Parses <c>$pbkdf2-sha256$29000$salt$digest</c> (passlib) or <c>$pbkdf2-sha256$i=600000,l=32$salt$digest</c> (PHC).</summary>
    public static ParsedHash ParsePhc(string kind, string text)
    {
        string[] fields = text.Split('$');
        bool isPhc = fields.Length == 5 && fields[2].StartsWith("i=", StringComparison.Ordinal);
        ParsedHash hash = new ParsedHash(kind, isPhc ? "PHC" : "passlib", text);
        return fields.Length != 5
            ? hash.Damaged("does not have the parts iterations, salt and digest")
            : Finish(
                hash,
                HashAlphabets.ToNumber(isPhc ? fields[2].Substring(2).Split(',')[0] : fields[2]),
                HashAlphabets.FromBase64(fields[3]),
                HashAlphabets.FromBase64(fields[4]));
    }

    /// <summary>Parses <c>{PBKDF2-SHA256}10000$salt$digest</c>, given the part after the scheme.</summary>
    public static ParsedHash ParseLdap(string kind, string encoding, string text, string rest)
    {
        ParsedHash hash = new ParsedHash(kind, encoding, text);
        string[] fields = rest.Split('$');
        return fields.Length != 3
            ? hash.Damaged("does not have the parts iterations, salt and digest")
            : Finish(hash, HashAlphabets.ToNumber(fields[0]), HashAlphabets.FromBase64(fields[1]), HashAlphabets.FromBase64(fields[2]));
    }

    /// <summary>Parses Dovecot's <c>{PBKDF2}$1$salt$iterations$hex</c> with SHA-1; the salt is text.</summary>
    public static ParsedHash ParseDovecot(string text, string rest)
    {
        ParsedHash hash = new ParsedHash(PasswordHashKind.Pbkdf2Sha1, "Dovecot", text);
        string[] fields = rest.Split('$');
        return fields.Length != 5
            ? hash.Damaged("does not have the parts salt, iterations and digest")
            : Finish(hash, HashAlphabets.ToNumber(fields[3]), Text(hash, fields[2]), HashAlphabets.FromHex(fields[4]));
    }

    /// <summary>Parses a hash of 389 Directory Server: base64 of 4 bytes of iterations, 64 of salt, 256 of digest.</summary>
    public static ParsedHash ParseDirectoryServer(string encoding, string text, string rest)
    {
        ParsedHash hash = new ParsedHash(PasswordHashKind.Pbkdf2Sha256, encoding, text);
        byte[]? bytes = HashAlphabets.FromBase64(rest);
        return bytes is null || bytes.Length != 4 + 64 + 256
            ? hash.Damaged("is not base64 of 324 bytes")
            : Finish(hash, Number(bytes, 0), Part(bytes, 4, 64), Part(bytes, 68, 256));
    }

    /// <summary>Parses a hash of Atlassian: base64 of 16 bytes of salt and 32 of digest, with 10,000 iterations of SHA-1.</summary>
    public static ParsedHash ParseAtlassian(string encoding, string text, string rest)
    {
        ParsedHash hash = new ParsedHash(PasswordHashKind.Pbkdf2Sha1, encoding, text);
        byte[]? bytes = HashAlphabets.FromBase64(rest);
        return bytes is null || bytes.Length != 16 + 32
            ? hash.Damaged("is not base64 of 48 bytes")
            : Finish(hash, 10_000, Part(bytes, 0, 16), Part(bytes, 16, 32));
    }

    /// <summary>Parses <c>pbkdf2_sha256$260000$salt$digest</c>; the salt is text.</summary>
    public static ParsedHash ParseDjango(string kind, string text)
    {
        ParsedHash hash = new ParsedHash(kind, "Django", text);
        string[] fields = text.Split('$');
        return fields.Length != 4
            ? hash.Damaged("does not have the parts iterations, salt and digest")
            : Finish(hash, HashAlphabets.ToNumber(fields[1]), Text(hash, fields[2]), HashAlphabets.FromBase64(fields[3]));
    }

    /// <summary>Parses <c>pbkdf2:sha256:600000$salt$hex</c>; the salt is text.</summary>
    public static ParsedHash ParseWerkzeug(string text)
    {
        string[] fields = text.Split('$');
        string[] options = fields[0].Split(':');
        ParsedHash hash = new ParsedHash(
            (options.Length == 3 ? KindOf(options[1]) : null) ?? PasswordHashKind.Unknown, "Werkzeug", text);
        if (hash.Kind == PasswordHashKind.Unknown)
        {
            return hash;
        }

        return fields.Length != 3
            ? hash.Damaged("does not have the parts iterations, salt and digest")
            : Finish(hash, HashAlphabets.ToNumber(options[2]), Text(hash, fields[1]), HashAlphabets.FromHex(fields[2]));
    }

    /// <summary>
    /// Parses a hash of ASP.NET Identity. Version 2 is base64 of 0 and 16 + 32 bytes, with 1,000 iterations of SHA-1. Version 3 is base64
    /// of 1, three numbers of 4 bytes with the high byte first (0 SHA-1, 1 SHA-256, 2 SHA-512; iterations; size of the salt), salt and
    /// digest. Null if the text is neither.
    /// </summary>
    public static ParsedHash? ParseIdentity(string text)
    {
        // A first byte of 0 is encoded as AA to AP, and the bytes 1 and 0 as AQ. 49 bytes are 68 characters, and version 3 has more.
        if (text.Length < 68 || text[0] != 'A' || text[1] is not (>= 'A' and <= 'Q') || HashAlphabets.FromBase64(text) is not { } bytes)
        {
            return null;
        }

        if (bytes[0] == 0 && bytes.Length == 49)
        {
            return Finish(
                new ParsedHash(PasswordHashKind.Pbkdf2Sha1, "ASP.NET Identity 2", text), 1000, Part(bytes, 1, 16), Part(bytes, 17, 32));
        }

        long salt = bytes[0] == 1 && bytes.Length > IdentityHeader ? Number(bytes, 9) : -1;
        if (salt < 1 || salt > bytes.Length - IdentityHeader || Number(bytes, 1) > 2)
        {
            return null;
        }

        string kind = Number(bytes, 1) switch
        {
            0 => PasswordHashKind.Pbkdf2Sha1,
            1 => PasswordHashKind.Pbkdf2Sha256,
            _ => PasswordHashKind.Pbkdf2Sha512,
        };
        return Finish(
            new ParsedHash(kind, "ASP.NET Identity 3", text),
            Number(bytes, 5) is long iterations and <= int.MaxValue ? iterations : -1,
            Part(bytes, IdentityHeader, (int)salt),
            Part(bytes, IdentityHeader + (int)salt, bytes.Length - IdentityHeader - (int)salt));
    }

    /// <summary>Checks the parts of a hash and adds them to it.</summary>
    public static ParsedHash Finish(ParsedHash hash, long iterations, byte[]? salt, byte[]? digest)
    {
        if (iterations < 1)
        {
            return hash.Damaged("does not have a valid number of iterations");
        }

        hash.With("iterations", iterations);
        if (salt is null || salt.Length == 0 || digest is null || digest.Length < LeastDigest)
        {
            return hash.Damaged("has a salt or a digest that can't be decoded or is too short");
        }

        hash.With(salt, digest);
        return iterations < LeastUsualIterations
            ? hash.With(HashIssues.Unusual("fewer than 1000 iterations", isLow: true))
            : hash;
    }

    private static byte[] Text(ParsedHash hash, string salt)
    {
        hash.HasTextSalt = true;
        return Encoding.UTF8.GetBytes(salt);
    }

    private static long Number(byte[] bytes, int start) =>
        ((long)bytes[start] << 24) | ((long)bytes[start + 1] << 16) | ((long)bytes[start + 2] << 8) | bytes[start + 3];

    private static byte[] Part(byte[] bytes, int start, int length)
    {
        byte[] part = new byte[length];
        Buffer.BlockCopy(bytes, start, part, 0, length);
        return part;
    }
}
