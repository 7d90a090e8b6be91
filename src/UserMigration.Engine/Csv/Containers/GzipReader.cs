using System;
using System.IO;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Csv.Containers;

/// <summary>Reads a gzip file, which may have several members one after the other (RFC 1952), and verifies the length and the checksum of each.</summary>
internal sealed class GzipReader : ForwardStream
{
    private const int Deflate = 8;

    private readonly ExactInflater _input;
    private Crc32 _checksum = new Crc32();
    private uint _length;
    private bool _isDone;

    /// <summary>Reads the header of the first member.</summary>
    /// <param name="input">The file; disposed with this stream.</param>
    /// <exception cref="InvalidDataException">There is no header.</exception>
    /// <exception cref="EndOfStreamException">The header is cut.</exception>
    public GzipReader(Stream input)
    {
        _input = new ExactInflater(input);
        ReadHeader(_input.Require());
    }

    /// <summary>Whether a file is compressed with gzip.</summary>
    /// <param name="start">The first bytes of the file.</param>
    public static bool IsGzip(ReadOnlySpan<byte> start) => start.Length > 2 && start[0] == 0x1F && start[1] == 0x8B && start[2] == Deflate;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="EndOfStreamException">The file is cut.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (!_isDone && count > 0)
        {
            int read = _input.Inflate(buffer, offset, count);
            if (read > 0)
            {
                _checksum.Add(buffer.AsSpan(offset, read));
                _length += (uint)read;
                return read;
            }

            CheckEnd();
            Continue();
        }

        return 0;
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

    private void CheckEnd()
    {
        uint checksum = ReadNumber();
        uint length = ReadNumber();
        if (checksum != _checksum.Value || length != _length)
        {
            throw new InvalidDataException("The checksum does not fit the data.");
        }

        (_checksum, _length) = (new Crc32(), 0);
    }

    // Tapes are filled up with zeros.
    private void Continue()
    {
        int next = _input.ReadByte();
        bool isFilled = next == 0;
        while (next == 0)
        {
            next = _input.ReadByte();
        }

        _isDone = next < 0;
        if (!_isDone)
        {
            ReadHeader(isFilled ? (byte)0 : (byte)next);
        }
    }

    private void ReadHeader(byte first)
    {
        if (first != 0x1F || _input.Require() != 0x8B || _input.Require() != Deflate)
        {
            throw new InvalidDataException("No member starts here.");
        }

        byte flags = _input.Require();
        Skip(6);
        if ((flags & 4) != 0)
        {
            Skip(_input.Require() | (_input.Require() << 8));
        }

        // The name, and a comment.
        for (int texts = ((flags >> 3) & 1) + ((flags >> 4) & 1); texts > 0; texts--)
        {
            while (_input.Require() != 0)
            {
            }
        }

        Skip((flags & 2) != 0 ? 2 : 0);
        _input.Begin();
    }

    private void Skip(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _input.Require();
        }
    }

    private uint ReadNumber() => (uint)(_input.Require() | (_input.Require() << 8) | (_input.Require() << 16) | (_input.Require() << 24));
}
