using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Csv.Containers;

/// <summary>Reads the only file of a ZIP archive, and verifies its length and checksum.</summary>
internal sealed class ZipReader : ForwardStream
{
    private const int Stored = 0;
    private const int Deflated = 8;
    private const int LocalHeaderSize = 30;
    private const int NamesShown = 3;

    private readonly ExactInflater _input;
    private readonly ZipFile _file;
    private readonly Crc32 _checksum = new Crc32();
    private long _count;

    private ZipReader(Stream archive, ZipFile file)
    {
        _file = file;
        byte[] header = ZipDirectory.ReadAt(archive, file.Offset, LocalHeaderSize);
        archive.Position = file.Offset + LocalHeaderSize + (header[26] | (header[27] << 8)) + (header[28] | (header[29] << 8));
        _input = new ExactInflater(archive);
        if (file.Method == Deflated)
        {
            _input.Begin();
        }
    }

    /// <summary>Whether a file is a ZIP archive.</summary>
    /// <param name="start">The first bytes of the file.</param>
    public static bool IsZip(ReadOnlySpan<byte> start) => start.Length > 3 && start[0] == 'P' && start[1] == 'K' && start[2] is 3 or 5 && start[3] == start[2] + 1;

    /// <summary>Opens the only file of an archive.</summary>
    /// <param name="archive">The archive; disposed with the reader.</param>
    /// <param name="path">The full path of the archive, for errors.</param>
    /// <exception cref="MigrationException">The archive has not exactly one file, or the file is encrypted or compressed by another method.</exception>
    /// <exception cref="InvalidDataException">The archive is damaged or cut.</exception>
    public static ZipReader Open(Stream archive, string path)
    {
        IReadOnlyList<ZipFile> files = ZipDirectory.Read(archive);
        if (files.Any(file => file.Name == "[Content_Types].xml"))
        {
            throw Invalid(
                DatafileRules.DatafileBinary.Id, path, "is an Excel workbook or another document of Office, not CSV text. Export the data as comma-separated values in UTF-8");
        }

        if (files.Count != 1)
        {
            string names = string.Join(", ", files.Take(NamesShown).Select(file => file.Name)) + (files.Count > NamesShown ? ", …" : string.Empty);
            throw Invalid(
                "ZipNotOneFile",
                path,
                files.Count == 0 ? "is an archive without a file. Get it again"
                    : $"is an archive of {files.Count} files ({names}). Extract it, and specify the datafile. An archive that is read directly must contain one file");
        }

        ZipFile only = files[0];
        return only.IsEncrypted ? throw Invalid(
                "ZipEncrypted", path, "is encrypted with the password of a ZIP archive, which this module does not read. Extract it with the program that created it, and encrypt it with Protect-MigrationFile")
            : only.Method is Stored or Deflated ? new ZipReader(archive, only)
            : throw Invalid("ZipUnsupported", path, $"is compressed with method {only.Method} of ZIP, which this module does not read. Extract it with the program that created it");
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="EndOfStreamException">The file is cut.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (count == 0)
        {
            return 0;
        }

        int read = _file.Method == Deflated ? _input.Inflate(buffer, offset, count) : _input.Read(buffer, offset, (int)Math.Min(count, _file.Size - _count));
        _checksum.Add(buffer.AsSpan(offset, read));
        _count += read;
        if (_count > _file.Size || (read == 0 && (_count != _file.Size || _checksum.Value != _file.Checksum)))
        {
            throw new InvalidDataException("The size or the checksum does not fit the data.");
        }

        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _input.Dispose();
        }

        base.Dispose(disposing);
    }

    private static MigrationException Invalid(string errorId, string path, string finding) =>
        new MigrationException(errorId, MigrationFault.InvalidData, $"The file '{path}' {finding}.", path);
}
