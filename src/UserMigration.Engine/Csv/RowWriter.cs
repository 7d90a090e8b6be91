using System;
using System.Globalization;
using System.IO;
using CsvHelper;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Writes rows of CSV as RFC 4180 has them, in UTF-8: a field that holds the delimiter, a quote or a line break is
/// quoted, its quotes are doubled, and a row of one blank field is <c>""</c>, for an empty line is no row.
/// </summary>
internal sealed class RowWriter : IDisposable
{
    private const string LineFeed = "\n";

    private readonly Stream _output;
    private readonly CsvWriter _writer;
    private readonly byte[] _lineBreak;

    /// <summary>Makes a writer.</summary>
    /// <param name="output">Where the rows go.</param>
    /// <param name="delimiter">The character between two fields; ASCII.</param>
    /// <param name="lineBreak">What ends a row: a line feed, or carriage return and line feed.</param>
    /// <param name="hasMark">Whether a byte order mark comes first.</param>
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

    /// <summary>A row as bytes, without a line break.</summary>
    /// <param name="count">How many fields it has.</param>
    /// <param name="field">Gives each, by its position from 0.</param>
    /// <param name="delimiter">The character between two fields.</param>
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
    /// <param name="text">The text; null is a blank field.</param>
    public void Write(string? text) => _writer.WriteField(text);

    /// <summary>Writes a number as a field.</summary>
    /// <param name="number">The number.</param>
    public void Write(long number) => _writer.WriteField(number, default, CultureInfo.InvariantCulture);

    /// <summary>Writes a field between quotes, whether it needs them or not.</summary>
    /// <param name="text">The text.</param>
    public void WriteQuoted(string text) => _writer.WriteField(text, CsvQuoting.Always);

    /// <summary>Ends the row.</summary>
    public void EndRow() => _writer.EndRecord();

    /// <summary>Writes a row whole.</summary>
    /// <param name="fields">Its fields.</param>
    public void WriteRow(string?[] fields)
    {
        foreach (string? field in fields)
        {
            Write(field);
        }

        EndRow();
    }

    /// <summary>Writes a row that is CSV already.</summary>
    /// <param name="row">Its bytes, without a line break.</param>
    public void WriteRaw(byte[] row)
    {
        Flush();
        _output.Write(row, 0, row.Length);
        _output.Write(_lineBreak, 0, _lineBreak.Length);
    }

    /// <summary>Hands what was written to the output.</summary>
    public void Flush() => _writer.Flush();

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
