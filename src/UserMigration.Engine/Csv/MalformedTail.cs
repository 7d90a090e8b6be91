using System;
using System.IO;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Collects the rows with broken quotes. They are written at the end of a file, so that none of them swallows a valid row.
/// Until then, they are kept in a separate file.
/// </summary>
internal sealed class MalformedTail : IDisposable
{
    private readonly DraftFile _draft;
    private readonly RowWriter _rows;
    private readonly char _delimiter;
    private readonly long _start;

    /// <summary>Creates the separate file.</summary>
    /// <param name="target">The full path of the file that the rows will be appended to.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="delimiter">The delimiter.</param>
    /// <param name="open">Opens the file; null for the default way.</param>
    public MalformedTail(string target, RecordColumns columns, char delimiter, Func<string, FileStream>? open)
    {
        _delimiter = delimiter;
        _draft = new DraftFile(target, open);
        _rows = new RowWriter(_draft.Stream, delimiter, leaveOpen: true);
        DatafileHeader.Write(_rows, columns, isProtected: false);
        _rows.Flush();
        _start = _draft.Stream.Position;
    }

    /// <summary>The number of rows.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <param name="row">The bytes of the row as read.</param>
    public void Add(byte[] row)
    {
        _rows.WriteRaw(row);
        Count++;
    }

    /// <summary>
    /// Whether the rows are still malformed when they are read one after the other. Broken quotes can complete each other,
    /// which would create a row that belongs to no user.
    /// </summary>
    public bool IsMalformedThroughout()
    {
        _draft.Stream.Flush();
        using MigrationCsvReader reader = MigrationCsvReader.Open(_draft.Stream.Name, 1, new CsvReadOptions { Delimiter = _delimiter });
        while (reader.Read() is { } record)
        {
            if (record.IsValid)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Copies the rows to a stream.</summary>
    /// <param name="output">The stream that the rows are written to.</param>
    public void CopyTo(Stream output)
    {
        _draft.Stream.Position = _start;
        _draft.Stream.CopyTo(output);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _rows.Dispose();
        }
        finally
        {
            _draft.Dispose();
        }
    }
}
