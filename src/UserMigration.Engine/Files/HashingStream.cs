using System;
using System.IO;
using System.Security.Cryptography;

namespace UserMigration.Engine.Files;

/// <summary>Counts and hashes the bytes that are read from a file. Errors of the file name the file.</summary>
internal sealed class HashingStream : ForwardStream
{
    private readonly Stream _inner;
    private readonly string _path;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Reads a file.</summary>
    /// <param name="inner">The file; disposed with this stream.</param>
    /// <param name="path">The full path, for errors.</param>
    public HashingStream(Stream inner, string path)
    {
        _inner = inner;
        _path = path;
    }

    /// <summary>The number of bytes that were read.</summary>
    public long Count { get; private set; }

    /// <summary>Gets the SHA-256 of the bytes that were read, in lower-case hexadecimal. Call it once, at the end.</summary>
    public string GetSha256() => BitConverter.ToString(_hash.GetHashAndReset()).Replace("-", string.Empty).ToLowerInvariant();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = InputFile.Read(_inner, _path, buffer, offset, count);
        _hash.AppendData(buffer, offset, read);
        Count += read;
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
