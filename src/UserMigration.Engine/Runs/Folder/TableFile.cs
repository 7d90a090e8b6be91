using System;
using System.Linq;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>A table in a run folder. The file is created when its first row is written.</summary>
/// <typeparam name="TRow">What a row is about.</typeparam>
internal sealed class TableFile<TRow> : IDisposable
{
    private readonly string _path;
    private readonly TableColumn<TRow>[] _columns;
    private RowWriter? _writer;

    /// <param name="path">The full path; no such file exists yet.</param>
    /// <param name="columns">The columns, in their order.</param>
    public TableFile(string path, params TableColumn<TRow>[] columns)
    {
        _path = path;
        _columns = columns;
    }

    /// <summary>Whether people open the file in a spreadsheet, which takes a file without a byte order mark for another encoding.</summary>
    public bool IsForPeople { get; init; }

    /// <summary>Writes a row.</summary>
    /// <param name="row">What the row is about.</param>
    public void Write(TRow row)
    {
        if (_writer is null)
        {
            _writer = new RowWriter(OwnerOnly.CreateFile(_path), hasMark: IsForPeople);
            _writer.WriteRow(_columns.Select(column => column.Name).ToArray());
        }

        foreach (TableColumn<TRow> column in _columns)
        {
            column.Write(_writer, row);
        }

        _writer.EndRow();
    }

    /// <summary>Passes what was written to the operating system.</summary>
    public void Flush() => _writer?.Flush();

    /// <inheritdoc/>
    public void Dispose() => _writer?.Dispose();
}
