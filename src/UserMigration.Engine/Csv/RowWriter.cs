using System;
using System.Globalization;
using System.IO;
using CsvHelper;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Writes rows of CSV according to RFC 4180, in UTF-8. A field that contains the delimiter, a quote or a line break is
/// quoted, and its quotes are doubled. A row of one empty field is written as <c>""</c>, because an empty line is not a row.
/// </summary>
internal sealed class RowWriter : IDisposable
{
    private const string LineFeed = "\n";

    private readonly Stream _output;
    private readonly CsvWriter _writer;
    private readonly byte[] _lineBreak;

    /// <summary>Creates a writer.</summary>
    /// <param name="output">The stream that the rows are written to.</param>
    /// <param name="delimiter">The ASCII character that separates fields.</param>
    /// <param name="lineBreak">The end of a row: a line feed, or a carriage return and a line feed.</param>
    /// <param name="hasMark">Whether the output starts with a byte order mark.</param>
    /// <param name="quotesAll">Whether each field is quoted.</param>
    /// <param name="leaveOpen">Whether the output stays open when the writer is disposed.</param>
    public RowWriter(
        Stream output,
        char delimiter = ',',
        string lineBreak = LineFeed,
        bool hasMark = false,
        bool quotesAll = false,
        bool leaveOpen = false)
    {
        _output = output;
        _lineBreak = System.Text.Encoding.ASCII.GetBytes(lineBreak);
        CsvWriterOptions options = new CsvWriterOptions
        {
            Separator = delimiter,
            NewLine = lineBreak,
            WriteByteOrderMark = hasMark,
            Quoting = quotesAll ? CsvQuoting.Always : CsvQuoting.WhenNeeded,
            ValidateFieldCount = false,
        };
        _writer = CsvWriter.Create(output, options, leaveOpen);
    }

    /// <summary>Converts a row to bytes, without a line break.</summary>
    /// <param name="count">The number of fields.</param>
    /// <param name="field">Gets a field by its position, from 0.</param>
    /// <param name="delimiter">The character that separates fields.</param>
    public static byte[] ToBytes(int count, Func<int, string?> field, char delimiter = ',')
    {
        using MemoryStream row = new MemoryStream();
        using (RowWriter writer = new RowWriter(row, delimiter, leaveOpen: true))
        {
            for (int i = 0; i < count; i++)
            {
                writer.Write(field(i));
            }

            writer.EndRow();
        }

        row.SetLength(row.Length - LineFeed.Length);
        return row.ToArray();
    }

    /// <summary>Writes a field.</summary>
    /// <param name="text">The text; null for an empty field.</param>
    public void Write(string? text) => _writer.WriteField(text);

    /// <summary>Writes a number as a field.</summary>
    /// <param name="number">The number.</param>
    public void Write(long number) => _writer.WriteField(number, default, CultureInfo.InvariantCulture);

    /// <summary>Writes a field in quotes, even if it does not need them.</summary>
    /// <param name="text">The text.</param>
    public void WriteQuoted(string text) => _writer.WriteField(text, CsvQuoting.Always);

    /// <summary>Ends the row.</summary>
    public void EndRow() => _writer.EndRecord();

    /// <summary>Writes a complete row.</summary>
    /// <param name="fields">The fields of the row.</param>
    public void WriteRow(string?[] fields)
    {
        foreach (string? field in fields)
        {
            Write(field);
        }

        EndRow();
    }

    /// <summary>Writes a row that is already in CSV format.</summary>
    /// <param name="row">The bytes of the row, without a line break.</param>
    public void WriteRaw(byte[] row)
    {
        Flush();
        _output.Write(row, 0, row.Length);
        _output.Write(_lineBreak, 0, _lineBreak.Length);
    }

    /// <summary>Flushes the buffered rows to the output.</summary>
    public void Flush() => _writer.Flush();

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
