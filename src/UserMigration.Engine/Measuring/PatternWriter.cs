using System.Globalization;

namespace UserMigration.Engine.Measuring;

/// <summary>
/// Writes the pattern of a value (<see cref="PatternMeasure"/>). Runs of letters have the same pattern whatever their length is, so that
/// names have few patterns. A word in which letters and digits alternate is x, so that a pattern says nothing about the characters of an
/// identifier, a hash or a random password.
/// </summary>
internal sealed class PatternWriter
{
    /// <summary>The maximum number of characters in a pattern.</summary>
    public const int MostCharacters = 24;

    private const int MostChanges = 3;
    private const int MostSymbols = 3;
    private const byte Other = 0;
    private const byte Digit = 1;
    private const byte Lower = 2;
    private const byte Upper = 3;
    private const byte Symbol = 4;
    private const byte Mark = 5;

    // FNV-1a, 32 bits.
    private const uint HashSeed = 2166136261;
    private const uint HashPrime = 16777619;

    private static readonly byte[] s_classes = CreateClasses();

    private readonly char[] _pattern = new char[MostCharacters];

    // The hash of the pattern before each of its characters, so that a word can be taken back.
    private readonly uint[] _hashes = new uint[MostCharacters];

    /// <summary>The characters of the last pattern; only the first ones, as many as <see cref="Write"/> returned, are valid.</summary>
    public char[] Characters => _pattern;

    /// <summary>Writes the pattern of a value.</summary>
    /// <param name="text">The value.</param>
    /// <param name="hash">A hash of the pattern.</param>
    /// <returns>The number of characters.</returns>
    public int Write(string text, out uint hash)
    {
        char[] pattern = _pattern;
        uint[] hashes = _hashes;
        byte[] classes = s_classes;
        uint sum = HashSeed;
        int length = 0;
        int wordStart = 0;
        int changes = 0;
        int same = 0;
        byte before = Symbol;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            byte kind = c < classes.Length ? classes[c] : ClassOf(c);
            if (kind is Digit or Lower or Upper)
            {
                if (kind == before && kind != Digit)
                {
                    continue;
                }

                if (before is Symbol or Other)
                {
                    changes = 0;
                }
                else if (kind != before && ++changes > MostChanges)
                {
                    length = wordStart;
                    i = EndOfWord(text, i);
                    before = Other;
                    sum = hashes[length];
                    pattern[length++] = 'x';
                    sum = (sum ^ 'x') * HashPrime;
                    continue;
                }

                c = kind == Digit ? '9' : kind == Lower ? 'a' : 'A';
            }
            else if (kind == Mark)
            {
                continue;
            }
            else
            {
                c = kind == Symbol ? c : '?';
                same = length > 0 && before is Symbol or Other && pattern[length - 1] == c ? same + 1 : 1;
                if (same > MostSymbols)
                {
                    continue;
                }
            }

            if (length == MostCharacters)
            {
                pattern[length - 1] = '…';
                sum = (hashes[length - 1] ^ '…') * HashPrime;
                break;
            }

            hashes[length] = sum;
            sum = (sum ^ c) * HashPrime;
            pattern[length++] = c;
            before = kind;
            wordStart = c == ' ' ? length : wordStart;
        }

        hash = sum;
        return length;
    }

    private static int EndOfWord(string text, int start)
    {
        int end = text.IndexOf(' ', start);
        return (end < 0 ? text.Length : end) - 1;
    }

    private static byte ClassOf(char c) => CharUnicodeInfo.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => Upper,
        UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter => Lower,
        UnicodeCategory.DecimalDigitNumber => Digit,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Mark,
        _ => Other,
    };

    private static byte[] CreateClasses()
    {
        byte[] classes = new byte[128];
        for (char c = ' '; c < 127; c++)
        {
            classes[c] = c is >= '0' and <= '9' ? Digit : c is >= 'a' and <= 'z' ? Lower : c is >= 'A' and <= 'Z' ? Upper : Symbol;
        }

        return classes;
    }
}
