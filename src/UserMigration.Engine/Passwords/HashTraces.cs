using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using UserMigration.Engine.Passwords.Schemes;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// Looks for a hash in text that is not recognized as one: inside a wrapper, after a prefix, or in a format that no store accepts.
/// A user never typed such text as a password, so it is never sent as clear text.
/// </summary>
internal static class HashTraces
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    // The formats as the programs write them: MediaWiki's includes/password, Authlogic's SCrypt, Oracle's SYS.USER$.SPARE4, Domino's
    // HTTPPassword, LDIF (RFC 2849) and MySQL's OLD_PASSWORD and PASSWORD.
    private static readonly (Regex Form, string Description)[] s_forms =
    {
        (new Regex("^:[AB]:([0-9a-fA-F]{1,16}:)?[0-9a-fA-F]{32}$", Options), "a MediaWiki hash"),
        (new Regex("^:(pbkdf2|argon2|bcrypt)[a-z0-9-]*:.{16,}$", Options | RegexOptions.IgnoreCase), "a MediaWiki hash"),
        (new Regex(@"^[0-9a-fA-F]{1,6}\$[0-9a-fA-F]{1,4}\$[0-9a-fA-F]{1,4}\$[0-9a-fA-F]{16,}(\$[0-9a-fA-F]{16,})?$", Options), "an Authlogic scrypt hash"),
        (new Regex("^[SHT]:[0-9a-fA-F]{32,}(;[SHT]:[0-9a-fA-F]{32,})*;?$", Options), "an Oracle password verifier"),
        (new Regex("^\\([GH][A-Za-z0-9+/]{15,}\\)$", Options), "a Domino hash"),
        (new Regex("^[0-9a-fA-F]{16}$", Options), "16 hexadecimal digits, the format of an old MySQL hash"),
        (new Regex("^\\*[0-9a-fA-F]{40}$", Options), "a MySQL hash"),
        (new Regex($@"\$({AnyOf(PasswordSchemes.DollarNames)}|pbkdf2[-a-z0-9]*)\$[./A-Za-z0-9$,=+-]{{20,}}", Options), "a hash with other text before or after it"),
        (new Regex($@"\{{({AnyOf(PasswordSchemes.BraceNames)}|ARGON2|BCRYPT|SCRYPT)[-_.A-Z0-9]*\}}.{{16,}}", Options | RegexOptions.IgnoreCase), "a hash of a directory with other text before or after it"),
    };

    private static readonly char[] s_wrapping = { '"', '\'', '`', '(', ')', '[', ']', '<', '>', '{', '}', ' ', '\t', '\u00A0', ',', ';' };

    /// <summary>Describes what the text looks like; null if nothing in it looks like a hash.</summary>
    /// <param name="text">The text; not empty, and not recognized as a hash.</param>
    /// <returns>The words that follow "This looks like".</returns>
    public static string? Find(string text)
    {
        foreach ((Regex form, string description) in s_forms)
        {
            if (form.IsMatch(text))
            {
                return description;
            }
        }

        return IsWrapped(text) ? "a hash with other text before or after it"
            : IsEncoded(text) ? "a hash of a directory in base64, as LDIF writes it"
            : null;
    }

    /// <summary>
    /// Whether the text only indicates that an account has no password: <c>!</c>, <c>*</c> and <c>x</c> of shadow(5), the word NULL of a
    /// database, the mask of an export, or Django's <c>!</c> with 40 letters and digits.
    /// </summary>
    /// <param name="text">The text.</param>
    public static bool IsNoPassword(string text)
    {
        string word = text.Trim();
        return word.Length == 0
            || word is "!" or "!!" or "x" or "NULL" or "(null)" or "(NULL)" or "<NULL>" or "\\N" or "!*" or "*!" or "*LK*" or "*NP*"
            || IsMask(word)
            || (word.Length == 41 && word[0] == '!' && Array.TrueForAll(word.Substring(1).ToCharArray(), IsAsciiLetterOrDigit));
    }

    /// <summary>Whether the text is the marker of an account that an administrator locked: <c>*LK*</c> of shadow(5) on Solaris.</summary>
    /// <param name="text">The text.</param>
    public static bool IsLocked(string text) => text.Trim() == "*LK*";

    private static bool IsMask(string word)
    {
        foreach (char one in word)
        {
            if (one is not ('*' or '\u2022' or '\u25CF'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAsciiLetterOrDigit(char one) => one is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    // In quotation marks or brackets, or after a name and a colon, as in "name:digest" and "md5:digest".
    private static bool IsWrapped(string text)
    {
        string inner = text.Trim(s_wrapping);
        inner = inner.StartsWith("!", StringComparison.Ordinal) ? inner.TrimStart('!') : inner;
        if (inner.Length > 0 && inner.Length < text.Length && IsHash(inner))
        {
            return true;
        }

        string last = inner.Substring(inner.LastIndexOf(':') + 1);
        return last.Length < inner.Length && last.Length >= 32 && IsHash(last);
    }

    private static bool IsEncoded(string text)
    {
        string encoded = text.TrimStart(':', ' ');
        return encoded.Length >= 16
            && HashAlphabets.FromBase64(encoded) is { Length: > 4 } bytes
            && bytes[0] is (byte)'{' or (byte)'$'
            && IsHash(System.Text.Encoding.ASCII.GetString(bytes));
    }

    private static string AnyOf(IEnumerable<string> names) => string.Join("|", names.Select(Regex.Escape));

    private static bool IsHash(string text) => HashRecogniser.Parse(text) is not null;
}
