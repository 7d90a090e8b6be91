using System;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>
/// Collects evidence of whether a file is UTF-8: whether a row had a character beyond ASCII in valid UTF-8, and the code
/// page that the start of the file looks like.
/// </summary>
internal sealed class Utf8Witness
{
    // Guessing takes longer than reading the row.
    private const int MostGuesses = 1000;

    private bool _hasSeen;
    private int _guesses;

    /// <summary>The probable encoding of the start of the file, or null.</summary>
    public EncodingFinding? Probable { get; set; }

    /// <summary>Records a row that is valid UTF-8.</summary>
    /// <param name="raw">The bytes of the row.</param>
    public void Look(ReadOnlySpan<byte> raw) => _hasSeen = _hasSeen || !IsAscii(raw);

    /// <summary>Gets the recommendation for a row that is not valid UTF-8.</summary>
    /// <param name="raw">The bytes of the row.</param>
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
            probable = EncodingGuess.Guess(raw);
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
