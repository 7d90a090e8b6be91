using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Renci.SshNet;
using Renci.SshNet.Common;
using Renci.SshNet.Sftp;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Transfer.Connection;

namespace UserMigration.Engine.Transfer.Sending;

/// <summary>
/// Writes to a file on the server with several blocks in flight, so that the latency of the line does not limit the rate. The
/// blocks in flight are always the next ones after those that the server has confirmed. So when the connection breaks, the
/// file has no holes, except in its last <see cref="Size"/> bytes.
/// </summary>
/// <remarks>A stream of the library waits for the answer to each block, so each block in flight has a stream of its own.</remarks>
internal sealed class WriteWindow : IDisposable
{
    /// <summary>The size of a block in bytes. With its header, it fits in a packet of 32 KB, the largest one that each server must accept.</summary>
    public const int BlockSize = 32_000;

    private const int MostBlocks = 32;

    private readonly List<SftpFileStream> _streams = new List<SftpFileStream>();
    private readonly byte[][] _buffers = new byte[MostBlocks][];
    private readonly Queue<Task<long>> _inFlight = new Queue<Task<long>>();

    private WriteWindow(SftpFileStream first) => _streams.Add(first);

    /// <summary>The largest number of bytes after the confirmed ones that may have been written.</summary>
    public static long Size => (long)BlockSize * MostBlocks;

    /// <summary>Opens a file.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="path">The full path of the file.</param>
    /// <param name="from">Where to write. The file must exist, unless it is 0. What the file has is not removed: another command may just be sending the same content.</param>
    /// <param name="length">The size of the complete file in bytes.</param>
    /// <param name="cancellationToken">A token that cancels opening.</param>
    public static async Task<WriteWindow> OpenAsync(SftpClient client, string path, long from, long length, CancellationToken cancellationToken)
    {
        WriteWindow window = new WriteWindow(
            await client.OpenAsync(path, from == 0 ? FileMode.OpenOrCreate : FileMode.Open, FileAccess.Write, cancellationToken).ConfigureAwait(false));
        int count = (int)Math.Min(MostBlocks, (length - from + BlockSize - 1) / BlockSize);
        Task<SftpFileStream>[] others = Enumerable.Range(1, Math.Max(0, count - 1))
            .Select(_ => client.OpenAsync(path, FileMode.Open, FileAccess.Write, cancellationToken))
            .ToArray();
        foreach (Task<SftpFileStream> other in others)
        {
            try
            {
                window._streams.Add(await other.ConfigureAwait(false));
            }
            catch (SftpException)
            {
                // The server limits the number of open files, or opens a file only once. One stream is enough.
            }
        }

        return window;
    }

    /// <summary>Writes the rest of a local file.</summary>
    /// <param name="read">Reads the next block of the local file, and returns its size; 0 at the end of the file.</param>
    /// <param name="from">The offset of the rest.</param>
    /// <param name="onConfirmed">Called with the number of bytes of the file that the server has confirmed.</param>
    /// <param name="cancellationToken">A token that cancels writing.</param>
    public async Task WriteAsync(Func<byte[], int> read, long from, Action<long> onConfirmed, CancellationToken cancellationToken)
    {
        YoungGeneration generation = new YoungGeneration(SftpLink.GarbageBytes);
        for (long block = 0; ; block++)
        {
            generation.Limit();
            if (_inFlight.Count == _streams.Count)
            {
                onConfirmed(await _inFlight.Dequeue().ConfigureAwait(false));
            }

            int lane = (int)(block % _streams.Count);
            byte[] buffer = _buffers[lane] ??= new byte[BlockSize];
            int count = read(buffer);
            if (count == 0)
            {
                break;
            }

            _inFlight.Enqueue(WriteBlockAsync(_streams[lane], from, buffer, count, cancellationToken));
            from += count;
        }

        while (_inFlight.Count > 0)
        {
            onConfirmed(await _inFlight.Dequeue().ConfigureAwait(false));
        }
    }

    /// <summary>Closes the file. The server may report only now that it could not write the file.</summary>
    public Task CloseAsync() => Task.WhenAll(_streams.Select(stream => Task.Run(stream.Dispose)));

    /// <summary>Waits until no block is in flight, whatever its outcome.</summary>
    public async Task SettleAsync()
    {
        while (_inFlight.Count > 0)
        {
            Task<long> block = _inFlight.Dequeue();
            await Task.WhenAny(block).ConfigureAwait(false);
            _ = block.Exception;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _streams.ForEach(stream => stream.Dispose());

    private static async Task<long> WriteBlockAsync(SftpFileStream stream, long offset, byte[] buffer, int count, CancellationToken cancellationToken)
    {
        stream.Position = offset;
#if NET8_0_OR_GREATER
        await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
#else
        await stream.WriteAsync(buffer, 0, count, cancellationToken).ConfigureAwait(false);
#endif
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        return offset + count;
    }
}
