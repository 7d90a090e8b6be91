using System;
using System.Text;

namespace UserMigration.Engine.Values;

/// <summary>
/// Converts keys that a store treats as equal to the same text, under any culture: in Unicode normalization form C, in one letter
/// case, without invisible characters, and with the domain of an e-mail address in its Unicode letters (RFC 5891) instead of its
/// ASCII form.
/// </summary>
internal static class KeyFolding
{
    // The ideographic, the fullwidth and the halfwidth full stop also separate labels (RFC 3490, section 3.1).
    private static readonly char[] s_dots = { '.', '\u3002', '\uFF0E', '\uFF61' };

    /// <summary>Converts a key to the form in which it is compared.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isCaseSensitive">Whether keys that differ only by letter case are different keys.</param>
    /// <param name="buffer">Room for an ASCII key, which is then converted without an allocation.</param>
    /// <returns>The key in the form for comparison, in the buffer or as new text.</returns>
    public static ReadOnlySpan<char> Fold(string key, bool isCaseSensitive, Span<char> buffer)
    {
        if (key.Length > buffer.Length || !TryFoldAscii(key, isCaseSensitive, buffer))
        {
            return FoldAny(key, isCaseSensitive).AsSpan();
        }

        Span<char> folded = buffer.Slice(0, key.Length);
        int at = folded.IndexOf('@');
        return at >= 0 && Punycode.IsIn(folded.Slice(at)) ? FoldAny(key, isCaseSensitive).AsSpan() : folded;
    }

    private static bool TryFoldAscii(string key, bool isCaseSensitive, Span<char> buffer)
    {
        for (int i = 0; i < key.Length; i++)
        {
            char c = key[i];
            if (c > 0x7F)
            {
                return false;
            }

            buffer[i] = c is >= 'A' and <= 'Z' && !isCaseSensitive ? (char)(c | 0x20) : c;
        }

        return true;
    }

    private static string FoldAny(string key, bool isCaseSensitive)
    {
        string folded = Normalize(InvisibleCharacterFinder.Remove(key, isStrict: true), NormalizationForm.FormC);
        int at = folded.LastIndexOf('@');
        if (at > 0 && at < folded.Length - 1)
        {
            folded = folded.Substring(0, at + 1) + FoldDomain(folded.Substring(at + 1));
        }

        return isCaseSensitive ? folded : LetterCase.Fold(folded);
    }

    private static string FoldDomain(string domain)
    {
        string[] labels = domain.Split(s_dots);
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = Normalize(Punycode.Decode(labels[i]) ?? labels[i], NormalizationForm.FormKC);
        }

        return string.Join(".", labels);
    }

    private static string Normalize(string text, NormalizationForm form)
    {
        try
        {
            return text.IsNormalized(form) ? text : text.Normalize(form);
        }
        catch (ArgumentException)
        {
            // The text has half of a surrogate pair, so it can't be normalized.
            return text;
        }
    }
}
