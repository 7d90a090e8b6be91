using System;
using System.IO;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Csv;

/// <summary>
/// The rows with broken quotes, which come last in a file, so that none swallows a sound one. Until then they are a
/// file of their own.
/// </summary>
internal sealed class MalformedTail : IDisposable
{
    private readonly DraftFile _draft;
    private readonly RowWriter _rows;
    private readonly char _delimiter;
    private readonly long _start;

    /// <summary>Makes the file.</summary>
    /// <param name="target">The full path of the file that the rows will end.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="delimiter">The delimiter.</param>
    /// <param name="open">Opens the file; null for the usual way.</param>
    public MalformedTail(string target, RecordColumns columns, char delimiter, Func<string, FileStream>? open)
    {
        _delimiter = delimiter;
        _draft = new DraftFile(target, open);
        _rows = new RowWriter(_draft.Stream, delimiter, leaveOpen: true);
        DatafileHeader.Write(_rows, columns, isProtected: false);
        _rows.Flush();
        _start = _draft.Stream.Position;
    }

    /// <summary>How many rows there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <param name="row">Its bytes as read.</param>
    public void Add(byte[] row)
    {
        _rows.WriteRaw(row);
        Count++;
    }

    /// <summary>
    /// Whether the rows are malformed beside each other too: broken quotes can complete each other, and nobody's row
    /// would come of it.
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

    /// <summary>Copies the rows.</summary>
    /// <param name="output">Takes them.</param>
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
