using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Renci.SshNet;
using Renci.SshNet.Common;
using Renci.SshNet.Sftp;
using UserMigration.Engine.Csv;

namespace UserMigration.Engine.Transfer.Connection;

/// <summary>Asks a server about its files, and compares their content.</summary>
internal static class RemoteFolder
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Finds a file or a folder.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="path">The full path.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The file or the folder; null if it does not exist.</returns>
    public static async Task<ISftpFile?> FindAsync(SftpClient client, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (SftpPathNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Computes the SHA-256 of a file by reading it.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="path">The full path.</param>
    /// <param name="onRead">Called with the number of bytes that were read.</param>
    /// <param name="cancellationToken">A token that cancels reading.</param>
    /// <returns>The hash in lowercase hexadecimal digits.</returns>
    public static async Task<string> HashAsync(SftpClient client, string path, Action<long> onRead, CancellationToken cancellationToken)
    {
        using SftpFileStream stream = await client.OpenAsync(path, FileMode.Open, FileAccess.Read, cancellationToken).ConfigureAwait(false);
        using ContentHash hash = new ContentHash();
        byte[] buffer = new byte[BufferSize];
        YoungGeneration generation = new YoungGeneration(SftpLink.GarbageBytes);
        long done = 0;
        int read;
        while ((read = await ReadAsync(stream, buffer, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            hash.Add(buffer, read);
            generation.Limit();
            onRead(done += read);
        }

        return hash.Complete();
    }

    /// <summary>Whether a part of a file has the same bytes as a local file.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="path">The full path.</param>
    /// <param name="local">The local file.</param>
    /// <param name="from">The start of the part.</param>
    /// <param name="count">The number of bytes.</param>
    /// <param name="cancellationToken">A token that cancels reading.</param>
    public static async Task<bool> IsSameAsync(SftpClient client, string path, Stream local, long from, int count, CancellationToken cancellationToken)
    {
        using SftpFileStream stream = await client.OpenAsync(path, FileMode.Open, FileAccess.Read, cancellationToken).ConfigureAwait(false);
        stream.Position = from;
        local.Position = from;
        byte[] there = new byte[count];
        byte[] here = new byte[count];
        return await FillAsync(stream, there, cancellationToken).ConfigureAwait(false) == count
            && await FillAsync(local, here, cancellationToken).ConfigureAwait(false) == count
            && there.AsSpan().SequenceEqual(here);
    }

    /// <summary>Gives a file the name of an existing file, which it replaces. Without the extension posix-rename, neither has the name for a moment.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="path">The full path.</param>
    /// <param name="target">The full path of the file to replace. It does not have to exist.</param>
    public static void Replace(SftpClient client, string path, string target)
    {
        try
        {
            client.RenameFile(path, target, isPosix: true);
        }
        catch (NotSupportedException)
        {
            if (client.Exists(target))
            {
                client.DeleteFile(target);
            }

            client.RenameFile(path, target);
        }
    }

    /// <summary>Reads the next bytes of a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="count">The largest number of bytes to read.</param>
    /// <param name="cancellationToken">A token that cancels reading.</param>
    public static ValueTask<int> ReadAsync(Stream stream, byte[] buffer, int count, CancellationToken cancellationToken) =>
#if NET8_0_OR_GREATER
        stream.ReadAsync(buffer.AsMemory(0, count), cancellationToken);
#else
        new ValueTask<int>(stream.ReadAsync(buffer, 0, count, cancellationToken));
#endif

    private static async Task<int> FillAsync(Stream stream, byte[] buffer, CancellationToken cancellationToken)
    {
        int count = 0;
        int read;
        byte[] part = new byte[buffer.Length];
        while (count < buffer.Length && (read = await ReadAsync(stream, part, buffer.Length - count, cancellationToken).ConfigureAwait(false)) > 0)
        {
            Buffer.BlockCopy(part, 0, buffer, count, read);
            count += read;
        }

        return count;
    }
}
