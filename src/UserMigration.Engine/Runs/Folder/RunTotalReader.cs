using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>
/// Reads several run folders as one ledger: which records of a datafile are in no run, and which are in more than one. Uses 2 bytes for each record of the
/// largest run, and a bit for each record of a datafile.
/// </summary>
public static class RunTotalReader
{
    private const int MostRanges = 10;

    /// <summary>Reads run folders.</summary>
    /// <param name="paths">The full paths of the folders.</param>
    /// <exception cref="MigrationException">A folder is not a run folder, can't be read, or is damaged.</exception>
    public static MigrationRunTotal Read(IReadOnlyList<string> paths)
    {
        List<MigrationRun> runs = new List<MigrationRun>();
        List<Source> sources = new List<Source>();
        foreach (string path in paths ?? throw new ArgumentNullException(nameof(paths)))
        {
            JournalTotals totals = new JournalTotals();
            MigrationRun run = RunFolderReader.Read(path, totals);
            runs.Add(run);
            foreach (MigrationRunSource source in run.Sources)
            {
                Find(sources, source).Add(source, totals.NumbersOf(source.Ordinal));
            }
        }

        return new MigrationRunTotal(runs, sources.Select(source => source.Conclude()).ToArray());
    }

    private static Source Find(List<Source> sources, MigrationRunSource source)
    {
        Source? known = sources.Find(one => one.IsSame(source));
        if (known is null)
        {
            sources.Add(known = new Source(source));
        }

        return known;
    }

    private sealed class Source
    {
        private readonly MigrationRunSource _first;
        private readonly RecordBitmap _seen = new RecordBitmap();
        private readonly List<string> _shards = new List<string>();
        private readonly SortedSet<long> _twice = new SortedSet<long>();
        private long? _records;
        private long _recorded;
        private long _last;

        public Source(MigrationRunSource first)
        {
            _first = first;
        }

        public bool IsSame(MigrationRunSource other) => _first.Sha256 is null ? other.Sha256 is null && other.Path == _first.Path : other.Sha256 == _first.Sha256;

        public void Add(MigrationRunSource source, IEnumerable<long> numbers)
        {
            _records ??= source.Records;
            if (source.Shard is not null)
            {
                _shards.Add(source.Shard);
            }

            foreach (long number in numbers)
            {
                _last = Math.Max(_last, number);
                if (_seen.TryAdd(number))
                {
                    _recorded++;
                }
                else
                {
                    _twice.Add(number);
                }
            }
        }

        public MigrationRunTotalSource Conclude()
        {
            MigrationShard[] shards = _shards.Select(shard => MigrationShard.Parse(shard.Split(' ')[0])).ToArray();
            int count = shards.Select(shard => shard.Count).DefaultIfEmpty(0).Max();
            return new MigrationRunTotalSource(_first.Path)
            {
                Records = _records,
                Recorded = _recorded,
                Shards = count,
                MissingShards = Enumerable.Range(1, count).Except(shards.Select(shard => shard.Number)).ToArray(),
                Missing = Ranges(Missing(_records ?? _last)),
                Duplicates = Ranges(_twice),
            };
        }

        private IEnumerable<long> Missing(long last)
        {
            for (long number = 1; number <= last; number++)
            {
                if (!_seen.Contains(number))
                {
                    yield return number;
                }
            }
        }

        private static List<string> Ranges(IEnumerable<long> numbers)
        {
            List<string> ranges = new List<string>();
            long from = 0;
            long to = -1;
            foreach (long number in numbers)
            {
                if (number == to + 1)
                {
                    to = number;
                    continue;
                }

                Close(ranges, from, to);
                if (ranges.Count == MostRanges)
                {
                    return ranges;
                }

                (from, to) = (number, number);
            }

            Close(ranges, from, to);
            return ranges;
        }

        private static void Close(List<string> ranges, long from, long to)
        {
            if (to >= from)
            {
                ranges.Add(from == to ? from.ToString(CultureInfo.InvariantCulture) : string.Format(CultureInfo.InvariantCulture, "{0}-{1}", from, to));
            }
        }
    }
}
