using System;
using System.Collections.Generic;
using System.IO;
using UserMigration.Engine.Files;
using UserMigration.Engine.OpenPgp;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Csv.Ndjson;

/// <summary>
/// Reads a file with one JSON object in each line (NDJSON, JSON Lines). The file is read once before, to find its columns: those of all
/// objects. A line that can't be read is a record with an Error issue.
/// </summary>
internal sealed class NdjsonReader : IRecordReader
{
    private static readonly string[] s_extensions = { ".ndjson", ".jsonl" };

    private readonly NdjsonLines _lines;
    private readonly ObjectShape _shape;
    private long _count;

    private NdjsonReader(NdjsonLines lines, ObjectShape shape, MigrationSource source)
    {
        _lines = lines;
        _shape = shape;
        Source = source;
    }

    /// <inheritdoc/>
    public MigrationSource Source { get; }

    /// <summary>The columns.</summary>
    public RecordColumns Columns => _shape.Columns;

    /// <inheritdoc/>
    public string? EncodingWarning => null;

    /// <inheritdoc/>
    public bool HasEndMark => false;

    /// <summary>Whether the name of a file says that it is NDJSON, also if it is encrypted or compressed.</summary>
    /// <param name="path">The path.</param>
    public static bool IsFor(string path)
    {
        string name = OpenPgpNames.IsEncrypted(path) ? OpenPgpNames.Unprotect(path) : path;
        name = FilePaths.HasExtension(name, ".gz") ? name.Substring(0, name.Length - ".gz".Length)
            : FilePaths.HasExtension(name, ".zip") ? name.Substring(0, name.Length - ".zip".Length)
            : name;
        return Array.Exists(s_extensions, extension => FilePaths.HasExtension(name, extension));
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="ordinal">The position among the files of one import, from 1.</param>
    /// <param name="options">The options for reading; those for the format of datafiles don't matter.</param>
    /// <param name="shape">The columns of the file.</param>
    /// <exception cref="MigrationException">The file can't be opened.</exception>
    public static NdjsonReader Open(string path, int ordinal, CsvReadOptions options, ObjectShape shape)
    {
        Stream content = OpenContent(path, options, out long length);
        return new NdjsonReader(new NdjsonLines(content, path, options.MaxRecordBytes), shape, MigrationSource.CreateWithoutHeader(path, ordinal, length));
    }

    /// <inheritdoc/>
    public bool Skip()
    {
        bool isThere = _lines.TryRead(out _);
        _count += isThere ? 1 : 0;
        return isThere;
    }

    /// <inheritdoc/>
    public long RecordNumber => _count;

    /// <inheritdoc/>
    public bool TryRead(ShardSelector? shard, out MigrationRecord? record)
    {
        MigrationRecord? read = Read();
        record = read is not null && shard?.Includes(read) != false ? read : null;
        return read is not null;
    }

    /// <summary>Reads the next record.</summary>
    /// <returns>The record, or null at the end.</returns>
    public MigrationRecord? Read()
    {
        if (!_lines.TryRead(out ReadOnlyMemory<byte> line))
        {
            return null;
        }

        _count++;
        string? reason = _lines.IsTooLong ? "it is longer than a record may be." : null;
        object? value = null;
        object?[] values = new object?[Columns.Count];
        if (reason is null && JsonTree.TryParse(line.Span, out value, out reason))
        {
            reason = value is not Dictionary<string, object?> members ? "it is not an object."
                : _shape.TryGet(members, out values) ? null
                : "it has members that the file did not have when its columns were read.";
        }

        MigrationRecord record = new MigrationRecord(Columns, values, _count, _lines.Line, Source, null, _lines.Offset);
        if (reason is not null)
        {
            record.AddIssue(ReadingRules.FindBadJsonLine(reason, _lines.Line));
        }

        return record;
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    /// <summary>Finds the columns of a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="options">The options for reading; those for the format of datafiles don't matter.</param>
    /// <param name="length">The size of the content, in bytes.</param>
    /// <exception cref="MigrationException">The file can't be opened, is not a file of JSON objects, or has names that can't be columns.</exception>
    public static ObjectShape FindShape(string path, CsvReadOptions options, out long length)
    {
        ObjectShapeBuilder builder = new ObjectShapeBuilder();
        using NdjsonLines lines = new NdjsonLines(OpenContent(path, options, out length), path, options.MaxRecordBytes);
        bool isFirst = true;
        while (lines.TryRead(out ReadOnlyMemory<byte> line))
        {
            options.Access.CancellationToken.ThrowIfCancellationRequested();
            if (isFirst && !lines.IsTooLong && FirstOf(line.Span) != (byte)'{')
            {
                throw NotNdjson(path);
            }

            isFirst = false;
            builder.Add(line.Span);
        }

        return builder.Create(path);
    }

    private static byte FirstOf(ReadOnlySpan<byte> line)
    {
        int start = 0;
        while (start < line.Length - 1 && line[start] is (byte)' ' or (byte)'\t')
        {
            start++;
        }

        return line[start];
    }

    private static Stream OpenContent(string path, CsvReadOptions options, out long length)
    {
        Stream file = InputFile.Open(path);
        try
        {
            return file.CanSeek ? options.Container.Open(file, path, out length) : throw new MigrationException(
                "NdjsonNeedsFile",
                MigrationFault.InvalidOperation,
                $"'{path}' is a pipe, but a file of JSON objects has to be read twice: to find its columns, and to read its records. Write it to a file first.",
                path);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static MigrationException NotNdjson(string path) => new MigrationException(
        "NotNdjson",
        MigrationFault.InvalidData,
        $"By its name, '{path}' has one JSON object in each line, but its first line does not start with {{. Write each object in a line of its own, in UTF-8.",
        path);
}
