using System;
using System.Collections.Generic;
using CsvHelper;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Finds lines that look like separate rows in a record of several physical lines: a quote that was opened but not closed
/// pulls the rows after it into its field.
/// </summary>
internal sealed class SwallowedRows
{
    // This many lines with as many fields as the header are not text, whatever they contain. With two columns they could be.
    private const int ManyLines = 4;
    private const int FewestColumns = 3;

    private readonly RowShapes _shapes;
    private readonly int _columns;
    private readonly byte _delimiter;
    private readonly List<(int Start, int Length)> _first = new List<(int Start, int Length)>();
    private readonly List<(int Start, int Length)> _fields = new List<(int Start, int Length)>();

    /// <summary>Creates an instance for a file.</summary>
    /// <param name="columns">The number of columns of the header.</param>
    /// <param name="delimiter">The delimiter.</param>
    public SwallowedRows(int columns, byte delimiter)
    {
        _shapes = new RowShapes(columns);
        _columns = columns;
        _delimiter = delimiter;
    }

    /// <summary>Learns from a row with correct quotes what the rows of the file look like.</summary>
    /// <param name="reader">The reader, on the row.</param>
    public void Learn(CsvReader reader) => _shapes.Learn(reader);

    /// <summary>Finds the lines that look like rows.</summary>
    /// <param name="raw">The record.</param>
    /// <returns>The first and the last line that look like rows, where 0 is the first line of the record; null if no line does.</returns>
    public (int First, int Last)? Find(ReadOnlySpan<byte> raw)
    {
        ReadOnlySpan<byte> first = TakeLine(ref raw, out bool hasMore);
        LineFields.Split(first, _delimiter, _columns, _first);
        (int First, int Last)? likely = null;
        (int First, int Last)? fitting = null;
        int lines = 0;
        int fits = 0;
        for (int number = 1; hasMore; number++)
        {
            ReadOnlySpan<byte> line = TakeLine(ref raw, out hasMore);
            lines += line.IsEmpty ? 0 : 1;
            RowLikeness? likeness = Compare(line, first);
            if (likeness is RowLikeness.Row)
            {
                likely = (likely?.First ?? number, number);
            }

            if (likeness is RowLikeness.Row or RowLikeness.Unknown)
            {
                fits++;
                fitting = (fitting?.First ?? number, number);
            }
        }

        bool areAllRows = _columns >= FewestColumns && _first.Count == _columns && lines >= ManyLines && fits * 10 >= lines * 9;
        return likely ?? (areAllRows ? fitting : null);
    }

    private RowLikeness? Compare(ReadOnlySpan<byte> line, ReadOnlySpan<byte> first)
    {
        if (line.IsEmpty)
        {
            return null;
        }

        LineFields.Split(line, _delimiter, _columns, _fields);
        return _fields.Count == _columns ? _shapes.Compare(line, _fields, first, _first) : null;
    }

    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> rest, out bool hasMore)
    {
        int end = rest.IndexOfAny((byte)'\r', (byte)'\n');
        hasMore = end >= 0;
        if (!hasMore)
        {
            return rest;
        }

        ReadOnlySpan<byte> line = rest.Slice(0, end);
        bool isCrLf = rest[end] == (byte)'\r' && end + 1 < rest.Length && rest[end + 1] == (byte)'\n';
        rest = rest.Slice(end + (isCrLf ? 2 : 1));
        return line;
    }
}
