using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Akamai.Storage;

namespace UserMigration.Sandbox.Akamai.Filters;

/// <summary>
/// Runs a filter, in the order of the ids. A filter for one of several values of unique attributes uses their index; a
/// filter for ids above a value starts there. Other filters read the table in parts, so that writers are not blocked.
/// </summary>
internal static class EntityQuery
{
    private const int Piece = 1000;

    /// <summary>Runs a filter and returns the records that match.</summary>
    /// <param name="table">The records.</param>
    /// <param name="filter">The filter, or null for all.</param>
    /// <param name="most">How many records are used at most.</param>
    public static IEnumerable<EntityRow> Run(EntityTable table, FilterNode? filter, int most = int.MaxValue)
    {
        long last = table.Replication.LastVisible();
        return Find(table, filter, most).TakeWhile(row => row.Id <= last);
    }

    private static IEnumerable<EntityRow> Find(EntityTable table, FilterNode? filter, int most)
    {
        IReadOnlyList<ComparisonNode> musts = Musts(filter);
        ComparisonNode? exact = musts.FirstOrDefault(must => must.Comparison == "=" && IsIndexed(must.Path[^1]));
        ComparisonNode[] exacts = exact is null ? Alternatives(filter) : [exact];
        return exacts.Length == 0 ? Scan(table, filter, FirstId(musts), Math.Min(most, Piece)) : LookUp(table, filter!, exacts);
    }

    private static IEnumerable<EntityRow> LookUp(EntityTable table, FilterNode filter, ComparisonNode[] exacts)
    {
        SortedDictionary<long, EntityRow> rows = new();
        foreach (ComparisonNode exact in exacts)
        {
            if (Find(table, exact.Path[^1], exact.Value) is { } row)
            {
                rows[row.Id] = row;
            }
        }

        foreach (EntityRow row in rows.Values)
        {
            using RecordView view = new(row);
            if (filter.Matches(view))
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<EntityRow> Scan(EntityTable table, FilterNode? filter, long firstId, int piece)
    {
        List<EntityRow> rows;
        do
        {
            rows = table.Scan(firstId, piece);
            foreach (EntityRow row in rows)
            {
                using RecordView view = new(row);
                if (filter is null || filter.Matches(view))
                {
                    yield return row;
                }

                firstId = row.Id + 1;
            }
        }
        while (rows.Count == piece);
    }

    private static EntityRow? Find(EntityTable table, AttributeDefinition attribute, FilterValue value)
    {
        if (attribute.IsReserved)
        {
            return attribute.Kind == AttributeKind.Uuid
                ? Guid.TryParseExact(value.Text, "D", out Guid uuid) ? table.FindByUuid(uuid) : null
                : table.FindById(ToId(value.Number));
        }

        return table.FindByKey(attribute, Encoding.UTF8.GetBytes(value.Text!));
    }

    // Only attributes whose stored form is that of the filter's value.
    private static bool IsIndexed(AttributeDefinition attribute) =>
        (attribute.IsReserved && (attribute.Kind is AttributeKind.Id or AttributeKind.Uuid))
        || (attribute.KeyNumber >= 0 && attribute.Kind is AttributeKind.String);

    private static long FirstId(IReadOnlyList<ComparisonNode> musts)
    {
        long first = long.MinValue;
        foreach (ComparisonNode must in musts.Where(must => must.Path[0].IsReserved && must.Path[0].Kind == AttributeKind.Id))
        {
            if (must.Comparison is ">" or ">=")
            {
                first = Math.Max(first, ToId(must.Value.Number));
            }
        }

        return first;
    }

    private static long ToId(decimal number) => (long)Math.Clamp(Math.Floor(number), long.MinValue, long.MaxValue);

    // The comparisons, if one of them must match; empty if a record can match by another part of the filter.
    private static ComparisonNode[] Alternatives(FilterNode? filter) =>
        filter is JunctionNode { IsAnd: false } junction
            && junction.Parts.All(part => part is ComparisonNode { Comparison: "=" } comparison && IsIndexed(comparison.Path[^1]))
            ? junction.Parts.Cast<ComparisonNode>().ToArray()
            : [];

    private static IReadOnlyList<ComparisonNode> Musts(FilterNode? filter) => filter switch
    {
        ComparisonNode comparison => new[] { comparison },
        JunctionNode { IsAnd: true } junction => junction.Parts.SelectMany(Musts).ToArray(),
        _ => Array.Empty<ComparisonNode>(),
    };
}
