using System;
using System.IO;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.OpenPgp;

/// <summary>The body of a packet: of a known length, in parts, or up to the end of the input (RFC 9580, section 4.2).</summary>
internal sealed class PacketBody : ForwardStream
{
    private const int ToTheEnd = -1;
    private const int LargestSkipped = 64 * 1024;

    private readonly Stream _input;
    private readonly bool _hasNewLengths;
    private long _left;
    private bool _hasMoreParts;

    private PacketBody(Stream input, int tag, bool hasNewLengths)
    {
        _input = input;
        _hasNewLengths = hasNewLengths;
        Tag = (PacketTag)tag;
    }

    /// <summary>The kind of the packet.</summary>
    public PacketTag Tag { get; }

    /// <summary>Whether the input ended within the packet.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Reads the header of a packet.</summary>
    /// <param name="input">The input, positioned at the header. It is not disposed with the packet.</param>
    /// <returns>The packet; null at the end of the input.</returns>
    /// <exception cref="InvalidDataException">There is no header of a packet.</exception>
    /// <exception cref="EndOfStreamException">The input ends within the header.</exception>
    public static PacketBody? Open(Stream input)
    {
        int first = input.ReadByte();
        if (first < 0)
        {
            return null;
        }

        if ((first & 0x80) == 0)
        {
            throw new InvalidDataException("No packet starts here.");
        }

        bool isNew = (first & 0x40) != 0;
        PacketBody body = new PacketBody(input, isNew ? first & 0x3F : (first >> 2) & 0x0F, isNew);
        if (isNew)
        {
            body.ReadNewLength();
        }
        else
        {
            body._left = (first & 3) switch { 0 => body.ReadNumber(1), 1 => body.ReadNumber(2), 2 => body.ReadNumber(4), _ => ToTheEnd };
        }

        return body;
    }

    /// <summary>Reads the whole body of a small packet.</summary>
    /// <param name="largest">The maximum number of bytes.</param>
    /// <exception cref="InvalidDataException">The packet is larger.</exception>
    /// <exception cref="EndOfStreamException">The input ends within the packet.</exception>
    public byte[] ReadAll(int largest)
    {
        byte[] bytes = new byte[largest + 1];
        int count = ReadUpTo(bytes, 0, bytes.Length);
        if (count > largest)
        {
            throw new InvalidDataException("The packet is too large for its kind.");
        }

        Array.Resize(ref bytes, count);
        return bytes;
    }

    /// <summary>Reads until a number of bytes was read or the packet ends.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="offset">Where they start in the buffer.</param>
    /// <param name="count">The number of bytes.</param>
    /// <returns>The number of bytes that were read.</returns>
    public int ReadUpTo(byte[] buffer, int offset, int count)
    {
        int total = 0;
        int read;
        while (total < count && (read = Read(buffer, offset + total, count - total)) > 0)
        {
            total += read;
        }

        return total;
    }

    /// <summary>Skips the rest of a small packet.</summary>
    /// <exception cref="InvalidDataException">The packet is large.</exception>
    public void Drain() => ReadAll(LargestSkipped);

    /// <summary>Reads a byte that must be there.</summary>
    /// <exception cref="InvalidDataException">The packet ends here.</exception>
    public byte Require()
    {
        int value = ReadByte();
        return value >= 0 ? (byte)value : throw new InvalidDataException("The packet is too short for its kind.");
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_left == 0 && _hasMoreParts)
        {
            ReadNewLength();
        }

        if (_left == 0 || count == 0)
        {
            return 0;
        }

        int read = _input.Read(buffer, offset, _left == ToTheEnd ? count : (int)Math.Min(count, _left));
        if (_left == ToTheEnd)
        {
            return read;
        }

        if (read == 0)
        {
            throw Cut();
        }

        _left -= read;
        return read;
    }

    private void ReadNewLength()
    {
        long first = ReadNumber(1);
        _hasMoreParts = _hasNewLengths && first is >= 224 and < 255;
        _left = first switch
        {
            < 192 => first,
            < 224 => ((first - 192) << 8) + ReadNumber(1) + 192,
            255 => ReadNumber(4),
            _ => 1L << (int)(first & 0x1F),
        };
    }

    private long ReadNumber(int bytes)
    {
        long number = 0;
        for (int i = 0; i < bytes; i++)
        {
            int next = _input.ReadByte();
            number = next >= 0 ? (number << 8) | (uint)next : throw Cut();
        }

        return number;
    }

    private EndOfStreamException Cut()
    {
        IsCut = true;
        return new EndOfStreamException("The input ends within a packet.");
    }
}
