using System;
using System.IO;
using System.Text;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Csv.Encodings;
using UserMigration.Engine.Files;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>
/// Rows of one source that can be imported again, unchanged: the original bytes under the source's header, in its
/// encoding. Rows that can swallow the rows after them come last, so that they don't damage valid rows. Until then they
/// are in a file of their own.
/// </summary>
internal sealed class RowFile : IDisposable
{
    private static readonly byte[] s_lineBreak = { (byte)'\n' };

    private readonly FileStream _file;
    private readonly MigrationSource? _source;
    private readonly RecordColumns _columns;
    private DraftFile? _malformed;

    /// <summary>Creates the file and writes the header.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="record">The first record that is added.</param>
    public RowFile(string path, MigrationRecord record)
    {
        _source = SourceOf(record);
        _columns = record.GetColumns();
        _file = OwnerOnly.CreateFile(path);
        byte[] preamble = IsUtf8 ? Array.Empty<byte>() : _source!.Encoding.GetPreamble();
        _file.Write(preamble, 0, preamble.Length);
        Write(_file, _source is null ? RowWriter.ToBytes(_columns.Count, i => _columns[i]) : _source.GetHeader()!);
    }

    /// <summary>The full path.</summary>
    public string Path => _file.Name;

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>The parameters with which Import-MigrationCsv reads the file, each preceded by a space; empty if the defaults apply.</summary>
    public string ReadOptions =>
        (_source is null || _source.Delimiter == ',' ? string.Empty : " -Delimiter " + ImportCommand.Delimiter(_source.Delimiter))
        + (_source is { TrailingDelimiter: TrailingDelimiter.Ignore } ? " -TrailingDelimiter Ignore" : string.Empty)
        + (IsUtf8 ? string.Empty : " -Encoding " + _source!.Encoding.WebName);

    /// <summary>Whether a record belongs in this file.</summary>
    /// <param name="record">The record.</param>
    public bool IsFor(MigrationRecord record) => _source is null
        ? SourceOf(record) is null && ReferenceEquals(record.GetColumns(), _columns)
        : ReferenceEquals(record.GetSource(), _source);

    /// <summary>Whether a record has the row that is to be written. The row of a record from a file is not kept if it is too large.</summary>
    /// <param name="record">The record.</param>
    public static bool HasRow(MigrationRecord record) => SourceOf(record) is null || record.GetRaw() is not null;

    /// <summary>Adds a row, if the record has it.</summary>
    /// <param name="record">The record.</param>
    public void Add(MigrationRecord record)
    {
        byte[]? raw = record.GetRaw();
        if (!HasRow(record))
        {
            return;
        }

        Count++;
        raw ??= RowWriter.ToBytes(_columns.Count, i => FieldFormatter.Write(record.GetValue(i), null));
        if (MalformedRow.KindOf(record) == MalformedRowKind.Swallowing)
        {
            _malformed ??= new DraftFile(Path);
            Write(_malformed.Stream, raw);
        }
        else
        {
            Write(_file, raw);
        }
    }

    /// <summary>Passes what was written to the operating system.</summary>
    public void Flush() => _file.Flush();

    /// <summary>Writes the malformed rows and closes the file.</summary>
    public void Dispose()
    {
        using (_malformed)
        using (_file)
        {
            if (_malformed is not null)
            {
                _malformed.Stream.Position = 0;
                _malformed.Stream.CopyTo(_file);
            }
        }
    }

    // A source without a header has no original rows: the record is written like one that comes from an object.
    private static MigrationSource? SourceOf(MigrationRecord record) =>
        record.GetSource() is { } source && source.GetHeader() is not null ? source : null;

    private bool IsUtf8 => _source is null || _source.Encoding.CodePage == Encoding.UTF8.CodePage;

    private void Write(FileStream file, byte[] row)
    {
        if (IsUtf8)
        {
            file.Write(row, 0, row.Length);
            file.Write(s_lineBreak, 0, s_lineBreak.Length);
            return;
        }

        byte[] converted = UndecodableBytes.Encode(Encoding.UTF8.GetString(row) + "\n", _source!.Encoding);
        file.Write(converted, 0, converted.Length);
    }
}
