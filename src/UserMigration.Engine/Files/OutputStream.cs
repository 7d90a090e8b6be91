using System;
using System.IO;

namespace UserMigration.Engine.Files;

/// <summary>The base of streams that can only be written, and only forward.</summary>
public abstract class OutputStream : Stream
{
    /// <inheritdoc/>
    public sealed override bool CanRead => false;

    /// <inheritdoc/>
    public sealed override bool CanSeek => false;

    /// <inheritdoc/>
    public sealed override bool CanWrite => true;

    /// <inheritdoc/>
    public sealed override long Length => throw new NotSupportedException("The length of the stream is not known.");

    /// <inheritdoc/>
    public sealed override long Position
    {
        get => throw new NotSupportedException("The stream does not support a position.");
        set => throw new NotSupportedException("The stream does not support a position.");
    }

    /// <inheritdoc/>
    public sealed override void Flush()
    {
    }

    /// <inheritdoc/>
    public sealed override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream is write-only.");

    /// <inheritdoc/>
    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The stream can only be written forward.");

    /// <inheritdoc/>
    public sealed override void SetLength(long value) => throw new NotSupportedException("The stream can only be written forward.");
}
