using System;
using System.Collections.Generic;
using CsvHelper;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Finds, in a record of several physical lines, those that look like rows of their own: a quote that was opened and not
/// closed takes the rows behind it into its field.
/// </summary>
internal sealed class SwallowedRows
{
    // So many lines that all have as many fields as the header are no text, whatever is in them. In two columns they may be.
    private const int ManyLines = 4;
    private const int FewestColumns = 3;

    private readonly RowShapes _shapes;
    private readonly int _columns;
    private readonly byte _delimiter;
    private readonly List<(int Start, int Length)> _first = new List<(int Start, int Length)>();
    private readonly List<(int Start, int Length)> _fields = new List<(int Start, int Length)>();

    /// <summary>Makes it.</summary>
    /// <param name="columns">How many columns the header has.</param>
    /// <param name="delimiter">The delimiter.</param>
    public SwallowedRows(int columns, byte delimiter)
    {
        _shapes = new RowShapes(columns);
        _columns = columns;
        _delimiter = delimiter;
    }

    /// <summary>Looks at a row with sound quotes, to learn what the rows of the file look like.</summary>
    /// <param name="reader">The reader, on the row.</param>
    public void Learn(CsvReader reader) => _shapes.Learn(reader);

    /// <summary>Finds them.</summary>
    /// <param name="raw">The record.</param>
    /// <returns>The first and the last line that look like rows, counted from 0, the record's first line; null where none does.</returns>
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
