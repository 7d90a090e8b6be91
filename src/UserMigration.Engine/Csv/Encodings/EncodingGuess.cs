using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>
/// Tells in which code page text is that is not UTF-8. Each code page is tried, and what would be odd in names that are read by it
/// is counted (<see cref="Oddities"/>). The one with the fewest wins. Where others have as few and read other letters, and the text
/// has few letters beyond ASCII, it is a guess, and is said to be one.
/// </summary>
internal static class EncodingGuess
{
    // Names of one language show by so many letters what it is.
    private const int Plenty = 24;

    // Western first: where nothing speaks against it, it is the likeliest by far.
    private static readonly Lazy<CodePageText[]> s_candidates = new Lazy<CodePageText[]>(() =>
        new[] { "windows-1252", "windows-1250", "windows-1254", "iso-8859-2", "windows-1251", "windows-1253", "koi8-r", "macintosh", "ibm850" }
            .Select(name => new CodePageText(name))
            .ToArray());

    /// <summary>The code pages that bytes are probably in.</summary>
    /// <param name="bytes">Bytes that are not valid UTF-8.</param>
    /// <returns>What fits; null where nothing does, or where most of the bytes are UTF-8.</returns>
    public static EncodingFinding? Of(ReadOnlySpan<byte> bytes)
    {
        byte[] text = bytes.ToArray();
        IReadOnlyList<string> eastern = EasternText.Fitting(text);
        if (IsUtf8InPart(bytes, eastern.Count > 0))
        {
            return null;
        }

        int high = text.Count(one => one >= 0x80);
        List<(CodePageText Page, int Oddities)> fitting = [];
        foreach (CodePageText page in s_candidates.Value)
        {
            int oddities = page.CountOddities(text);
            if (oddities >= 0 && oddities * 10 <= high)
            {
                fitting.Add((page, oddities));
            }
        }

        if (fitting.Count == 0)
        {
            return eastern.Count == 0 ? null : new EncodingFinding(eastern, isGuess: true);
        }

        int fewest = fitting.Min(one => one.Oddities);
        CodePageText best = fitting.First(one => one.Oddities == fewest).Page;
        List<string> names = [best.Name];
        foreach ((CodePageText page, int oddities) in fitting)
        {
            if (oddities == fewest && page != best && best.CountDifferences(page, text) is > 0 and < Plenty)
            {
                names.Add(page.Name);
            }
        }

        // Capitals and small letters in their places are no accident.
        bool isBeyondDoubt = fewest == 0 && best.HasWordOfOtherScript(text);
        names.AddRange(isBeyondDoubt ? [] : eastern);
        return new EncodingFinding(names, isGuess: names.Count > 1);
    }

    /// <summary>Whether characters beyond ASCII are well-formed UTF-8 in part: then it is UTF-8 with some bad bytes.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="isEastern">Whether it fits an encoding whose pairs of bytes are often sound UTF-8 by chance.</param>
    private static bool IsUtf8InPart(ReadOnlySpan<byte> bytes, bool isEastern)
    {
        int sound = 0;
        int bad = 0;
        for (int i = 0; i < bytes.Length;)
        {
            int length = Utf8Check.SequenceLength(bytes.Slice(i));
            sound += length > 1 ? 1 : 0;
            bad += length == 0 ? 1 : 0;
            i += Math.Max(1, length);
        }

        return isEastern ? sound >= bad : sound * 4 > bad;
    }
}
