using System;
using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;

namespace UserMigration.Engine.Csv;

/// <summary>Checks the first rows of a file before the header is read, because the first row is not always a header.</summary>
internal static class FirstRows
{
    private const int MostRows = 12;

    private static readonly Regex s_email = new Regex(
        "^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Checks that the first row is a header.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="start">The first bytes after the skipped lines, in UTF-8.</param>
    /// <param name="isWhole">Whether these are all bytes of the file. Otherwise, the last line may be incomplete.</param>
    /// <param name="delimiter">The delimiter.</param>
    /// <param name="optionsFor">Creates the options for reading rows with a delimiter.</param>
    /// <param name="skipped">The number of skipped lines.</param>
    /// <exception cref="MigrationException">The first row is not a header.</exception>
    public static void Check(string path, ReadOnlySpan<byte> start, bool isWhole, char delimiter, Func<char, CsvReaderOptions> optionsFor, int skipped)
    {
        int end = isWhole ? start.Length : Math.Max(start.LastIndexOf((byte)'\n'), start.LastIndexOf((byte)'\r')) + 1;
        byte[] bytes = start.Slice(0, end).ToArray();
        List<(long Line, List<string> Fields)> rows = Read(bytes, optionsFor(delimiter));
        if (rows.Count == 0)
        {
            return;
        }

        string first = rows[0].Fields[0];
        DatafileLook.Check(path, rows[0].Fields, delimiter);
        if (first.StartsWith("#TYPE ", StringComparison.Ordinal))
        {
            throw Illegal(DatafileRules.HeaderTypeLine.Id, path, skipped + rows[0].Line, "is a #TYPE line, as written by Export-Csv in Windows PowerShell.", skipped + rows[0].Line);
        }

        if (FindHeaderBehindTitle(rows) is { } line)
        {
            CheckDelimiter(path, bytes, delimiter, optionsFor, line);
            throw Illegal(
                DatafileRules.HeaderTitleLine.Id, path, skipped + rows[0].Line, $"is a title or a comment; the header seems to be on line {skipped + line}.", skipped + line - 1);
        }

        for (int i = 0; i < rows[0].Fields.Count; i++)
        {
            // The name of a column can look like an address by chance, but not if the field below it is one too.
            FieldShape shape = ShapeOf(rows[0].Fields[i]);
            if (shape is FieldShape.Email or FieldShape.Uuid
                && (rows.Count == 1 || (rows[1].Fields.Count > i && ShapeOf(rows[1].Fields[i]) == shape)))
            {
                throw new MigrationException(
                    DatafileRules.HeaderMissing.Id,
                    MigrationFault.InvalidData,
                    $"The file '{path}' has no header: field {i + 1} of its first row is {(shape == FieldShape.Email ? "an e-mail address" : "a UUID")}, "
                        + "so the row belongs to a user. Specify the column names with -Header.",
                    path);
            }
        }
    }

    /// <summary>
    /// Checks that no other delimiter finds a header before the line of the header. With the wrong delimiter, the first row whose values
    /// contain it looks like a header.
    /// </summary>
    private static void CheckDelimiter(string path, byte[] bytes, char delimiter, Func<char, CsvReaderOptions> optionsFor, long line)
    {
        foreach (char other in HeaderCheck.OtherDelimiters(delimiter))
        {
            List<(long Line, List<string> Fields)> rows = Read(bytes, optionsFor(other));
            int header = rows.FindIndex(row => row.Fields.Count > 1);
            if (header >= 0 && rows[header].Line < line && header + 1 < rows.Count && rows[header + 1].Fields.Count == rows[header].Fields.Count)
            {
                throw HeaderCheck.OtherDelimiter(path, other);
            }
        }
    }

    /// <summary>Finds the line of the first row with several fields, if only single fields or a comment precede it, and the next row is like it.</summary>
    private static long? FindHeaderBehindTitle(List<(long Line, List<string> Fields)> rows)
    {
        bool isComment = rows[0].Fields[0].StartsWith("#", StringComparison.Ordinal) || rows[0].Fields[0].StartsWith("//", StringComparison.Ordinal);
        int header = isComment ? 1 : 0;
        while (header < rows.Count && (rows[header].Fields.Count == 1 || (isComment && rows[header].Fields[0].StartsWith("#", StringComparison.Ordinal))))
        {
            header++;
        }

        if (header == 0 || header >= rows.Count || rows[header].Fields.Count == 1
            || (isComment && rows[header].Fields.Count == rows[0].Fields.Count && !IsHeaderBefore(rows, header)))
        {
            return null;
        }

        // After a header of one column, a row with a delimiter is malformed.
        bool isLikeNext = header + 1 < rows.Count && rows[header + 1].Fields.Count == rows[header].Fields.Count;
        return isLikeNext || isComment ? rows[header].Line : null;
    }

    /// <summary>Whether a row looks like column names, and the next one like values.</summary>
    private static bool IsHeaderBefore(List<(long Line, List<string> Fields)> rows, int header) =>
        header + 1 < rows.Count
        && rows[header].Fields.TrueForAll(field => ShapeOf(field) == FieldShape.Text)
        && rows[header + 1].Fields.Exists(field => ShapeOf(field) > FieldShape.Text);

    private static FieldShape ShapeOf(string field)
    {
        FieldShape shape = FieldShapes.Get(Encoding.UTF8.GetBytes(field));
        return shape != FieldShape.Email || s_email.IsMatch(field) ? shape : FieldShape.Text;
    }

    private static List<(long Line, List<string> Fields)> Read(byte[] start, CsvReaderOptions options)
    {
        List<(long Line, List<string> Fields)> rows = new List<(long Line, List<string> Fields)>();
        using CsvReader reader = CsvReader.Create(start, options);
        while (rows.Count < MostRows && reader.Read())
        {
            List<string> fields = new List<string>(reader.FieldCount);
            for (int i = 0; i < reader.FieldCount; i++)
            {
                fields.Add(reader.GetString(i));
            }

            rows.Add((reader.LineNumber, fields));
        }

        return rows;
    }

    private static MigrationException Illegal(string errorId, string path, long line, string finding, long skip) => new MigrationException(
        errorId, MigrationFault.InvalidData, $"Line {line} of the file '{path}' {finding} Read it with -SkipLine {skip}.", path);
}
