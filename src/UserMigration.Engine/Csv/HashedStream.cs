using System;
using System.IO;
using System.Security.Cryptography;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Hashes a stream while it is read, because a pipe can't be read a second time. The digest is known once the end was reached.
/// </summary>
internal sealed class HashedStream : Stream
{
    private readonly Stream _inner;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _count;

    /// <summary>Hashes the content of a stream.</summary>
    /// <param name="inner">The stream; disposed with this one.</param>
    public HashedStream(Stream inner)
    {
        _inner = inner;
    }

    /// <summary>The length and the digest of the stream; null before the end was reached.</summary>
    public StreamedBytes? Result { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException("The length of a pipe is not known.");

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException("A pipe does not support a position.");
        set => throw new NotSupportedException("A pipe does not support a position.");
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = _inner.Read(buffer, offset, count);
        if (read > 0)
        {
            _hash.AppendData(buffer, offset, read);
            _count += read;
        }
        else if (count > 0)
        {
            Result ??= new StreamedBytes(_count, BitConverter.ToString(_hash.GetHashAndReset()).Replace("-", string.Empty).ToLowerInvariant());
        }

        return read;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A pipe can only be read forward.");

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException("The stream is read-only.");

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream is read-only.");

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
