using System;
using System.Globalization;
using CsvHelper;
using UserMigration.Engine.Csv.Encodings;

namespace UserMigration.Engine.Csv;

/// <summary>The rules that concern a row as bytes: encoding, NUL, quoting, field count, rows that may have merged.</summary>
internal static class RowFaults
{
    /// <summary>Adds what is wrong with the bytes of the current row.</summary>
    /// <param name="record">The record made of it.</param>
    /// <param name="reader">The reader, on the row.</param>
    /// <param name="witness">What is known of the file's encoding; null where it is converted from another one.</param>
    /// <param name="delimiter">The delimiter.</param>
    public static void Add(MigrationRecord record, CsvReader reader, Utf8Witness? witness, byte delimiter)
    {
        ReadOnlySpan<byte> raw = reader.RawRecord;
        bool isConverted = witness is null;
        AddEncoding(record, raw, reader, witness);
        int nul = raw.IndexOf((byte)0);
        if (nul >= 0)
        {
            AddAt(record, reader, nul, isConverted, "NulByte", "There is a NUL byte.", "Remove it from the data.");
        }

        int columns = record.GetColumns().Count;
        if (IsEmpty(reader))
        {
            record.AddIssue(new MigrationIssue(
                "EmptyRow",
                IssueSeverity.Error,
                null,
                "The row has no value, only delimiters.",
                "Remove the row, or fill it in.",
                record.Line));
        }
        else if (reader.FieldCount != columns)
        {
            AddFieldCount(record, reader.FieldCount, columns);
        }

        if (columns > 1 && raw.IndexOfAny((byte)'\r', (byte)'\n') >= 0)
        {
            AddMerged(record, reader, columns, delimiter);
        }
    }

    /// <summary>Adds that text follows a closing quote.</summary>
    /// <param name="record">The record.</param>
    /// <param name="lines">How many physical lines it covers.</param>
    public static void AddTextAfterQuote(MigrationRecord record, int lines)
    {
        string range = lines > 1
            ? string.Format(CultureInfo.InvariantCulture, "lines {0} to {1}", record.Line, record.Line + lines - 1)
            : string.Format(CultureInfo.InvariantCulture, "line {0}", record.Line);
        record.AddIssue(new MigrationIssue(
            "TextAfterQuote",
            IssueSeverity.Error,
            null,
            $"Text follows a closing quote; the record covers {range}.",
            "Double the quotes within a quoted field, and look for a quote that is missing before this line.",
            record.Line));
    }

    /// <summary>Adds that a quote is never closed.</summary>
    /// <param name="record">The record.</param>
    public static void AddUnclosedQuote(MigrationRecord record) => record.AddIssue(new MigrationIssue(
        "UnclosedQuote",
        IssueSeverity.Error,
        null,
        "A quoted field that starts here is never closed. Reading went on at the next line.",
        "Close the quote, or double it where it is part of the value.",
        record.Line));

    /// <summary>Adds that the line is larger than a record may be.</summary>
    /// <param name="record">The record.</param>
    /// <param name="limit">The limit in bytes.</param>
    public static void AddTooLarge(MigrationRecord record, int limit) => record.AddIssue(new MigrationIssue(
        "RecordTooLarge",
        IssueSeverity.Error,
        null,
        string.Format(CultureInfo.InvariantCulture, "The record is larger than {0:N0} bytes.", limit),
        "Shorten it; no store takes a record of that size.",
        record.Line));

    private static void AddEncoding(MigrationRecord record, ReadOnlySpan<byte> raw, CsvReader reader, Utf8Witness? witness)
    {
        int bad = witness is null ? raw.IndexOf(TranscodingStream.Undecodable) : Utf8Check.IndexOfInvalid(raw);
        if (bad < 0)
        {
            witness?.Look(raw);
            return;
        }

        if (witness is null)
        {
            AddAt(record, reader, bad, true, "InvalidEncoding", "A byte can't be read in the given encoding.", "Name the file's true encoding with -Encoding.");
        }
        else
        {
            AddAt(record, reader, bad, false, "InvalidUtf8", "The text is not valid UTF-8.", witness.Mend(raw));
        }
    }

    private static void AddAt(
        MigrationRecord record,
        CsvReader reader,
        int index,
        bool isConverted,
        string ruleId,
        string message,
        string mend)
    {
        long line = record.Line + LineBreaks.Count(reader.RawRecord.Slice(0, index));
        long? offset = isConverted ? null : record.ByteOffset + index;
        string place = offset is null
            ? string.Empty
            : string.Format(CultureInfo.InvariantCulture, " Byte {0} of the file.", offset);
        record.AddIssue(new MigrationIssue(
            ruleId,
            IssueSeverity.Error,
            ColumnAt(record, reader, index),
            message + place,
            mend,
            line,
            offset));
    }

    // A row with a value nearly always has one in its first field.
    private static bool IsEmpty(CsvReader reader)
    {
        for (int i = 0; i < reader.FieldCount; i++)
        {
            ReadOnlySpan<byte> field = reader.GetRawSpan(i);
            if (field.Length > 0 && !field.SequenceEqual("\"\""u8))
            {
                return false;
            }
        }

        return true;
    }

    private static string? ColumnAt(MigrationRecord record, CsvReader reader, int index)
    {
        int end = 0;
        for (int i = 0; i < reader.FieldCount && i < record.GetColumns().Count; i++)
        {
            end += reader.GetRawSpan(i).Length;
            if (index < end)
            {
                return record.GetColumns()[i];
            }

            end++;
        }

        return null;
    }

    private static void AddFieldCount(MigrationRecord record, int found, int expected)
    {
        bool isShort = found < expected;
        record.AddIssue(new MigrationIssue(
            isShort ? "TooFewFields" : "TooManyFields",
            IssueSeverity.Error,
            null,
            string.Format(CultureInfo.InvariantCulture, "The row has {0} fields and the header {1}.", found, expected),
            isShort
                ? "Add the missing delimiters, or quote a line break that cut the row."
                : "Quote the field that holds a delimiter.",
            record.Line));
    }

    private static void AddMerged(MigrationRecord record, CsvReader reader, int columns, byte delimiter)
    {
        for (int i = 0; i < reader.FieldCount && i < columns; i++)
        {
            ReadOnlySpan<byte> field = reader.GetRawSpan(i);
            if (HoldsRow(field, columns - 1, delimiter) || HoldsRest(field, columns - 1, i, delimiter))
            {
                record.AddIssue(new MigrationIssue(
                    "MergedRows",
                    IssueSeverity.Warning,
                    record.GetColumns()[i],
                    "A line within this quoted field has as many delimiters as a row: two rows may have merged.",
                    "Look for a quote that was opened and not closed on this line.",
                    record.Line));
                return;
            }
        }
    }

    /// <summary>
    /// A quote opened in one row and closed in the same column of a later one: the field holds the rest of the one and
    /// the beginning of the other.
    /// </summary>
    private static bool HoldsRest(ReadOnlySpan<byte> field, int delimiters, int column, byte delimiter)
    {
        int first = field.IndexOfAny((byte)'\r', (byte)'\n');
        int last = field.LastIndexOfAny((byte)'\r', (byte)'\n');
        return first >= 0
            && Count(field.Slice(0, first), delimiter) >= delimiters - column
            && Count(field.Slice(last + 1), delimiter) >= column;
    }

    private static int Count(ReadOnlySpan<byte> line, byte delimiter)
    {
        int count = 0;
        foreach (byte b in line)
        {
            count += b == delimiter ? 1 : 0;
        }

        return count;
    }

    private static bool HoldsRow(ReadOnlySpan<byte> field, int delimiters, byte delimiter)
    {
        int lineBreak = field.IndexOfAny((byte)'\r', (byte)'\n');
        while (lineBreak >= 0)
        {
            field = field.Slice(lineBreak + 1);
            lineBreak = field.IndexOfAny((byte)'\r', (byte)'\n');
            ReadOnlySpan<byte> line = lineBreak < 0 ? field : field.Slice(0, lineBreak);
            if (Count(line, delimiter) >= delimiters)
            {
                return true;
            }
        }

        return false;
    }
}
