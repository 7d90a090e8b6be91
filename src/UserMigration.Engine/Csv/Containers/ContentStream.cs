using System;
using System.IO;
using UserMigration.Engine.Files;
using UserMigration.Engine.OpenPgp;

namespace UserMigration.Engine.Csv.Containers;

/// <summary>The content of a file that is encrypted, compressed, or compressed and then encrypted.</summary>
internal sealed class ContentStream : ForwardStream
{
    private readonly string _path;
    private readonly CheckedFile _file;
    private readonly ExpansionLimit _limit;
    private readonly bool _isZip;
    private readonly Stream _content;

    /// <summary>Opens the content.</summary>
    /// <param name="file">The file, positioned at its start.</param>
    /// <param name="path">The full path of the file, for errors.</param>
    /// <param name="access">What is needed to open it.</param>
    /// <param name="blocks">What was read of the file before.</param>
    /// <param name="leavesOpen">Whether the file is not disposed with this stream.</param>
    /// <exception cref="MigrationException">The file can't be decrypted, is nested, or was changed since it was read before.</exception>
    public ContentStream(Stream file, string path, SourceAccess access, FileBlocks blocks, bool leavesOpen)
    {
        _path = path;
        _file = new CheckedFile(file, path, blocks, leavesOpen);
        _limit = new ExpansionLimit(path, null);
        PrefixedStream whole = PrefixedStream.Open(_file, OpenPgpLook.Length);
        if (OpenPgpLook.IsOpenPgp(whole.Start))
        {
            OpenPgpReadOptions options = new OpenPgpReadOptions { Passphrase = access.Passphrase };
            PrefixedStream inner = PrefixedStream.Open(DecryptingStream.Open(whole, path, options), OpenPgpLook.Length);
            bool isGzip = GzipReader.IsGzip(inner.Start);
            _content = isGzip ? Guard(() => new GzipReader(inner)) : !SourceContainer.IsContainer(inner.Start) ? inner : throw Nested();
        }
        else if (GzipReader.IsGzip(whole.Start))
        {
            _content = Guard(() => new GzipReader(whole));
        }
        else
        {
            _isZip = true;
            _content = Guard(() => ZipReader.Open(_file, path));
        }
    }

    /// <summary>The number of bytes of the file that were read.</summary>
    public long FileCount => _file.Count;

    /// <inheritdoc/>
    /// <exception cref="MigrationException">The file is damaged, was altered, is cut, or is too large after decompression.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = Guard(() => _content.Read(buffer, offset, count));
        _limit.Add(read, _file.Count);
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private T Guard<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new MigrationException(
                _isZip ? "ZipMalformed" : "GzipMalformed",
                MigrationFault.InvalidData,
                $"The compressed file '{_path}' is damaged or incomplete: {exception.Message} Get the file again, and compare its size with that of the original.",
                _path,
                exception);
        }
    }

    private MigrationException Nested() => new MigrationException(
        "DatafileNested",
        MigrationFault.InvalidData,
        $"The encrypted file '{_path}' contains an archive or another encrypted file. Only a datafile, or a datafile that is compressed with gzip, is read from an encrypted file. "
            + "Decrypt it with Unprotect-MigrationFile, and extract what is in it.",
        _path);
}
