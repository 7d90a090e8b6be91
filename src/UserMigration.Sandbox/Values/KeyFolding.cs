using System;
using System.Text;

namespace UserMigration.Sandbox.Values;

/// <summary>Folds unique values for comparison: they are not case-sensitive, unless the attribute is.</summary>
internal static class KeyFolding
{
    /// <summary>Appends a value in the form in which it is compared.</summary>
    public static void Append(Utf8Buffer buffer, ReadOnlySpan<byte> text, bool isCaseSensitive)
    {
        if (isCaseSensitive)
        {
            buffer.Append(text);
            return;
        }

        int start = buffer.Count;
        buffer.Append(text);
        Span<byte> copy = buffer.WritableSpan.Slice(start);
        for (int i = 0; i < copy.Length; i++)
        {
            byte b = copy[i];
            if (b >= 0x80)
            {
                buffer.Truncate(start);
                AppendWide(buffer, text);
                return;
            }

            if (b is >= (byte)'A' and <= (byte)'Z')
            {
                copy[i] = (byte)(b | 0x20);
            }
        }
    }

    /// <summary>Folds text in the same way.</summary>
    public static string Fold(string text, bool isCaseSensitive) => isCaseSensitive ? text : Lower(text);

    private static void AppendWide(Utf8Buffer buffer, ReadOnlySpan<byte> text) =>
        buffer.Append(Encoding.UTF8.GetBytes(Lower(Encoding.UTF8.GetString(text))));

    // The text is converted to upper case first, so that letters with two lower-case forms become equal.
    private static string Lower(string text) => text.ToUpperInvariant().ToLowerInvariant();
}
