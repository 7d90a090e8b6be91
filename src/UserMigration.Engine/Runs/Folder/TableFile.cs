using System;
using System.Globalization;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>A table of a run folder, made when its first row is written.</summary>
internal sealed class TableFile : IDisposable
{
    private readonly string _path;
    private readonly string[] _header;
    private RowWriter? _writer;

    /// <summary>Names a table.</summary>
    /// <param name="path">The full path; no such file is there yet.</param>
    /// <param name="header">The names of its columns.</param>
    public TableFile(string path, params string[] header)
    {
        _path = path;
        _header = header;
    }

    /// <summary>A number as a field: blank where it is 0, which stands for none.</summary>
    /// <param name="number">The number.</param>
    public static string Field(long number) => number == 0 ? string.Empty : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes a row.</summary>
    /// <param name="fields">A field for each column.</param>
    public void Write(params string?[] fields) => Writer().WriteRow(fields);

    /// <summary>Writes a row of a table that has a batch, a line, a detail and a record.</summary>
    /// <param name="batch">The batch; 0 is none.</param>
    /// <param name="line">The physical line; 0 is none.</param>
    /// <param name="detail">The detail.</param>
    /// <param name="record">The record number.</param>
    public void Write(int batch, long line, string? detail, long record)
    {
        RowWriter writer = Writer();
        WriteNumber(writer, batch, isBlank: batch == 0);
        WriteNumber(writer, line, isBlank: line == 0);
        writer.Write(detail);
        WriteNumber(writer, record, isBlank: false);
        writer.EndRow();
    }

    private RowWriter Writer()
    {
        if (_writer is null)
        {
            _writer = new RowWriter(OwnerOnly.CreateFile(_path));
            _writer.WriteRow(_header);
        }

        return _writer;
    }

    private static void WriteNumber(RowWriter writer, long number, bool isBlank)
    {
        if (isBlank)
        {
            writer.Write(null);
        }
        else
        {
            writer.Write(number);
        }
    }

    /// <summary>Hands what was written to the operating system.</summary>
    public void Flush() => _writer?.Flush();

    /// <inheritdoc/>
    public void Dispose() => _writer?.Dispose();
}
