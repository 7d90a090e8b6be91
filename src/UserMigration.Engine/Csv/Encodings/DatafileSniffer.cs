using System;
using System.Text;
using UserMigration.Engine.OpenPgp;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>Recognises by its first bytes a file that is not UTF-8 text, or not in the specified encoding.</summary>
internal static class DatafileSniffer
{
    /// <summary>The number of bytes that are checked.</summary>
    public const int Length = 4096;

    private const int Latin1 = 28591;

    /// <summary>Checks the start of a file.</summary>
    /// <param name="path">The file, for the message.</param>
    /// <param name="start">The first bytes of the file.</param>
    /// <param name="options">The options for reading the file, including the specified encoding.</param>
    /// <returns>The probable encoding of a file that is not UTF-8, if no encoding was specified; otherwise null.</returns>
    /// <exception cref="MigrationException">The file is UTF-16, UTF-32, EBCDIC or binary, or not in the specified encoding.</exception>
    public static EncodingFinding? Check(string path, ReadOnlySpan<byte> start, CsvReadOptions options)
    {
        if (ForeignCompression.NameOf(start) is { } program)
        {
            throw new MigrationException(
                DatafileRules.DatafileBinary.Id,
                MigrationFault.InvalidData,
                $"The file '{path}' is compressed with {program}, which this module does not read. Extract it first. Files that are compressed with gzip or ZIP are read directly.",
                path);
        }

        Encoding? named = options.Encoding;
        string? mark = UnicodeForm.DetectByMark(start);
        if (named is not null)
        {
            CheckNamed(path, start, named, mark);
        }
        else if ((mark == "utf-8" ? null : mark ?? UnicodeForm.DetectByText(start)) is { } form)
        {
            throw NotUtf8(path, form, "is " + form, options);
        }

        if (OpenPgpLook.HasArmorWithin(start))
        {
            throw new MigrationException(
                DatafileRules.DatafileNotCsv.Id,
                MigrationFault.InvalidData,
                $"The file '{path}' contains an encrypted message after other text, as in a copied e-mail. Save only the message to a file, from -----BEGIN PGP MESSAGE----- to its end, and read that with -Passphrase.",
                path);
        }

        bool isEbcdic = IsEbcdic(start);
        if (named is null && isEbcdic)
        {
            throw NotUtf8(path, "IBM037", "is EBCDIC text from a mainframe, in an unknown code page (IBM037 is the one for the USA)", options);
        }

        bool hasControls = named is null || (named.IsSingleByte && !StrictDecoding.IsEbcdic(named)) || named is Cesu8Encoding || named.CodePage == Encoding.UTF8.CodePage;
        if (KindOf(start, hasControls) is { } kind)
        {
            throw new MigrationException(
                DatafileRules.DatafileBinary.Id,
                MigrationFault.InvalidData,
                $"The file '{path}' is {kind}, not CSV text. Export the data as comma-separated values in UTF-8.",
                path);
        }

        return named is null && IsInvalidUtf8(start) ? Find(start) : null;
    }

    /// <summary>Guesses the encoding of bytes that are not UTF-8.</summary>
    private static EncodingFinding? Find(ReadOnlySpan<byte> start) =>
        Cesu8Encoding.IsText(start, isCut: start.Length == Length) ? EncodingFinding.Create(Cesu8Encoding.Name) : EncodingGuess.Guess(start);

    private static void CheckNamed(string path, ReadOnlySpan<byte> start, Encoding named, string? mark)
    {
        if (mark is not null)
        {
            bool isOfNamed = CodePages.Find(mark).CodePage == named.CodePage || (mark == "utf-8" && named is Cesu8Encoding);
            if (!isOfNamed)
            {
                throw Contradicted(path, named, $"starts with the byte order mark of {mark}", mark);
            }

            return;
        }

        bool isWide = StrictDecoding.IsUnicode(named) && named.CodePage != Encoding.UTF8.CodePage;
        string? form = UnicodeForm.DetectByText(start);
        if (form is not null && CodePages.Find(form).CodePage != named.CodePage)
        {
            throw Contradicted(path, named, "is " + form, form);
        }

        if (isWide && !start.IsEmpty && start.IndexOf((byte)0) < 0)
        {
            string? other = IsInvalidUtf8(start) ? Find(start)?.Name : "utf-8";
            throw Contradicted(path, named, other is null ? "has no zero bytes, so it is in another encoding" : "looks like " + other, other);
        }
    }

    private static MigrationException Contradicted(string path, Encoding named, string finding, string? encoding) => new MigrationException(
        DatafileRules.EncodingContradicted.Id,
        MigrationFault.InvalidData,
        $"-Encoding specifies {named.WebName}, but the file '{path}' {finding}. "
            + (encoding == "utf-8" ? "Omit -Encoding." : encoding is null ? "Specify its actual encoding." : $"Read it with -Encoding {encoding}."),
        path);

    private static MigrationException NotUtf8(string path, string encoding, string finding, CsvReadOptions options) => new MigrationException(
        DatafileRules.DatafileNotUtf8.Id,
        MigrationFault.InvalidData,
        $"The file '{path}' {finding}, but a datafile must be UTF-8. {EncodingAdvice.Read(path, encoding, options)}",
        path);

    /// <summary>Whether text that was specified as ISO 8859-1 has bytes that are control characters in it, but printable in Windows-1252.</summary>
    /// <param name="start">The first bytes of the file.</param>
    /// <param name="named">The specified encoding, or null.</param>
    public static bool IsRatherWindows1252(ReadOnlySpan<byte> start, Encoding? named)
    {
        bool hasControls = false;
        foreach (byte b in start)
        {
            hasControls |= b is >= 0x80 and <= 0x9F;
        }

        return hasControls && named?.CodePage == Latin1 && EncodingGuess.Guess(start)?.Names[0] == "windows-1252";
    }

    /// <summary>Whether bytes are not UTF-8. A character that is cut off at the end is not an error.</summary>
    private static bool IsInvalidUtf8(ReadOnlySpan<byte> start)
    {
        int bad = Utf8Check.IndexOfInvalid(start);
        return bad >= 0 && (start.Length < Length || start.Length - bad > 3);
    }

    // In EBCDIC, letters and digits have codes that ASCII does not assign, and spaces and commas have other codes than in ASCII.
    private static bool IsEbcdic(ReadOnlySpan<byte> start)
    {
        if (start.IndexOf((byte)0x6B) < 0 || start.IndexOfAny((byte)' ', (byte)',', (byte)'\n') >= 0)
        {
            return false;
        }

        int letters = 0;
        foreach (byte b in start)
        {
            letters += b is (>= 0x81 and <= 0xA9 or >= 0xC1 and <= 0xE9) && (b & 0x0F) <= 9 || b is >= 0xF0 and <= 0xF9 ? 1 : 0;
        }

        return letters * 10 >= start.Length * 6;
    }

    private static string? KindOf(ReadOnlySpan<byte> start, bool hasControls)
    {
        if (StartsWith(start, (byte)'P', (byte)'K', 3, 4))
        {
            return "a ZIP archive or an Excel workbook";
        }

        if (StartsWith(start, 0x1F, 0x8B))
        {
            return "compressed with gzip";
        }

        if (OpenPgpLook.IsOpenPgp(start))
        {
            return "encrypted with OpenPGP";
        }

        if (StartsWith(start, 0xD0, 0xCF, 0x11, 0xE0))
        {
            return "an old Excel workbook";
        }

        if (StartsWith(start, (byte)'%', (byte)'P', (byte)'D', (byte)'F'))
        {
            return "a PDF";
        }

        int end = start.IndexOfAny((byte)'\r', (byte)'\n');
        ReadOnlySpan<byte> header = end < 0 ? start : start.Slice(0, end);
        foreach (byte b in header)
        {
            if (b < 0x20 && b != (byte)'\t' && hasControls)
            {
                return "binary (its first line has control characters)";
            }
        }

        return null;
    }

    private static bool StartsWith(ReadOnlySpan<byte> start, params byte[] mark) => start.StartsWith(mark);
}
