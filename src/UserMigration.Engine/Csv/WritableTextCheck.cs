#if NET8_0_OR_GREATER
using System;
#endif

namespace UserMigration.Engine.Csv;

/// <summary>Checks whether text can be written to a datafile: it must be valid Unicode without NUL.</summary>
internal static class WritableTextCheck
{
    /// <summary>Whether a text contains a NUL character.</summary>
    /// <param name="text">The text.</param>
    public static bool HasNul(string text) => text.IndexOf('\0') >= 0;

    /// <summary>Whether a text contains half of a surrogate pair, which can't be encoded in UTF-8.</summary>
    /// <param name="text">The text.</param>
    public static bool HasLoneSurrogate(string text)
    {
#if NET8_0_OR_GREATER
        int i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        if (i < 0)
        {
            return false;
        }
#else
        int i = 0;
#endif
        for (; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return true;
            }

            i++;
        }

        return false;
    }
}
