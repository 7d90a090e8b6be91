using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.OpenPgp;

/// <summary>
/// Decrypts the body of an integrity-protected packet, and verifies its modification detection code at its end (RFC 9580, section 5.13.1).
/// </summary>
internal sealed class IntegrityStream : ForwardStream
{
    private const int Chunk = 64 * 1024;
    private const int CodeSize = 22;

    private readonly PacketBody _body;
    private readonly PgpCipher _cipher;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);

    // The block before the bytes of this chunk, and these bytes.
    private readonly byte[] _encrypted;
    private readonly byte[] _mask;

    // The end of the chunk before, which may be the code, and the bytes of this chunk.
    private readonly byte[] _clear = new byte[CodeSize + Chunk];
    private byte[]? _first;
    private int _start;
    private int _end;
    private int _held;
    private bool _isDone;

    /// <summary>Decrypts a packet.</summary>
    /// <param name="body">The body after its version and its first bytes.</param>
    /// <param name="first">The first bytes of the encrypted data.</param>
    /// <param name="cipher">The cipher; disposed with this stream.</param>
    public IntegrityStream(PacketBody body, byte[] first, PgpCipher cipher)
    {
        _body = body;
        _first = first;
        _cipher = cipher;
        _encrypted = new byte[cipher.BlockSize + Chunk];
        _mask = new byte[Chunk];
    }

    /// <summary>Whether the data are as they were encrypted; null before their end was reached.</summary>
    public bool? IsIntact { get; private set; }

    /// <summary>Whether the first bytes show that a key is the right one. One in 65,536 wrong keys passes.</summary>
    /// <param name="first">The first bytes of the encrypted data, at least two more than a block.</param>
    /// <param name="cipher">The cipher with the key.</param>
    public static bool IsPlausible(byte[] first, PgpCipher cipher)
    {
        byte[] clear = cipher.Decrypt(first);
        int size = cipher.BlockSize;
        return clear[size - 2] == clear[size] && clear[size - 1] == clear[size + 1];
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The data were altered.</exception>
    /// <exception cref="EndOfStreamException">The data were cut.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (count == 0)
        {
            return 0;
        }

        while (_start == _end && !_isDone)
        {
            Fill();
        }

        int take = Math.Min(count, _end - _start);
        Buffer.BlockCopy(_clear, _start, buffer, offset, take);
        _start += take;
        return take;
    }

    /// <summary>Reads the rest of the data, so that they are verified.</summary>
    /// <exception cref="InvalidDataException">The data were altered.</exception>
    /// <exception cref="EndOfStreamException">The data were cut.</exception>
    public void Drain()
    {
        while (!_isDone)
        {
            Fill();
        }

        if (IsIntact == false)
        {
            throw Altered();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Fill()
    {
        bool isFirst = _first is not null;
        Buffer.BlockCopy(_clear, _end, _clear, 0, _held);
        int read = ReadChunk();
        Decrypt(read, _clear.AsSpan(_held, read));
        _isDone = read < Chunk;
        int total = _held + read;
        _held = Math.Min(CodeSize, total);
        _start = 0;
        _end = total - _held;
        _hash.AppendData(_clear, 0, _end);
        if (isFirst)
        {
            // Random bytes, and two of them again.
            _start = Math.Min(_cipher.BlockSize + 2, _end);
        }

        if (_isDone)
        {
            Verify();
        }
    }

    private int ReadChunk()
    {
        int block = _cipher.BlockSize;
        int read = 0;
        if (_first is not null)
        {
            _first.CopyTo(_encrypted, block);
            read = _first.Length;
            _first = null;
        }

        return read + _body.ReadUpTo(_encrypted, block + read, Chunk - read);
    }

    private void Decrypt(int count, Span<byte> clear)
    {
        int block = _cipher.BlockSize;
        int whole = (count + block - 1) / block * block;
        _cipher.Encrypt(_encrypted, whole, _mask);
        Xor(_encrypted.AsSpan(block, count), _mask.AsSpan(0, count), clear);
        if (count == Chunk)
        {
            Buffer.BlockCopy(_encrypted, Chunk, _encrypted, 0, block);
        }
    }

    private static void Xor(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Span<byte> result)
    {
        ReadOnlySpan<ulong> firstWords = MemoryMarshal.Cast<byte, ulong>(first);
        ReadOnlySpan<ulong> secondWords = MemoryMarshal.Cast<byte, ulong>(second);
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(result);
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = firstWords[i] ^ secondWords[i];
        }

        for (int i = words.Length * sizeof(ulong); i < result.Length; i++)
        {
            result[i] = (byte)(first[i] ^ second[i]);
        }
    }

    private void Verify()
    {
        const int Mark = 2;
        _hash.AppendData(_clear, _end, Math.Min(Mark, _held));
        byte[] digest = _hash.GetHashAndReset();
        IsIntact = _held == CodeSize && _clear[_end] == 0xD3 && _clear[_end + 1] == 0x14
            && _clear.AsSpan(_end + Mark, digest.Length).SequenceEqual(digest);
        if (IsIntact == false)
        {
            _start = _end;
            throw Altered();
        }
    }

    private static InvalidDataException Altered() => new InvalidDataException("The modification detection code does not fit the data.");
}
