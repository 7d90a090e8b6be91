using System.Globalization;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// Parses bcrypt hashes: <c>$2b$10$</c>, 22 characters of salt, 31 characters of digest (Provos and Mazières, "A Future-Adaptable
/// Password Scheme"), and the formats that Django, passlib and WordPress base on bcrypt.
/// </summary>
internal static class BcryptHashes
{
    private const int Length = 60;
    private const int SaltStart = 7;
    private const int SaltLength = 22;
    private const int DigestLength = 31;
    private const int LeastCost = 4;
    private const int GreatestCost = 31;
    private const int LeastUsualCost = 8;
    private const int GreatestUsualCost = 15;

    /// <summary>Whether the text is a complete bcrypt hash with a cost of 4 to 31, in a correct revision (2a, 2b, 2y).</summary>
    public static bool IsSound(string text) =>
        text.Length == Length
        && text[0] == '$' && text[1] == '2' && text[2] is 'a' or 'b' or 'y' && text[3] == '$' && text[6] == '$'
        && CostOf(text) is >= LeastCost and <= GreatestCost
        && HashAlphabets.IsCrypt(text, SaltStart, Length - SaltStart);

    /// <summary>Gets the cost of a valid hash, as a logarithm to base 2.</summary>
    public static int CostOf(string text) =>
        text[4] is >= '0' and <= '9' && text[5] is >= '0' and <= '9' ? ((text[4] - '0') * 10) + text[5] - '0' : -1;

    /// <summary>Checks whether a cost is unusual; null if it is not.</summary>
    public static MigrationIssue? CheckCost(int cost) => cost is >= LeastUsualCost and <= GreatestUsualCost ? null : HashIssues.Unusual(
        "a cost of " + cost.ToString(CultureInfo.InvariantCulture), isLow: cost < LeastUsualCost);

    /// <summary>Parses a hash that starts with <c>$2</c>.</summary>
    public static ParsedHash Parse(string text)
    {
        ParsedHash hash = new ParsedHash(text.Length > 2 && text[2] == 'x' ? PasswordHashKind.Bcrypt2x : PasswordHashKind.Bcrypt, "crypt", text);
        if (text.Length < SaltStart || text[2] is not ('a' or 'b' or 'x' or 'y') || text[3] != '$' || text[6] != '$')
        {
            return hash.Damaged("does not start with $2a$, $2b$ or $2y$, a cost of two digits, and a $");
        }

        int cost = CostOf(text);
        if (cost is < LeastCost or > GreatestCost)
        {
            return hash.Damaged("has a cost that is not from 04 to 31");
        }

        hash.With("cost", cost);
        if (text.Length != Length)
        {
            return hash.Damaged($"has {text.Length.ToString(CultureInfo.InvariantCulture)} characters instead of 60");
        }

        if (!HashAlphabets.IsCrypt(text, SaltStart, SaltLength + DigestLength))
        {
            return hash.Damaged("has characters that bcrypt does not use");
        }

        if (hash.Kind == PasswordHashKind.Bcrypt2x)
        {
            hash.With(PasswordRules.PasswordHashFlawed.CreateIssue(
                "The hash is of revision 2x. The program that created it processed non-ASCII characters incorrectly. Few stores that accept bcrypt accept 2x.",
                "Have these users set new passwords, or ask the vendor whether the store can verify 2x."));
        }

        return CheckCost(cost) is { } unusual ? hash.With(unusual) : hash;
    }

    /// <summary>Parses <c>bcrypt_sha256$$2b$…</c> (Django) and <c>$wp$2y$…</c> (WordPress): bcrypt over another function.</summary>
    public static ParsedHash ParseInner(string kind, string encoding, string text, string inner)
    {
        ParsedHash parsed = Parse(inner);
        ParsedHash hash = new ParsedHash(kind, encoding, text) { Variant = inner };
        foreach (MigrationIssue issue in parsed.Issues)
        {
            hash.With(issue);
        }

        return parsed["cost"] > 0 ? hash.With("cost", parsed["cost"]) : hash;
    }

    /// <summary>
    /// Parses passlib's <c>$bcrypt-sha256$v=2,t=2b,r=12$salt$digest</c> and its first version <c>$bcrypt-sha256$2a,12$salt$digest</c>.
    /// </summary>
    public static ParsedHash ParsePasslib(string text)
    {
        string[] fields = text.Split('$');
        string[] options = fields.Length == 5 ? fields[2].Split(',') : System.Array.Empty<string>();
        bool isSecond = options.Length == 3 && options[0] == "v=2" && options[1] is "t=2a" or "t=2b" && options[2].StartsWith("r=", System.StringComparison.Ordinal);
        if (!isSecond && !(options.Length == 2 && options[0] is "2a" or "2b"))
        {
            return new ParsedHash(PasswordHashKind.BcryptSha256, "passlib", text).Damaged("does not continue with version, revision and cost");
        }

        string revision = isSecond ? options[1].Substring(2) : options[0];
        long cost = HashAlphabets.ToNumber(isSecond ? options[2].Substring(2) : options[1]);
        string inner = $"${revision}${cost.ToString("00", CultureInfo.InvariantCulture)}${fields[3]}{fields[4]}";
        return ParseInner(PasswordHashKind.BcryptSha256, isSecond ? "passlib 2" : "passlib 1", text, inner);
    }
}
