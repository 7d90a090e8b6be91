using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>
/// Keeps a small number for each record of a run, in 2 bytes for each record of a file. Records that do not come from a file need some 40 bytes.
/// </summary>
internal sealed class RecordStates
{
    private const int PageSize = 1 << 15;
    private const ulong MostSources = 1 << 20;

    private readonly Dictionary<(ulong Source, ulong Page), ushort[]> _pages = new Dictionary<(ulong Source, ulong Page), ushort[]>();
    private readonly Dictionary<RecordIdentity, ushort> _others = new Dictionary<RecordIdentity, ushort>();
    private ulong _lastSource;
    private ulong _lastNumber;
    private ushort[]? _last;

    /// <summary>Replaces the number of a record.</summary>
    /// <param name="identity">The record.</param>
    /// <param name="state">The number; 0 for none.</param>
    /// <returns>The number before; 0 if there was none.</returns>
    public ushort Replace(RecordIdentity identity, ushort state)
    {
        // The hash of a key is a number of 128 random bits, so it is never as small as the ordinal of a source.
        if (identity.First > MostSources)
        {
            _others.TryGetValue(identity, out ushort known);
            _others[identity] = state;
            return known;
        }

        ushort[] page = PageOf(identity);
        int place = (int)(identity.Second % PageSize);
        ushort before = page[place];
        page[place] = state;
        return before;
    }

    /// <summary>Gets the number of a record; 0 if it has none.</summary>
    /// <param name="identity">The record.</param>
    public ushort Get(RecordIdentity identity) => identity.First > MostSources
        ? _others.TryGetValue(identity, out ushort known) ? known : (ushort)0
        : PageOf(identity)[identity.Second % PageSize];

    /// <summary>Gets the record numbers of a source that have a number, in their order.</summary>
    /// <param name="ordinal">The ordinal of the source.</param>
    public IEnumerable<long> NumbersOf(int ordinal)
    {
        foreach (KeyValuePair<(ulong Source, ulong Page), ushort[]> page in _pages.Where(page => page.Key.Source == (ulong)ordinal).OrderBy(page => page.Key.Page))
        {
            for (int place = 0; place < PageSize; place++)
            {
                if (page.Value[place] != 0)
                {
                    yield return ((long)page.Key.Page * PageSize) + place;
                }
            }
        }
    }

    private ushort[] PageOf(RecordIdentity identity)
    {
        ulong number = identity.Second / PageSize;
        if (_last is null || _lastSource != identity.First || _lastNumber != number)
        {
            if (!_pages.TryGetValue((identity.First, number), out _last))
            {
                _pages.Add((identity.First, number), _last = new ushort[PageSize]);
            }

            _lastSource = identity.First;
            _lastNumber = number;
        }

        return _last;
    }
}
