using System;
using System.Globalization;
using CsvHelper;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Reports that rows have merged into a record of several physical lines: an Error if lines look like rows of the file, and
/// a Warning if they only might be rows.
/// </summary>
internal static class MergedRowCheck
{
    /// <summary>Adds the issues that are found to a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="reader">The reader, on its row.</param>
    /// <param name="swallowed">Finds the lines that look like rows.</param>
    /// <param name="delimiter">The delimiter.</param>
    public static void Add(MigrationRecord record, CsvReader reader, SwallowedRows swallowed, byte delimiter)
    {
        if (reader.RawRecord.IndexOfAny((byte)'\r', (byte)'\n') < 0)
        {
            return;
        }

        if (swallowed.Find(reader.RawRecord) is { } lines)
        {
            AddCertain(record, reader, lines.First, lines.Last);
        }
        else if (record.GetColumns().Count > 1)
        {
            AddPossible(record, reader, delimiter);
        }
    }

    private static void AddCertain(MigrationRecord record, CsvReader reader, int first, int last)
    {
        int field = 0;
        while (field < reader.FieldCount - 1 && reader.GetRawSpan(field).IndexOfAny((byte)'\r', (byte)'\n') < 0)
        {
            field++;
        }

        record.AddIssue(ReadingRules.MergedRows.CreateIssue(
            string.Format(
                CultureInfo.InvariantCulture,
                "The record covers lines {0} to {1}, and within its quoted field {2}.",
                record.Line,
                record.Line + LineBreaks.Count(reader.RawRecord),
                first == last
                    ? string.Format(CultureInfo.InvariantCulture, "line {0} looks like a separate row", record.Line + first)
                    : string.Format(CultureInfo.InvariantCulture, "lines {0} to {1} look like separate rows", record.Line + first, record.Line + last)),
            attribute: field < record.GetColumns().Count ? record.GetColumns()[field] : null,
            line: record.Line));
    }

    private static void AddPossible(MigrationRecord record, CsvReader reader, byte delimiter)
    {
        int columns = record.GetColumns().Count;
        for (int i = 0; i < reader.FieldCount && i < columns; i++)
        {
            ReadOnlySpan<byte> field = reader.GetRawSpan(i);
            if (HoldsRow(field, columns - 1, delimiter) || HoldsRest(field, columns - 1, i, delimiter))
            {
                record.AddIssue(ReadingRules.MergedRows.CreateIssue(
                    "A line within this quoted field has as many delimiters as a row: two rows may have merged.",
                    "Look for a quote that was opened but not closed on this line.",
                    severity: IssueSeverity.Warning,
                    attribute: record.GetColumns()[i],
                    line: record.Line));
                return;
            }
        }
    }

    /// <summary>
    /// Whether a quote may have been opened in one row and closed in the same column of a later row. The field then holds the
    /// rest of the first row and the start of the other.
    /// </summary>
    private static bool HoldsRest(ReadOnlySpan<byte> field, int delimiters, int column, byte delimiter)
    {
        int first = field.IndexOfAny((byte)'\r', (byte)'\n');
        int last = field.LastIndexOfAny((byte)'\r', (byte)'\n');
        return first >= 0
            && Count(field.Slice(0, first), delimiter) >= delimiters - column
            && Count(field.Slice(last + 1), delimiter) >= column;
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

    private static int Count(ReadOnlySpan<byte> line, byte delimiter)
    {
        int count = 0;
        foreach (byte b in line)
        {
            count += b == delimiter ? 1 : 0;
        }

        return count;
    }
}
