using System.Collections.Generic;

namespace UserMigration.Engine.Csv;

/// <summary>Maps the columns of a record to the columns of a file.</summary>
internal sealed class ColumnMatch
{
    private readonly int[] _indexes;

    private ColumnMatch(RecordColumns columns, int[] indexes, bool isSame)
    {
        Columns = columns;
        _indexes = indexes;
        IsSame = isSame;
    }

    /// <summary>The columns of the record.</summary>
    public RecordColumns Columns { get; }

    /// <summary>Whether the columns are those of the file, in the same order.</summary>
    public bool IsSame { get; }

    /// <summary>Matches columns by name, ignoring case. A column that the record lacks has no value.</summary>
    /// <param name="header">The columns of the file.</param>
    /// <param name="record">The record.</param>
    /// <exception cref="MigrationException">The record has a column that the file does not have.</exception>
    public static ColumnMatch Create(RecordColumns header, MigrationRecord record)
    {
        RecordColumns columns = record.GetColumns();
        List<string> foreign = new List<string>();
        for (int i = 0; i < columns.Count; i++)
        {
            if (header.IndexOf(columns[i]) < 0)
            {
                foreign.Add($"'{columns[i]}'");
            }
        }

        if (foreign.Count > 0)
        {
            throw new MigrationException(
                "ExportColumnsDiffer",
                MigrationFault.InvalidData,
                $"The columns of a record differ from those of the first record: {record} has {string.Join(", ", foreign)}, whose values would be lost. "
                    + "Nothing was written. Give all records the same columns, for example with Select-Object.",
                foreign[0]);
        }

        int[] indexes = new int[header.Count];
        bool isSame = columns.Count == header.Count;
        for (int i = 0; i < indexes.Length; i++)
        {
            indexes[i] = columns.IndexOf(header[i]);
            isSame &= indexes[i] == i;
        }

        return new ColumnMatch(columns, indexes, isSame);
    }

    /// <summary>Gets the value for a column of the file.</summary>
    /// <param name="record">A record with these columns.</param>
    /// <param name="index">The position of the column in the file, from 0.</param>
    public object? Value(MigrationRecord record, int index) => _indexes[index] < 0 ? null : record.GetValue(_indexes[index]);
}
