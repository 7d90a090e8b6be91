using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>
/// Guesses the code page of text that is not UTF-8. The text is decoded with each code page, and the characters that are implausible
/// in names are counted (<see cref="Oddities"/>). The code page with the fewest wins. If others have as few but read different letters,
/// and the text has few letters beyond ASCII, the result is marked as a guess.
/// </summary>
internal static class EncodingGuess
{
    // This many differing letters are enough to identify the language of names.
    private const int Plenty = 24;

    // Western comes first: without evidence against it, it is by far the most likely.
    private static readonly Lazy<CodePageCandidate[]> s_candidates = new Lazy<CodePageCandidate[]>(() =>
        new[] { "windows-1252", "windows-1250", "windows-1254", "iso-8859-2", "windows-1251", "windows-1253", "koi8-r", "macintosh", "ibm850" }
            .Select(name => new CodePageCandidate(name))
            .ToArray());

    /// <summary>Finds the code pages that bytes are probably in.</summary>
    /// <param name="bytes">Bytes that are not valid UTF-8.</param>
    /// <returns>The encodings that fit; null if none does, or if the text is UTF-8 with some invalid bytes.</returns>
    public static EncodingFinding? Guess(ReadOnlySpan<byte> bytes)
    {
        byte[] text = bytes.ToArray();
        IReadOnlyList<string> eastern = EasternEncodingDetector.Fitting(text);
        if (IsUtf8InPart(bytes, eastern.Count > 0))
        {
            return null;
        }

        int high = text.Count(one => one >= 0x80);
        List<(CodePageCandidate Page, int Oddities)> fitting = [];
        foreach (CodePageCandidate page in s_candidates.Value)
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
        CodePageCandidate best = fitting.First(one => one.Oddities == fewest).Page;
        List<string> names = [best.Name];
        foreach ((CodePageCandidate page, int oddities) in fitting)
        {
            if (oddities == fewest && page != best && best.CountDifferences(page, text) is > 0 and < Plenty)
            {
                names.Add(page.Name);
            }
        }

        // Without any implausible character, a long word in another script is no coincidence.
        bool isBeyondDoubt = fewest == 0 && best.HasWordOfOtherScript(text);
        names.AddRange(isBeyondDoubt ? [] : eastern);
        return new EncodingFinding(names, isGuess: names.Count > 1);
    }

    /// <summary>Whether enough characters beyond ASCII are well-formed UTF-8. If so, the text is UTF-8 with some invalid bytes.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="isEastern">Whether the text fits an encoding whose byte pairs are often well-formed UTF-8 by chance.</param>
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
