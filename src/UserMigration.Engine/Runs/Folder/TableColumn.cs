using System;
using UserMigration.Engine.Csv;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>A column of a table in a run folder: its name, and how its field is written.</summary>
/// <typeparam name="TRow">What a row is about.</typeparam>
internal sealed class TableColumn<TRow>
{
    private readonly Action<RowWriter, TRow> _write;

    private TableColumn(string name, Action<RowWriter, TRow> write)
    {
        Name = name;
        _write = write;
    }

    /// <summary>The name in the header.</summary>
    public string Name { get; }

    /// <summary>Creates a column of texts.</summary>
    /// <param name="name">The name in the header.</param>
    /// <param name="get">Gets the text of a row; null is an empty field.</param>
    public static TableColumn<TRow> Text(string name, Func<TRow, string?> get) => new TableColumn<TRow>(name, (writer, row) => writer.Write(get(row)));

    /// <summary>Creates a column of numbers.</summary>
    /// <param name="name">The name in the header.</param>
    /// <param name="get">Gets the number of a row.</param>
    public static TableColumn<TRow> Number(string name, Func<TRow, long> get) => new TableColumn<TRow>(name, (writer, row) => writer.Write(get(row)));

    /// <summary>Creates a column of numbers. The number 0 means none and is written as an empty field.</summary>
    /// <param name="name">The name in the header.</param>
    /// <param name="get">Gets the number of a row.</param>
    public static TableColumn<TRow> NumberOrNone(string name, Func<TRow, long> get) => new TableColumn<TRow>(name, (writer, row) =>
    {
        long number = get(row);
        if (number == 0)
        {
            writer.Write(null);
        }
        else
        {
            writer.Write(number);
        }
    });

    /// <summary>Writes the field of a row.</summary>
    /// <param name="writer">The writer, at this column.</param>
    /// <param name="row">The row.</param>
    public void Write(RowWriter writer, TRow row) => _write(writer, row);
}
