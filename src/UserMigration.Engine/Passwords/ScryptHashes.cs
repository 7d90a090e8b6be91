using System;
using System.Text;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// Parses scrypt hashes (RFC 7914) in these formats: PHC <c>$scrypt$ln=16,r=8,p=1$salt$digest</c>, crypt <c>$7$</c>, Django
/// <c>scrypt$salt$n$r$p$digest</c>, Werkzeug <c>scrypt:n:r:p$salt$hex</c>.
/// </summary>
internal static class ScryptHashes
{
    private const int LeastUsualN = 1024;
    private const int MostLogN = 40;
    private const int CryptParameters = 11;
    private const int CryptDigest = 43;
    private const string BadParameters = "has parameters that RFC 7914 does not allow (N must be a power of 2 above 1 and below 2^(16 r), r and p at least 1, r p below 2^30)";
    private const string BadParts = "has a salt or a digest that can't be decoded or is too short";

    public static ParsedHash ParsePhc(string text)
    {
        ParsedHash hash = new ParsedHash(PasswordHashKind.Scrypt, "PHC", text);
        string[] fields = text.Split('$');
        string[] options = fields.Length == 5 ? fields[2].Split(',') : Array.Empty<string>();
        if (options.Length != 3 || !options[0].StartsWith("ln=", StringComparison.Ordinal)
            || !options[1].StartsWith("r=", StringComparison.Ordinal) || !options[2].StartsWith("p=", StringComparison.Ordinal))
        {
            return hash.Damaged("does not have the parts parameters (ln, r, p), salt and digest");
        }

        // Ory writes N here, not its logarithm.
        long logN = HashAlphabets.ToNumber(options[0].Substring(3));
        return Finish(
            hash,
            logN is >= 1 and <= MostLogN ? 1L << (int)logN : logN,
            HashAlphabets.ToNumber(options[1].Substring(2)),
            HashAlphabets.ToNumber(options[2].Substring(2)),
            HashAlphabets.FromBase64(fields[3]),
            HashAlphabets.FromBase64(fields[4]));
    }

    /// <summary>Parses <c>$7$</c>: one digit of log N, five digits each of r and p with the low bits first, the unchanged salt, 43 of digest.</summary>
    public static ParsedHash ParseCrypt(string text)
    {
        ParsedHash hash = new ParsedHash(PasswordHashKind.Scrypt, "crypt", text);
        int saltStart = 3 + CryptParameters;
        int saltEnd = text.LastIndexOf('$');
        if (saltEnd < saltStart || !HashAlphabets.IsCrypt(text, 3, CryptParameters))
        {
            return hash.Damaged("does not have the parts parameters, salt and digest");
        }

        int logN = HashAlphabets.CryptValue(text[3]);
        string digest = text.Substring(saltEnd + 1);
        bool isWhole = digest.Length == CryptDigest && HashAlphabets.IsCrypt(digest, 0, CryptDigest);
        return Finish(
            hash,
            logN is >= 1 and <= MostLogN ? 1L << logN : -1,
            CryptNumber(text, 4),
            CryptNumber(text, 9),
            Encoding.UTF8.GetBytes(text.Substring(saltStart, saltEnd - saltStart)),
            isWhole ? FromCrypt(digest) : null);
    }

    public static ParsedHash ParseDjango(string text)
    {
        ParsedHash hash = new ParsedHash(PasswordHashKind.Scrypt, "Django", text);
        string[] fields = text.Split('$');
        return fields.Length != 6
            ? hash.Damaged("does not have the parts salt, N, r, p and digest")
            : Finish(
                hash,
                HashAlphabets.ToNumber(fields[2]),
                HashAlphabets.ToNumber(fields[3]),
                HashAlphabets.ToNumber(fields[4]),
                Encoding.UTF8.GetBytes(fields[1]),
                HashAlphabets.FromBase64(fields[5]));
    }

    public static ParsedHash ParseWerkzeug(string text)
    {
        ParsedHash hash = new ParsedHash(PasswordHashKind.Scrypt, "Werkzeug", text);
        string[] fields = text.Split('$');
        string[] options = fields[0].Split(':');
        return fields.Length != 3 || options.Length != 4
            ? hash.Damaged("does not have the parts N, r, p, salt and digest")
            : Finish(
                hash,
                HashAlphabets.ToNumber(options[1]),
                HashAlphabets.ToNumber(options[2]),
                HashAlphabets.ToNumber(options[3]),
                Encoding.UTF8.GetBytes(fields[1]),
                HashAlphabets.FromHex(fields[2]));
    }

    /// <summary>Checks the parts of a hash and adds them to it.</summary>
    public static ParsedHash Finish(ParsedHash hash, long n, long r, long p, byte[]? salt, byte[]? digest)
    {
        if (n < 2 || (n & (n - 1)) != 0 || r < 1 || p < 1 || r * p >= 1 << 30 || (r < 3 && n >= 1L << (int)(16 * r)))
        {
            return hash.Damaged(BadParameters);
        }

        hash.With("n", n).With("r", r).With("p", p);
        if (salt is null || salt.Length == 0 || digest is null || digest.Length < 16)
        {
            return hash.Damaged(BadParts);
        }

        hash.With(salt, digest);
        return n < LeastUsualN ? hash.With(HashIssues.Unusual("an N of less than 1024", isLow: true)) : hash;
    }

    private static long CryptNumber(string text, int start)
    {
        long number = 0;
        for (int i = 4; i >= 0; i--)
        {
            number = (number << 6) | (long)HashAlphabets.CryptValue(text[start + i]);
        }

        return number;
    }

    private static byte[] FromCrypt(string digits)
    {
        byte[] bytes = new byte[32];
        int next = 0;
        for (int i = 0; i < digits.Length; i += 4)
        {
            int bits = 0;
            int count = Math.Min(4, digits.Length - i);
            for (int j = 0; j < count; j++)
            {
                bits |= HashAlphabets.CryptValue(digits[i + j]) << (6 * j);
            }

            for (int j = 0; j < count - 1; j++)
            {
                bytes[next++] = (byte)(bits >> (8 * j));
            }
        }

        return bytes;
    }
}
