using System;
using System.Text;

namespace UserMigration.Sandbox.Values;

/// <summary>How unique values compare: without regard to case, unless the attribute is case-sensitive.</summary>
internal static class KeyFolding
{
    /// <summary>Appends a value as it compares.</summary>
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

    /// <summary>Folds text the same way.</summary>
    public static string Fold(string text, bool isCaseSensitive) => isCaseSensitive ? text : Lower(text);

    private static void AppendWide(Utf8Buffer buffer, ReadOnlySpan<byte> text) =>
        buffer.Append(Encoding.UTF8.GetBytes(Lower(Encoding.UTF8.GetString(text))));

    // By way of upper case, so that letters with two lower-case forms meet.
    private static string Lower(string text) => text.ToUpperInvariant().ToLowerInvariant();
}
