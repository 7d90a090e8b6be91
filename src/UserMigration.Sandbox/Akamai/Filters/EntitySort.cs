using System.Collections.Generic;
using System.Linq;
using UserMigration.Sandbox.Akamai.Storage;

namespace UserMigration.Sandbox.Akamai.Filters;

/// <summary>
/// Sorts the records that match a filter. It keeps the ids and sort values of all records, but only the documents of
/// the page.
/// </summary>
internal static class EntitySort
{
    /// <summary>Sorts the records and returns one page.</summary>
    public static IEnumerable<EntityRow> Run(
        EntityTable table,
        IEnumerable<EntityRow> rows,
        IReadOnlyList<SortKey> keys,
        int skip,
        int take)
    {
        List<(long Id, FilterValue?[] Values)> entries = new();
        foreach (EntityRow row in rows)
        {
            using RecordView view = new(row);
            entries.Add((row.Id, keys.Select(key => key.Read(view)).ToArray()));
        }

        entries.Sort(Compare);
        foreach ((long id, _) in entries.Skip(skip).Take(take))
        {
            EntityRow? row = table.FindById(id);
            if (row is not null)
            {
                yield return row;
            }
        }
    }

    private static int Compare((long Id, FilterValue?[] Values) left, (long Id, FilterValue?[] Values) right)
    {
        for (int i = 0; i < left.Values.Length; i++)
        {
            FilterValue? a = left.Values[i];
            FilterValue? b = right.Values[i];
            int order = a is null || b is null ? (a is null).CompareTo(b is null) : a.Value.CompareTo(b.Value);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Id.CompareTo(right.Id);
    }
}
