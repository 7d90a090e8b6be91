using System.Net;
using System.Text;

namespace UserMigration.Engine.Values;

/// <summary>Decodes the character references of HTML 4 and 5 that text from a web page contains, such as <c>&amp;uuml;</c>.</summary>
internal static class HtmlEntities
{
    private const int Longest = 10;

    /// <summary>Whether text has a reference to a letter, an apostrophe, an ampersand or a no-break space, and has no markup.</summary>
    /// <param name="text">The text.</param>
    public static bool HasAny(string text) => text.IndexOf('&') >= 0 && !ReferenceEquals(Decode(text), text);

    /// <summary>Replaces references with their characters. Returns the same object if the text has none, or has markup.</summary>
    /// <param name="text">The text.</param>
    public static string Decode(string text)
    {
        int at = text.IndexOf('&');
        if (at < 0 || text.IndexOf('<') >= 0)
        {
            return text;
        }

        StringBuilder? decoded = null;
        int done = 0;
        for (; at >= 0; at = text.IndexOf('&', at + 1))
        {
            int end = text.IndexOf(';', at);
            if (end < 0)
            {
                break;
            }

            if (end - at <= Longest && CharacterOf(text.Substring(at, end - at + 1)) is { } character)
            {
                (decoded ??= new StringBuilder(text.Length)).Append(text, done, at - done).Append(character);
                done = end + 1;
            }
        }

        return decoded is null ? text : decoded.Append(text, done, text.Length - done).ToString();
    }

    private static string? CharacterOf(string reference)
    {
        string character = WebUtility.HtmlDecode(reference);
        bool isKnown = character.Length < reference.Length && character.Length is 1 or 2;
        return isKnown && (char.IsLetter(character, 0) || character is "&" or "'" or "\u2019" or "\u00A0") ? character : null;
    }
}
