#if NET
using System;
using System.Runtime;
#endif

namespace UserMigration.Engine.Csv;

/// <summary>
/// Keeps the peak of memory low while a datafile streams. .NET derives the size of its youngest generation from the cache of the
/// processor, which on a server means 80 MB and more of records that nobody uses any longer. A process cannot change this size
/// after its start, so the youngest generation is collected when it reaches a size of our own. Nothing survives it but the few
/// records in flight, so this costs no time that can be measured.
/// </summary>
internal sealed class YoungGeneration
{
#if NET
    private const long LargestBytes = 28 * 1024 * 1024;

    private readonly long _largestBytes;
    private readonly bool _isOurs = !GCSettings.IsServerGC;
    private long _allocatedBefore = GC.GetTotalAllocatedBytes();
    private int _collectionsBefore = GC.CollectionCount(0);
#else
    private const long LargestBytes = 0;
#endif

    /// <summary>Starts to watch the allocations of the process.</summary>
    /// <param name="largestBytes">The size at which the youngest generation is collected, in bytes.</param>
    public YoungGeneration(long largestBytes = LargestBytes)
    {
#if NET
        _largestBytes = largestBytes;
#endif
    }

    /// <summary>Collects the youngest generation if the process has allocated enough since its last collection.</summary>
    public void Limit()
    {
#if NET
        long allocated = GC.GetTotalAllocatedBytes();
        int collections = GC.CollectionCount(0);
        if (collections == _collectionsBefore && allocated - _allocatedBefore < _largestBytes)
        {
            return;
        }

        if (collections == _collectionsBefore && _isOurs)
        {
            GC.Collect(0);
            collections = GC.CollectionCount(0);
        }

        _allocatedBefore = allocated;
        _collectionsBefore = collections;
#endif
    }
}
