using System;
using System.IO;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Csv.Containers;

/// <summary>Reads a file that supports seeking, counts the bytes, and refuses each block that has changed since it was read before.</summary>
internal sealed class CheckedFile : Stream
{
    private readonly Stream _file;
    private readonly string _path;
    private readonly FileBlocks _blocks;
    private readonly bool _leavesOpen;
    private readonly byte[] _buffer = new byte[FileBlocks.Size];
    private long _position;
    private long _number = -1;
    private int _size;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The full path, for errors.</param>
    /// <param name="blocks">What was read before.</param>
    /// <param name="leavesOpen">Whether the file is not disposed with this stream.</param>
    public CheckedFile(Stream file, string path, FileBlocks blocks, bool leavesOpen)
    {
        _file = file;
        _path = path;
        _blocks = blocks;
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
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>The error about a file that was changed after it was verified.</summary>
    /// <param name="path">The full path.</param>
    public static MigrationException Changed(string path) => new MigrationException(
        "DatafileChanged",
        MigrationFault.InvalidOperation,
        $"The file '{path}' was changed after it was verified. Import it again when the file is complete.",
        path);

    /// <inheritdoc/>
    /// <exception cref="MigrationException">The file can't be read, or was changed.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        long number = _position / FileBlocks.Size;
        if (number != _number)
        {
            Load(number);
        }

        int start = (int)(_position % FileBlocks.Size);
        int take = Math.Max(0, Math.Min(count, _size - start));
        Buffer.BlockCopy(_buffer, start, buffer, offset, take);
        _position += take;
        Count += take;
        return take;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) =>
        Position = offset + (origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => _position, _ => Length });

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

    private void Load(long number)
    {
        (_number, _size) = (-1, 0);
        _file.Position = number * FileBlocks.Size;
        int read;
        while (_size < _buffer.Length && (read = InputFile.Read(_file, _path, _buffer, _size, _buffer.Length - _size)) > 0)
        {
            _size += read;
        }

        if (!_blocks.IsSame(number, _buffer, _size))
        {
            throw Changed(_path);
        }

        _number = number;
    }
}
