using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.HandOff.Results;

/// <summary>
/// Reads the rows of a result file, in any order of columns, with or without a header. An error text may contain delimiters and line
/// breaks that are not quoted.
/// </summary>
internal sealed class ResultFile : IDisposable
{
    private const int LookLines = 50;
    private const int MostContinued = 100;
    private const int GuidLength = 36;

    private static readonly Regex s_success = new Regex("success|created|imported", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex s_failure = new Regex("fail|error|reject", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly ResultLines _lines;
    private readonly ResultLayout? _layout;
    private readonly ResultFields _fields;
    private readonly MigrationResultStatus _done;
    private readonly bool? _isSuccess;
    private string? _pending;
    private long _pendingOffset;
    private long _pendingLine;
    private bool _pendingIsEnded;
    private bool? _hasGuids;
    private bool _wasFailure;

    private ResultFile(string path, ResultLines lines, ResultLayout? layout)
    {
        Path = path;
        _lines = lines;
        _layout = layout;
        _fields = new ResultFields(layout?.Delimiter ?? ',');
        string name = System.IO.Path.GetFileName(path);
        _done = name.StartsWith("update", StringComparison.OrdinalIgnoreCase) ? MigrationResultStatus.Updated
            : name.StartsWith("delete", StringComparison.OrdinalIgnoreCase) ? MigrationResultStatus.Deleted
            : MigrationResultStatus.Created;
        _isSuccess = layout is null ? null
            : layout.Error >= 0 != layout.Uuid >= 0 ? layout.Uuid >= 0
            : s_failure.IsMatch(name) ? false
            : s_success.IsMatch(name) ? true
            : null;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The columns; null if the file is empty.</summary>
    public ResultLayout? Layout => _layout;

    /// <summary>The position of the current row in the file, in bytes.</summary>
    public long Offset { get; private set; }

    /// <summary>The physical line of the current row.</summary>
    public long Number { get; private set; }

    /// <summary>The current row; null if the line is not a row.</summary>
    public ResultRow? Row { get; private set; }

    /// <summary>Opens a result file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="delimiter">The character that separates fields; null to recognize it.</param>
    /// <exception cref="MigrationException">The file can't be opened, or is not a result file.</exception>
    public static ResultFile Open(string path, char? delimiter)
    {
        Stream stream = InputFile.Open(path);
        try
        {
            if (!stream.CanSeek)
            {
                throw ResultErrors.NeedsFile(path);
            }

            ResultLines lines = new ResultLines(stream);
            List<string> first = new List<string>();
            while (first.Count < LookLines && lines.Read())
            {
                if (lines.Text.IndexOf('\0') >= 0 || (first.Count == 0 && lines.Text.StartsWith("\uFFFD\uFFFD", StringComparison.Ordinal)))
                {
                    throw ResultErrors.NotText(path);
                }

                if (lines.Text.Trim().Length > 0)
                {
                    first.Add(lines.Text);
                }
            }

            ResultLayout? layout = first.Count == 0 ? null : ResultLayout.Find(first, delimiter) ?? throw ResultErrors.Unknown(path, delimiter);
            ResultFile file = new ResultFile(path, lines, layout);
            if (layout is not null && file._isSuccess is null && (layout.Error < 0 || layout.Uuid < 0))
            {
                throw ResultErrors.KindUnknown(path);
            }

            file.Start();
            return file;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next row, or the next line that is not a row.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Read()
    {
        while (_pending is not null)
        {
            (string text, Offset, Number) = (_pending, _pendingOffset, _pendingLine);
            bool isEnded = _pendingIsEnded;
            Advance();
            if (text.Trim().Length == 0)
            {
                continue;
            }

            Row = Parse(text);
            if (Row is null && _wasFailure)
            {
                // The error text of the row before goes on here.
                continue;
            }

            Row = isEnded || !IsCut(Row) ? Row : null;
            _wasFailure = Row?.Error is not null;
            return true;
        }

        return false;
    }

    /// <summary>Reads a row again.</summary>
    /// <param name="offset">The position of the row in the file, in bytes.</param>
    public ResultRow ReadAt(long offset)
    {
        _lines.Seek(offset, 1);
        Advance();
        string text = _pending!;
        Advance();
        ResultRow row = Parse(text)!.Value;
        return row.Error is null ? row : row with { Error = row.Error + Continued() };
    }

    /// <summary>Counts the lines up to a row.</summary>
    /// <param name="offset">The position of the row in the file, in bytes.</param>
    /// <returns>The physical line of the row.</returns>
    public long LineAt(long offset)
    {
        _lines.Seek(0, 1);
        while (_lines.NextOffset < offset && _lines.Read())
        {
        }

        return _lines.Number + 1;
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    // The last row of a file that is not complete: it may name another record, or lack a part of the UUID.
    private bool IsCut(ResultRow? row) => _fields.Count < _layout!.Count || (_hasGuids == true && row is { Error: null } && (row.Value.Uuid?.Length ?? 0) < GuidLength);

    private void Start()
    {
        _lines.Seek(0, 1);
        Advance();
        while (_pending is not null && _pending.Trim().Length == 0)
        {
            Advance();
        }

        if (_layout?.HasHeader == true)
        {
            Advance();
        }
    }

    private void Advance()
    {
        bool isAny = _lines.Read();
        (_pending, _pendingOffset, _pendingLine, _pendingIsEnded) = (isAny ? _lines.Text : null, _lines.Offset, _lines.Number, _lines.IsEnded);
    }

    private string Continued()
    {
        StringBuilder more = new StringBuilder();
        for (int i = 0; i < MostContinued && _pending is not null && (_pending.Trim().Length == 0 || Parse(_pending) is null); i++)
        {
            more.Append(' ').Append(_pending);
            Advance();
        }

        return more.ToString().TrimEnd();
    }

    private ResultRow? Parse(string text)
    {
        ResultLayout layout = _layout!;
        _fields.Split(text);
        int extra = Extra(layout);
        if (NumberAt(layout.Number, layout, extra) is null)
        {
            return null;
        }

        if (_fields.IsOpen && Join(text) is { } joined)
        {
            _fields.Split(joined);
            extra = Extra(layout);
        }

        string? uuid = Blank(Field(layout.Uuid, layout, extra));
        _hasGuids ??= uuid is null ? null : Guid.TryParseExact(uuid, "D", out _);
        string? error = layout.Error < 0 ? null
            : Blank(extra > 0 && layout.Error < _fields.Count - extra ? _fields.Between(layout.Error, layout.Error + extra).Trim() : _fields[layout.Error]);
        bool? isSuccess = error is not null ? false : uuid is not null ? true : _isSuccess;
        return isSuccess is null ? null : new ResultRow(
            NumberAt(layout.Line, layout, extra) ?? 0,
            NumberAt(layout.Record, layout, extra) ?? 0,
            isSuccess.Value ? _done : MigrationResultStatus.Failed,
            uuid,
            isSuccess.Value ? null : error ?? string.Empty,
            Blank(Field(layout.Email, layout, extra)));
    }

    // A quoted field goes on, until its quote is closed, on lines that are not rows themselves.
    private string? Join(string text)
    {
        ResultFields joined = new ResultFields(_layout!.Delimiter);
        ResultFields next = new ResultFields(_layout.Delimiter);
        (long offset, long number) = (_lines.NextOffset, _lines.Number);
        (string? pending, long pendingOffset, long pendingLine, bool pendingIsEnded) = (_pending, _pendingOffset, _pendingLine, _pendingIsEnded);
        StringBuilder all = new StringBuilder(text);
        for (int i = 0; i < MostContinued && _pending is not null; i++)
        {
            next.Split(_pending);
            if (next.Count >= _layout.Count && ResultLayout.IsNumber(next[_layout.Number]))
            {
                break;
            }

            all.Append('\n').Append(_pending);
            Advance();
            joined.Split(all.ToString());
            if (!joined.IsOpen)
            {
                return all.ToString();
            }
        }

        _lines.Seek(offset, number + 1);
        (_pending, _pendingOffset, _pendingLine, _pendingIsEnded) = (pending, pendingOffset, pendingLine, pendingIsEnded);
        return null;
    }

    // The fields that an error text was broken into by its delimiters.
    private int Extra(ResultLayout layout) => layout.Error < 0 ? 0 : Math.Max(0, _fields.Count - layout.Count);

    private string Field(int index, ResultLayout layout, int extra) =>
        index < 0 ? string.Empty : _fields[index > layout.Error && layout.Error >= 0 ? index + extra : index];

    private long? NumberAt(int index, ResultLayout layout, int extra) =>
        index >= 0 && long.TryParse(Field(index, layout, extra), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
