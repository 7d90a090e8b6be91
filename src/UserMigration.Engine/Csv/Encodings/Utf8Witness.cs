using System;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>
/// Remembers what speaks for a file being UTF-8 or not: whether a row had a character beyond ASCII that is sound UTF-8,
/// and the code page that the start of the file looks like.
/// </summary>
internal sealed class Utf8Witness
{
    // A guess takes longer than to read the row.
    private const int MostGuesses = 1000;

    private bool _hasSeen;
    private int _guesses;

    /// <summary>What the start of the file looks like, or null.</summary>
    public EncodingFinding? Probable { get; set; }

    /// <summary>Looks at a row that is valid UTF-8.</summary>
    /// <param name="raw">Its bytes.</param>
    public void Look(ReadOnlySpan<byte> raw) => _hasSeen = _hasSeen || !IsAscii(raw);

    /// <summary>What to do about a row that is not valid UTF-8.</summary>
    /// <param name="raw">Its bytes.</param>
    public string Recommend(ReadOnlySpan<byte> raw)
    {
        if (Cesu8Encoding.IsText(raw, isCut: false))
        {
            return EncodingAdvice.Probably(Cesu8Encoding.Name);
        }

        EncodingFinding? probable = Probable;
        if (probable is null && !_hasSeen && _guesses < MostGuesses)
        {
            _guesses++;
            probable = EncodingGuess.Of(raw);
        }

        return _hasSeen ? EncodingAdvice.Elsewhere
            : probable is null ? EncodingAdvice.Unknown
            : probable.Name is { } name ? EncodingAdvice.Probably(name)
            : EncodingAdvice.Guessed(probable);
    }

    private static bool IsAscii(ReadOnlySpan<byte> raw)
    {
#if NET8_0_OR_GREATER
        return System.Text.Ascii.IsValid(raw);
#else
        foreach (byte b in raw)
        {
            if (b >= 0x80)
            {
                return false;
            }
        }

        return true;
#endif
    }
}
