using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UserMigration.Engine.HandOff.Results;

/// <summary>The columns of a result file and their order, from its header or, if it has none, from its first rows.</summary>
internal sealed class ResultLayout
{
    private const int LongestUuid = 64;
    private static readonly char[] s_delimiters = { ',', ';', '\t', '|' };

    private ResultLayout(char delimiter, bool hasHeader, IReadOnlyList<ResultColumn> columns, int errorColumn)
    {
        Delimiter = delimiter;
        HasHeader = hasHeader;
        Count = columns.Count;
        Batch = IndexOf(columns, ResultColumn.Batch);
        Line = IndexOf(columns, ResultColumn.Line);
        Record = IndexOf(columns, ResultColumn.Record);
        Uuid = IndexOf(columns, ResultColumn.Uuid);
        Email = IndexOf(columns, ResultColumn.Email);
        Error = errorColumn;
    }

    /// <summary>The character that separates fields.</summary>
    public char Delimiter { get; }

    /// <summary>Whether the first row is a header.</summary>
    public bool HasHeader { get; }

    /// <summary>The number of columns.</summary>
    public int Count { get; }

    /// <summary>The position of the batch number; -1 if there is none.</summary>
    public int Batch { get; }

    /// <summary>The position of the line number; -1 if there is none.</summary>
    public int Line { get; }

    /// <summary>The position of the record number; -1 if there is none.</summary>
    public int Record { get; }

    /// <summary>The position of the user's identifier; -1 if there is none.</summary>
    public int Uuid { get; }

    /// <summary>The position of the error; -1 if there is none.</summary>
    public int Error { get; }

    /// <summary>The position of the e-mail address; -1 if there is none.</summary>
    public int Email { get; }

    /// <summary>The position of the number that a row is recognized by.</summary>
    public int Number => Record >= 0 ? Record : Line;

    /// <summary>Finds the layout of a file.</summary>
    /// <param name="lines">Its first lines that are not empty; at least one.</param>
    /// <param name="delimiter">The character that separates fields; null to recognize it.</param>
    /// <returns>The layout; null if these are not the lines of a result file.</returns>
    public static ResultLayout? Find(IReadOnlyList<string> lines, char? delimiter)
    {
        IEnumerable<char> delimiters = delimiter is { } given ? new[] { given } : s_delimiters;
        return delimiters.Select(one => FromHeader(lines[0], one)).Where(layout => layout is not null).OrderByDescending(layout => layout!.Known).FirstOrDefault()
            ?? delimiters.Select(one => FromRows(lines, one)).FirstOrDefault(layout => layout is not null);
    }

    private int Known => new[] { Batch, Line, Record, Uuid, Email, Error }.Count(index => index >= 0);

    private static ResultLayout? FromHeader(string line, char delimiter)
    {
        ResultFields fields = new ResultFields(delimiter);
        fields.Split(line);
        ResultColumn[] columns = new ResultColumn[fields.Count];
        int error = -1;
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = ResultColumnNames.KindOf(fields[i]);
            if (columns[i] == ResultColumn.Error && (error < 0 || ResultColumnNames.ErrorRank(fields[i]) < ResultColumnNames.ErrorRank(fields[error])))
            {
                error = i;
            }
        }

        bool isHeader = (columns.Contains(ResultColumn.Line) || columns.Contains(ResultColumn.Record)) && !Enumerable.Range(0, fields.Count).Any(i => IsNumber(fields[i]));
        return isHeader ? new ResultLayout(delimiter, true, columns, error) : null;
    }

    private static ResultLayout? FromRows(IReadOnlyList<string> lines, char delimiter)
    {
        List<ResultFields> rows = new List<ResultFields>();
        foreach (string line in lines)
        {
            ResultFields fields = new ResultFields(delimiter);
            fields.Split(line);
            rows.Add(fields);
        }

        // A line that goes on with the error text of the line before it starts with no number.
        rows.RemoveAll(row => !IsNumber(row[0]) && !IsUuid(row[0]));
        if (rows.Count == 0)
        {
            return null;
        }

        ResultColumn[] columns = new ResultColumn[rows.Min(row => row.Count)];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = rows.TrueForAll(row => IsNumber(row[i])) ? ResultColumn.Line
                : rows.TrueForAll(row => IsUuid(row[i])) ? ResultColumn.Uuid
                : rows.TrueForAll(row => row[i].IndexOf('@') > 0 && row[i].IndexOf(' ') < 0) ? ResultColumn.Email
                : ResultColumn.Other;
        }

        NameNumbers(columns);
        int error = Array.LastIndexOf(columns, ResultColumn.Other);
        if (error == columns.Length - 1 && !columns.Contains(ResultColumn.Uuid))
        {
            // The columns at the end are one text with delimiters.
            while (error > 0 && columns[error - 1] == ResultColumn.Other)
            {
                error--;
            }

            Array.Resize(ref columns, error + 1);
        }

        return columns.Contains(ResultColumn.Line) ? new ResultLayout(delimiter, false, columns, error) : null;
    }

    // One number is the line; two are the batch and the line; a third one is the record.
    private static void NameNumbers(ResultColumn[] columns)
    {
        int[] numbers = Enumerable.Range(0, columns.Length).Where(i => columns[i] == ResultColumn.Line).ToArray();
        for (int i = 0; i < numbers.Length; i++)
        {
            columns[numbers[i]] = numbers.Length > 1 && i == 0 ? ResultColumn.Batch
                : i == 2 ? ResultColumn.Record
                : i > 2 ? ResultColumn.Other
                : ResultColumn.Line;
        }
    }

    /// <summary>Whether a text is a whole number.</summary>
    /// <param name="text">The text.</param>
    public static bool IsNumber(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number >= 0;

    private static bool IsUuid(string text) => text.Length is > 8 and <= LongestUuid && text.IndexOf('-') > 0 && text.All(c => c == '-' || IsHexOrLetter(c));

    private static bool IsHexOrLetter(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static int IndexOf(IReadOnlyList<ResultColumn> columns, ResultColumn kind)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i] == kind)
            {
                return i;
            }
        }

        return -1;
    }
}
