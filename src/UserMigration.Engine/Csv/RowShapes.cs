using System;
using System.Collections.Generic;
using CsvHelper;

namespace UserMigration.Engine.Csv;

/// <summary>
/// What the rows of a file look like, learned from its first rows: the columns that nearly always hold an e-mail address,
/// a UUID or a number.
/// </summary>
internal sealed class RowShapes
{
    private const int Samples = 64;

    // An address or a UUID says enough by itself, a number only with another one.
    private const int EnoughNumbers = 2;

    private readonly int _columns;
    private readonly int[] _filled;
    private readonly int[,] _counts;
    private int _samples;

    /// <summary>Makes it, before the first row.</summary>
    /// <param name="columns">How many columns the file has.</param>
    public RowShapes(int columns)
    {
        _columns = columns;
        _filled = new int[columns];
        _counts = new int[columns, (int)FieldShape.Email + 1];
    }

    /// <summary>Looks at a row, if it is one of the first; one of several lines may be several rows.</summary>
    /// <param name="reader">The reader, on a row with sound quotes.</param>
    public void Learn(CsvReader reader)
    {
        if (_samples >= Samples || reader.FieldCount != _columns || reader.RawRecord.IndexOfAny((byte)'\r', (byte)'\n') >= 0)
        {
            return;
        }

        _samples++;
        for (int i = 0; i < _columns; i++)
        {
            Count(i, reader.GetRawSpan(i));
        }
    }

    /// <summary>How much a line looks like a row.</summary>
    /// <param name="line">The line.</param>
    /// <param name="fields">Its fields; as many as columns.</param>
    /// <param name="first">The first line of the record, which stands in where no row was seen before.</param>
    /// <param name="firstFields">The fields of that line; any number.</param>
    public RowLikeness Compare(
        ReadOnlySpan<byte> line, List<(int Start, int Length)> fields, ReadOnlySpan<byte> first, List<(int Start, int Length)> firstFields)
    {
        int numbers = 0;
        bool isOther = false;
        for (int i = 0; i < _columns; i++)
        {
            FieldShape expected = _samples > 0 ? Usual(i)
                : firstFields.Count == _columns ? FieldShapes.Of(first.Slice(firstFields[i].Start, firstFields[i].Length))
                : FieldShape.Text;
            if (expected <= FieldShape.Text)
            {
                continue;
            }

            FieldShape found = FieldShapes.Of(line.Slice(fields[i].Start, fields[i].Length));
            if (expected > FieldShape.Number && found != FieldShape.Blank)
            {
                return found == expected ? RowLikeness.Row : RowLikeness.Other;
            }

            numbers += found == expected ? 1 : 0;
            isOther |= found != expected && found != FieldShape.Blank;
        }

        return isOther ? RowLikeness.Other : numbers >= EnoughNumbers ? RowLikeness.Row : RowLikeness.Unknown;
    }

    private void Count(int column, ReadOnlySpan<byte> field)
    {
        FieldShape shape = FieldShapes.Of(field);
        _filled[column] += shape == FieldShape.Blank ? 0 : 1;
        _counts[column, (int)shape]++;
    }

    /// <summary>The shape that nine of ten values of a column have which is filled in at least every other row.</summary>
    private FieldShape Usual(int column)
    {
        for (FieldShape shape = FieldShape.Email; shape > FieldShape.Text; shape--)
        {
            if (_filled[column] * 2 >= _samples && _counts[column, (int)shape] * 10 >= _filled[column] * 9 && _filled[column] > 0)
            {
                return shape;
            }
        }

        return FieldShape.Text;
    }
}
