using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Folding;

/// <summary>
/// Combines consecutive rows with the same key into one identity record. A user is returned as soon as the next user begins. The
/// folder stores 32 bytes per user, to detect rows that are separated from the other rows of their user.
/// </summary>
public sealed class RecordFolder
{
    private const int MostRows = 1000;
    private const char Separator = '\0';

    private readonly IdentityConverter _converter;
    private readonly IReadOnlyList<string> _columns;
    private readonly SipHash _hash = SipHash.CreateRandom();
    private readonly DigestTable _seen = new DigestTable();
    private readonly PlaceCodec _places = new PlaceCodec();
    private readonly StringBuilder _builder = new StringBuilder();
    private readonly char[] _buffer = new char[256];
    private List<MigrationRecord> _rows = new List<MigrationRecord>();
    private string? _key;
    private bool _hasLooked;

    /// <summary>Creates a folder.</summary>
    /// <param name="converter">Converts the rows.</param>
    /// <param name="columns">The columns that identify a user. Letter case and Unicode form of their values make no difference.</param>
    /// <exception cref="MigrationException">The kind of store has no records with several rows.</exception>
    public RecordFolder(IdentityConverter converter, IReadOnlyList<string> columns)
    {
        _converter = converter ?? throw new ArgumentNullException(nameof(converter));
        _columns = columns ?? throw new ArgumentNullException(nameof(columns));
        converter.RequireFolding("FoldBy");
        converter.NoteFolding(columns);
    }

    /// <summary>Adds a row.</summary>
    /// <param name="record">The row; issues are added to it.</param>
    /// <returns>The user that ended before this row, or null.</returns>
    /// <exception cref="MigrationException">The first row does not have a column, or the map does not match its columns.</exception>
    public IdentityRecord? Add(MigrationRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        Look(record);
        string? key = KeyOf(record);
        if (key is not null && key == _key && _rows.Count < MostRows)
        {
            _rows.Add(record);
            return null;
        }

        IdentityRecord? ended = Complete();
        _key = key;
        _rows.Add(record);
        if (key is not null)
        {
            (ulong low, ulong high) = _hash.Hash128(MemoryMarshal.AsBytes(key.AsSpan()));
            if (_seen.FindOrAdd(low, high, _places.Pack(record), out ulong earlier))
            {
                record.AddIssue(Apart(record, _places.Describe(earlier, record.Source)));
            }
        }

        return ended;
    }

    /// <summary>Ends the current user.</summary>
    /// <returns>The user, or null if there is none.</returns>
    public IdentityRecord? Complete()
    {
        if (_rows.Count == 0)
        {
            return null;
        }

        List<MigrationRecord> rows = _rows;
        _rows = new List<MigrationRecord>();
        return rows.Count == 1 ? _converter.Convert(rows[0]) : _converter.Fold(rows);
    }

    private void Look(MigrationRecord record)
    {
        if (_hasLooked)
        {
            return;
        }

        _hasLooked = true;
        foreach (string column in _columns)
        {
            if (record.GetColumns().IndexOf(column) < 0)
            {
                throw ColumnNames.NotFound(record.GetColumns().Names, column, "FoldBy");
            }
        }
    }

    // Null if the key columns are empty. Such a row is a user of its own.
    private string? KeyOf(MigrationRecord record)
    {
        if (_columns.Count == 1)
        {
            return ScalarFormatter.TryOf(record.GetValue(_columns[0]), out string only) && only.Length > 0
                ? KeyFolding.Fold(only, isCaseSensitive: false, _buffer).ToString()
                : null;
        }

        _builder.Clear();
        bool isBlank = true;
        foreach (string column in _columns)
        {
            if (ScalarFormatter.TryOf(record.GetValue(column), out string text) && text.Length > 0)
            {
                isBlank = false;
                string part = KeyFolding.Fold(text, isCaseSensitive: false, _buffer).ToString();
                _builder.Append(part.Length.ToString(CultureInfo.InvariantCulture)).Append(Separator).Append(part);
            }

            _builder.Append(Separator);
        }

        return isBlank ? null : _builder.ToString();
    }

    private MigrationIssue Apart(MigrationRecord record, string earlier) => FoldingRules.RowsApart.CreateIssue(
        $"This row belongs to the user of {earlier}, but other rows are between them, or the user has more than 1000 rows.",
        $"Sort the records first, as in Import-MigrationCsv ... | Sort-Object {string.Join(", ", _columns)} | ConvertTo-IdentityRecord ... -FoldBy {string.Join(", ", _columns)}.",
        attribute: string.Join(", ", _columns),
        line: record.Line);
}
