using System;
using System.IO;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Csv.Containers;

/// <summary>Counts the bytes that are read from a file that supports seeking.</summary>
internal sealed class CountedFile : Stream
{
    private readonly Stream _file;
    private readonly string _path;
    private readonly bool _leavesOpen;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The full path, for errors.</param>
    /// <param name="leavesOpen">Whether the file is not disposed with this stream.</param>
    public CountedFile(Stream file, string path, bool leavesOpen)
    {
        _file = file;
        _path = path;
        _leavesOpen = leavesOpen;
    }

    /// <summary>The number of bytes that were read.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => _file.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _file.Position;
        set => _file.Position = value;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = InputFile.Read(_file, _path, buffer, offset, count);
        Count += read;
        return read;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => _file.Seek(offset, origin);

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException("The stream is read-only.");

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream is read-only.");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_leavesOpen)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }
}
