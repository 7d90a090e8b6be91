using System;
using System.IO;
using System.Security.Cryptography;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.OpenPgp;

/// <summary>Encrypts the body of an integrity-protected packet, and adds its modification detection code (RFC 9580, section 5.13.1).</summary>
internal sealed class ProtectingStream : OutputStream
{
    private const int Chunk = 64 * 1024;
    private const byte Version = 1;

    private readonly Stream _packet;
    private readonly CfbEncryptor _cipher;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
    private readonly byte[] _clear = new byte[Chunk];
    private readonly byte[] _encrypted = new byte[Chunk];
    private int _count;

    /// <summary>Writes the start of the body: random bytes, the last two of them twice.</summary>
    /// <param name="packet">The body of the packet; left open.</param>
    /// <param name="key">The key of AES.</param>
    public ProtectingStream(Stream packet, byte[] key)
    {
        _packet = packet;
        _cipher = new CfbEncryptor(key);
        _packet.WriteByte(Version);
        byte[] start = new byte[CfbEncryptor.BlockSize + 2];
        using (RandomNumberGenerator random = RandomNumberGenerator.Create())
        {
            random.GetBytes(start);
        }

        Buffer.BlockCopy(start, CfbEncryptor.BlockSize - 2, start, CfbEncryptor.BlockSize, 2);
        Write(start, 0, start.Length);
    }

    /// <summary>Writes the modification detection code.</summary>
    public void Complete()
    {
        byte[] mark = { 0xD3, 0x14 };
        Write(mark, 0, mark.Length);
        byte[] digest = _hash.GetHashAndReset();
        Add(digest, 0, digest.Length);
        Encrypt(_count);
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        _hash.AppendData(buffer, offset, count);
        Add(buffer, offset, count);
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

    private void Add(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            int take = Math.Min(count, Chunk - _count);
            Buffer.BlockCopy(buffer, offset, _clear, _count, take);
            _count += take;
            offset += take;
            count -= take;
            if (_count == Chunk)
            {
                Encrypt(Chunk);
                _count = 0;
            }
        }
    }

    // In CFB mode, what follows the last byte does not matter.
    private void Encrypt(int count)
    {
        int whole = (count + CfbEncryptor.BlockSize - 1) / CfbEncryptor.BlockSize * CfbEncryptor.BlockSize;
        _cipher.Encrypt(_clear, whole, _encrypted);
        _packet.Write(_encrypted, 0, count);
    }
}
