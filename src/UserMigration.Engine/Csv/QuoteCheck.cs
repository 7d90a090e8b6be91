using System;
using CsvHelper;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Checks the quoting of a row field by field. CsvHelper reports a row once, with its first problem, so a quote in an
/// unquoted field, which is allowed, would hide a more severe problem after it.
/// </summary>
internal static class QuoteCheck
{
    /// <summary>Finds the most severe problem with the quoting of the current row.</summary>
    /// <param name="reader">The reader, on a row that it reported.</param>
    public static RowState Inspect(CsvReader reader)
    {
        RowState worst = RowState.Row;
        for (int i = 0; i < reader.FieldCount; i++)
        {
            RowState state = InspectField(reader.GetRawSpan(i));
            worst = state > worst ? state : worst;
        }

        return worst;
    }

    private static RowState InspectField(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty || field[0] != (byte)'"')
        {
            return RowState.Row;
        }

        int i = 1;
        while (i < field.Length)
        {
            int quote = field.Slice(i).IndexOf((byte)'"');
            if (quote < 0)
            {
                return RowState.UnclosedQuote;
            }

            i += quote + 1;
            if (i == field.Length)
            {
                return RowState.Row;
            }

            if (field[i] != (byte)'"')
            {
                return RowState.TextAfterQuote;
            }

            i++;
        }

        return RowState.UnclosedQuote;
    }
}
