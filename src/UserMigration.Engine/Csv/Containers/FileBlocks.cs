using System;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace UserMigration.Engine.Csv.Containers;

/// <summary>
/// The digests of the blocks of a file. A file is read twice: to verify it, and to use it. The digests prove that both readings see the
/// same bytes. They take about 100 bytes for each block.
/// </summary>
internal sealed class FileBlocks
{
    /// <summary>The size of a block, in bytes. Only the last one is shorter.</summary>
    public const int Size = 256 * 1024;

    private readonly ConcurrentDictionary<long, byte[]> _digests = new ConcurrentDictionary<long, byte[]>();

    /// <summary>Compares a block with what was read there before. The first time, its digest is kept.</summary>
    /// <param name="number">The number of the block, from 0.</param>
    /// <param name="bytes">The block.</param>
    /// <param name="count">The number of its bytes.</param>
    public bool IsSame(long number, byte[] bytes, int count)
    {
#if NET8_0_OR_GREATER
        byte[] digest = SHA256.HashData(bytes.AsSpan(0, count));
#else
        using SHA256 sha256 = SHA256.Create();
        byte[] digest = sha256.ComputeHash(bytes, 0, count);
#endif
        return _digests.GetOrAdd(number, digest).AsSpan().SequenceEqual(digest);
    }
}
