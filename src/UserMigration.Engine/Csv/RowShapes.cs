using System;
using System.Collections.Generic;
using CsvHelper;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Learns from the first rows of a file what its rows look like: which columns nearly always contain an e-mail address, a
/// UUID or a number.
/// </summary>
internal sealed class RowShapes
{
    private const int Samples = 64;

    // An address or a UUID is sufficient evidence by itself, a number only together with another one.
    private const int EnoughNumbers = 2;

    private readonly int _columns;
    private readonly int[] _filled;
    private readonly int[,] _counts;
    private int _samples;

    /// <summary>Creates an instance that has not seen any rows.</summary>
    /// <param name="columns">The number of columns of the file.</param>
    public RowShapes(int columns)
    {
        _columns = columns;
        _filled = new int[columns];
        _counts = new int[columns, (int)FieldShape.Email + 1];
    }

    /// <summary>Learns from a row if it is one of the first. Rows of several lines are ignored, because they may be several rows.</summary>
    /// <param name="reader">The reader, on a row with correct quotes.</param>
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

    /// <summary>Compares a line with the rows of the file.</summary>
    /// <param name="line">The line.</param>
    /// <param name="fields">The fields of the line; as many as there are columns.</param>
    /// <param name="first">The first line of the record, used for comparison if no row was seen before.</param>
    /// <param name="firstFields">The fields of the first line; any number.</param>
    public RowLikeness Compare(
        ReadOnlySpan<byte> line, List<(int Start, int Length)> fields, ReadOnlySpan<byte> first, List<(int Start, int Length)> firstFields)
    {
        int numbers = 0;
        bool isOther = false;
        for (int i = 0; i < _columns; i++)
        {
            FieldShape expected = _samples > 0 ? Usual(i)
                : firstFields.Count == _columns ? FieldShapes.Get(first.Slice(firstFields[i].Start, firstFields[i].Length))
                : FieldShape.Text;
            if (expected <= FieldShape.Text)
            {
                continue;
            }

            FieldShape found = FieldShapes.Get(line.Slice(fields[i].Start, fields[i].Length));
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
        FieldShape shape = FieldShapes.Get(field);
        _filled[column] += shape == FieldShape.Blank ? 0 : 1;
        _counts[column, (int)shape]++;
    }

    /// <summary>Gets the shape of at least nine out of ten values of a column, if at least half of its rows have a value.</summary>
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
