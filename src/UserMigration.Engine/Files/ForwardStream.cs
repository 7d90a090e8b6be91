using System;
using System.IO;

namespace UserMigration.Engine.Files;

/// <summary>The base of streams that can only be read, and only forward.</summary>
public abstract class ForwardStream : Stream
{
    /// <inheritdoc/>
    public sealed override bool CanRead => true;

    /// <inheritdoc/>
    public sealed override bool CanSeek => false;

    /// <inheritdoc/>
    public sealed override bool CanWrite => false;

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
    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The stream can only be read forward.");

    /// <inheritdoc/>
    public sealed override void SetLength(long value) => throw new NotSupportedException("The stream is read-only.");

    /// <inheritdoc/>
    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream is read-only.");
}
