
namespace UserMigration.Engine.HandOff.Packages;

/// <summary>The scripts of letters, by ranges of Unicode blocks (Blocks.txt of the Unicode Character Database).</summary>
internal static class ScriptRanges
{
    private static readonly (int Last, ValueTraits Script)[] s_ranges =
    {
        (0x007F, ValueTraits.Latin),
        (0x02FF, ValueTraits.ExtendedLatin),
        (0x036F, ValueTraits.OtherScript),
        (0x03FF, ValueTraits.Greek),
        (0x052F, ValueTraits.Cyrillic),
        (0x058F, ValueTraits.Caucasian),
        (0x05FF, ValueTraits.Hebrew),
        (0x06FF, ValueTraits.Arabic),
        (0x074F, ValueTraits.OtherScript),
        (0x077F, ValueTraits.Arabic),
        (0x08FF, ValueTraits.OtherScript),
        (0x0DFF, ValueTraits.Indic),
        (0x0EFF, ValueTraits.SoutheastAsian),
        (0x0FFF, ValueTraits.OtherScript),
        (0x109F, ValueTraits.SoutheastAsian),
        (0x10FF, ValueTraits.Caucasian),
        (0x11FF, ValueTraits.Hangul),
        (0x177F, ValueTraits.OtherScript),
        (0x17FF, ValueTraits.SoutheastAsian),
        (0x1C7F, ValueTraits.OtherScript),
        (0x1C8F, ValueTraits.Cyrillic),
        (0x1CFF, ValueTraits.OtherScript),
        (0x1EFF, ValueTraits.ExtendedLatin),
        (0x1FFF, ValueTraits.Greek),
        (0x2E7F, ValueTraits.OtherScript),
        (0x303F, ValueTraits.Han),
        (0x30FF, ValueTraits.Kana),
        (0x312F, ValueTraits.Han),
        (0x318F, ValueTraits.Hangul),
        (0x31EF, ValueTraits.Han),
        (0x31FF, ValueTraits.Kana),
        (0x9FFF, ValueTraits.Han),
        (0xA95F, ValueTraits.OtherScript),
        (0xA97F, ValueTraits.Hangul),
        (0xABFF, ValueTraits.OtherScript),
        (0xD7FF, ValueTraits.Hangul),
        (0xF8FF, ValueTraits.OtherScript),
        (0xFAFF, ValueTraits.Han),
        (0xFB0F, ValueTraits.ExtendedLatin),
        (0xFB1C, ValueTraits.Caucasian),
        (0xFB4F, ValueTraits.Hebrew),
        (0xFDFF, ValueTraits.Arabic),
        (0xFE6F, ValueTraits.OtherScript),
        (0xFEFF, ValueTraits.Arabic),
        (0xFF60, ValueTraits.ExtendedLatin),
        (0xFF9F, ValueTraits.Kana),
        (0xFFEF, ValueTraits.Hangul),
        (0x1FFFF, ValueTraits.OtherScript),
        (0x3FFFF, ValueTraits.Han),
    };

    /// <summary>Gets the script of a letter.</summary>
    /// <param name="codePoint">The code point.</param>
    public static ValueTraits ScriptOf(int codePoint)
    {
        int low = 0;
        int high = s_ranges.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (codePoint <= s_ranges[middle].Last)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return codePoint <= s_ranges[low].Last ? s_ranges[low].Script : ValueTraits.OtherScript;
    }
}
