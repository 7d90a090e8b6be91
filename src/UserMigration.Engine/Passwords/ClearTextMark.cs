using System;
using System.Text;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// Recognizes prefixes that mark a password as clear text: Spring's <c>{noop}</c>, Dovecot's <c>{PLAIN}</c> and <c>{CLEARTEXT}</c>,
/// with or without an encoding.
/// </summary>
internal static class ClearTextMark
{
    private static readonly string[] s_names = { "noop", "PLAIN", "CLEARTEXT", "CLEAR" };

    /// <summary>Whether the text starts with such a prefix.</summary>
    /// <param name="text">The text.</param>
    public static bool Has(string text) => Remove(text) is not null;

    /// <summary>Gets the clear text after the prefix.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The clear text; null if there is no prefix, or if the text can't be decoded.</returns>
    public static string? Remove(string text)
    {
        int end = text.Length > 0 && text[0] == '{' ? text.IndexOf('}') : -1;
        if (end < 0)
        {
            return null;
        }

        string[] name = text.Substring(1, end - 1).Split('.');
        if (name.Length > 2 || !Array.Exists(s_names, one => one.Equals(name[0], StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        string rest = text.Substring(end + 1);
        byte[]? bytes = name.Length == 1 ? Encoding.UTF8.GetBytes(rest)
            : name[1].Equals("HEX", StringComparison.OrdinalIgnoreCase) ? HashAlphabets.FromHex(rest)
            : HashAlphabets.FromBase64(rest);
        return bytes is null ? null : Encoding.UTF8.GetString(bytes);
    }
}
