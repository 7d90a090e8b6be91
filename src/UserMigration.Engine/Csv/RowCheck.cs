using System;
using System.Globalization;
using CsvHelper;
using UserMigration.Engine.Csv.Encodings;

namespace UserMigration.Engine.Csv;

/// <summary>Applies the rules that concern a row as bytes: encoding, NUL, quoting, field count.</summary>
internal static class RowCheck
{
    /// <summary>Adds issues for what is wrong with the bytes of the current row.</summary>
    /// <param name="record">The record of the row.</param>
    /// <param name="reader">The reader, on the row.</param>
    /// <param name="witness">The evidence of the file's encoding; null if the file is converted from another encoding.</param>
    /// <param name="trailing">How a delimiter at the end of a row is treated.</param>
    public static void Add(MigrationRecord record, CsvReader reader, Utf8Witness? witness, TrailingDelimiter trailing)
    {
        ReadOnlySpan<byte> raw = reader.RawRecord;
        bool isConverted = witness is null;
        AddEncoding(record, raw, reader, witness);
        int nul = raw.IndexOf((byte)0);
        if (nul >= 0)
        {
            AddAt(record, reader, nul, isConverted, ReadingRules.NulByte, ReadingRules.NulMessage);
        }

        int columns = record.GetColumns().Count;
        if (IsEmpty(reader))
        {
            record.AddIssue(ReadingRules.EmptyRow.CreateIssue("The row has no values, only delimiters.", line: record.Line));
        }
        else if (reader.FieldCount == columns + 1 && reader.GetRawSpan(columns).IsEmpty)
        {
            AddTrailing(record, trailing);
        }
        else if (reader.FieldCount != columns)
        {
            AddFieldCount(record, reader.FieldCount, columns);
        }
        else if (IsHeader(record, raw))
        {
            record.AddIssue(ReadingRules.HeaderRepeated.CreateIssue("The row repeats the header.", line: record.Line));
        }
    }

    /// <summary>Adds the issue that text follows a closing quote.</summary>
    /// <param name="record">The record.</param>
    /// <param name="lines">The number of physical lines that the record covers.</param>
    public static void AddTextAfterQuote(MigrationRecord record, int lines)
    {
        string range = lines > 1
            ? string.Format(CultureInfo.InvariantCulture, "lines {0} to {1}", record.Line, record.Line + lines - 1)
            : string.Format(CultureInfo.InvariantCulture, "line {0}", record.Line);
        record.AddIssue(ReadingRules.TextAfterQuote.CreateIssue($"Text follows a closing quote; the record covers {range}.", line: record.Line));
    }

    /// <summary>Adds the issue that a quote is not closed in its row.</summary>
    /// <param name="record">The record.</param>
    /// <param name="end">The physical line with the next quote, which is followed by text; 0 if no quote closes the field.</param>
    public static void AddUnclosedQuote(MigrationRecord record, long end) => record.AddIssue(ReadingRules.UnclosedQuote.CreateIssue(
        (end == 0
            ? "A quoted field that starts here is never closed."
            : string.Format(
                CultureInfo.InvariantCulture,
                "A quoted field that starts here is not closed in its row; the next quote belongs to another row, on line {0}.",
                end))
            + " Reading continued at the next line.",
        line: record.Line));

    /// <summary>Adds the issue that the record is too large.</summary>
    /// <param name="record">The record.</param>
    /// <param name="limit">The limit in bytes.</param>
    public static void AddTooLarge(MigrationRecord record, int limit) => record.AddIssue(ReadingRules.RecordTooLarge.CreateIssue(
        string.Format(CultureInfo.InvariantCulture, "The record is larger than {0:N0} bytes.", limit),
        line: record.Line));

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
            AddAt(record, reader, bad, true, ReadingRules.InvalidEncoding, "A byte can't be decoded with the specified encoding.");
        }
        else
        {
            AddAt(record, reader, bad, false, ReadingRules.InvalidUtf8, "The text is not valid UTF-8.", witness.Recommend(raw));
        }
    }

    private static void AddAt(
        MigrationRecord record,
        CsvReader reader,
        int index,
        bool isConverted,
        MigrationRule rule,
        string message,
        string? recommendation = null)
    {
        long line = record.Line + LineBreaks.Count(reader.RawRecord.Slice(0, index));
        long? offset = isConverted ? null : record.ByteOffset + index;
        string place = offset is null
            ? string.Empty
            : string.Format(CultureInfo.InvariantCulture, " Byte {0} of the file.", offset);
        record.AddIssue(rule.CreateIssue(
            message + place, recommendation, attribute: ColumnAt(record, reader, index), line: line, byteOffset: offset));
    }

    // This is fast, because nearly all rows have a value in the first field.
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

    private static bool IsHeader(MigrationRecord record, ReadOnlySpan<byte> raw) =>
        record.GetSource()?.GetHeader() is { } header && raw.SequenceEqual(header);

    private static void AddTrailing(MigrationRecord record, TrailingDelimiter trailing)
    {
        if (trailing == TrailingDelimiter.Field)
        {
            record.AddIssue(ReadingRules.TrailingDelimiter.CreateIssue("The row ends with a delimiter, but the header does not.", line: record.Line));
        }
    }

    private static void AddFieldCount(MigrationRecord record, int found, int expected)
    {
        MigrationRule rule = found < expected ? ReadingRules.TooFewFields : ReadingRules.TooManyFields;
        record.AddIssue(rule.CreateIssue(
            string.Format(CultureInfo.InvariantCulture, "The row has a different number of fields ({0}) than the header ({1}).", found, expected),
            line: record.Line));
    }
}
