using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Csv.Ndjson;
using UserMigration.Engine.Files;
using UserMigration.Engine.OpenPgp;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Runs.Export;

/// <summary>
/// Writes the file of an export from the users in its run folder: each user once, in its last version, without those that were deleted. It
/// gets its name when it is complete. If it is encrypted, its clear text is only in the run folder, and is deleted there.
/// </summary>
internal sealed class ExportFile
{
    private const byte LineFeed = (byte)'\n';

    private readonly UserExportOptions _options;
    private readonly ExportFormat _format;
    private readonly IUserReader _reader;
    private readonly TimeProvider _time;
    private readonly CancellationToken _stop;

    /// <summary>Describes the file.</summary>
    /// <param name="options">The options.</param>
    /// <param name="format">The format.</param>
    /// <param name="reader">Reads what identifies a user.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Canceled when the export is stopped.</param>
    public ExportFile(UserExportOptions options, ExportFormat format, IUserReader reader, TimeProvider time, CancellationToken stop)
    {
        _options = options;
        _format = format;
        _reader = reader;
        _time = time;
        _stop = stop;
    }

    /// <summary>Writes the file.</summary>
    /// <param name="folder">The users.</param>
    /// <param name="again">Where the users that were read again are.</param>
    /// <param name="deleted">The users to leave out.</param>
    /// <exception cref="MigrationException">The file can't be written.</exception>
    public FinishedFile Write(ExportFolder folder, IReadOnlyDictionary<long, FilePlace> again, HashSet<long> deleted)
    {
        string target = _options.OutFile!;
        try
        {
            string clear = _format.IsEncrypted ? Path.Combine(folder.Path, Path.GetFileName(OpenPgpNames.Unprotect(target))) : target;
            long users = _format.IsCsv ? WriteRows(clear, folder, again, deleted) : WriteLines(clear, _format.IsCompressed, folder, again, deleted);
            if (_format.IsEncrypted)
            {
                OpenPgpFile.Protect(clear, target, _options.Protection!, _options.Output, _time, null, _stop);
                File.Delete(clear);
            }

            return new FinishedFile(new FileInfo(target).Length, users);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw ExportErrors.WriteFailed(target, exception);
        }
    }

    private long WriteLines(string path, bool isCompressed, ExportFolder folder, IReadOnlyDictionary<long, FilePlace> again, HashSet<long> deleted)
    {
        using FileOutput output = FileOutput.Create(folder.UsersPath, path, _options.Output);
        long users = 0;
        output.Write(file =>
        {
            using Stream? compressed = isCompressed ? new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true) : null;
            users = Copy(folder, again, deleted, compressed ?? file);
        });
        output.Commit();
        return users;
    }

    private long WriteRows(string path, ExportFolder folder, IReadOnlyDictionary<long, FilePlace> again, HashSet<long> deleted)
    {
        string lines = Path.Combine(folder.Path, "file.ndjson");
        WriteLines(lines, isCompressed: false, folder, again, deleted);
        CsvReadOptions options = new CsvReadOptions();
        ObjectShape shape = NdjsonReader.FindShape(lines, options, out _);
        using (NdjsonReader reader = NdjsonReader.Open(lines, 1, options, shape))
        using (DatafileWriter writer = DatafileWriter.Create(path, new DatafileWriteOptions { KeepsOld = _options.Output.KeepsOld, ReplacesReadOnly = _options.Output.ReplacesReadOnly }))
        {
            writer.Begin(shape.Columns);
            while (reader.Read() is { } record)
            {
                _stop.ThrowIfCancellationRequested();
                writer.Write(record);
            }

            File.Delete(lines);
            return writer.Summary.ToFault(path) is { } fault ? throw ExportErrors.NotForCsv(path, fault) : writer.Commit()!.Written;
        }
    }

    private long Copy(ExportFolder folder, IReadOnlyDictionary<long, FilePlace> again, HashSet<long> deleted, Stream output)
    {
        long users = 0;
        HashSet<long> replaced = new HashSet<long>();
        using Stream? newer = again.Count > 0 ? InputFile.Open(folder.AgainPath) : null;
        using NdjsonLines lines = folder.ReadUsers();
        bool isCopied = again.Count == 0 && deleted.Count == 0;
        while (lines.TryRead(out ReadOnlyMemory<byte> line))
        {
            _stop.ThrowIfCancellationRequested();
            long number = isCopied ? 0 : _reader.Identify(line.Span).Number;
            if (!isCopied && deleted.Contains(number))
            {
                continue;
            }

            if (!isCopied && again.TryGetValue(number, out FilePlace place))
            {
                replaced.Add(number);
                CopyPlace(newer!, place, output);
            }
            else
            {
                Write(output, line);
            }

            users++;
        }

        foreach (KeyValuePair<long, FilePlace> added in again.Where(one => !replaced.Contains(one.Key) && !deleted.Contains(one.Key)).OrderBy(one => one.Key))
        {
            CopyPlace(newer!, added.Value, output);
            users++;
        }

        return users;
    }

    private static void CopyPlace(Stream source, FilePlace place, Stream output)
    {
        byte[] user = new byte[place.Length];
        source.Position = place.Start;
        int read;
        for (int count = 0; count < user.Length; count += read)
        {
            read = source.Read(user, count, user.Length - count);
            if (read == 0)
            {
                throw new EndOfStreamException("A file of the run folder is not complete.");
            }
        }

        Write(output, user);
    }

    private static void Write(Stream output, ReadOnlyMemory<byte> user)
    {
#if NET8_0_OR_GREATER
        output.Write(user.Span);
#else
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(user, out ArraySegment<byte> bytes);
        output.Write(bytes.Array!, bytes.Offset, bytes.Count);
#endif
        output.WriteByte(LineFeed);
    }
}
