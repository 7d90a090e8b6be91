using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace UserMigration.Engine.Tests;

/// <summary>What the tests use of newer frameworks on text, numbers and dates.</summary>
internal static class NewerText
{
    public static string Replace(this string text, string old, string replacement, StringComparison comparison) =>
        comparison == StringComparison.Ordinal
            ? text.Replace(old, replacement)
            : throw new NotSupportedException(comparison.ToString());

    public static IEnumerable<Rune> EnumerateRunes(this string text)
    {
        for (int i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            yield return new Rune(char.ConvertToUtf32(text, i));
        }
    }

    extension(string)
    {
        public static string Create(IFormatProvider provider, FormattableString text) => text.ToString(provider);
    }

    extension(int)
    {
        public static int Parse(ReadOnlySpan<char> text, NumberStyles style, IFormatProvider provider) =>
            int.Parse(text.ToString(), style, provider);

        public static int Parse(ReadOnlySpan<char> text, IFormatProvider provider) => int.Parse(text.ToString(), provider);
    }

    extension(Convert)
    {
        public static string ToBase64String(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes.ToArray());
    }

    extension(CultureInfo)
    {
        public static CultureInfo GetCultureInfo(string name, bool predefinedOnly) => CultureInfo.GetCultureInfo(name);
    }

    extension(DateTimeOffset)
    {
        public static DateTimeOffset UnixEpoch => DateTimeOffset.FromUnixTimeSeconds(0);
    }

    /// <summary>A Unicode scalar value.</summary>
    public readonly struct Rune(int value)
    {
        public int Value => value;
    }
}
