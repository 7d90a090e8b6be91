using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>
/// Why records of a run have no user, or no certain outcome, or a user without one of their values: the same reason, counted. It contains no value of a record and no text
/// of the store.
/// </summary>
public sealed class RunReason
{
    /// <summary>The number of lines that are kept.</summary>
    public const int MostLines = 5;

    private readonly List<long> _lines = new List<long>(1);

    /// <summary>Creates a reason that no record has yet.</summary>
    /// <param name="status">The status of the records.</param>
    /// <param name="id">The id of the rule, the name or code of the store's error, or the status if there is nothing more precise.</param>
    /// <param name="attribute">The attribute, or null.</param>
    /// <param name="recommendation">What to do, or null.</param>
    public RunReason(BulkUserStatus status, string id, string? attribute = null, string? recommendation = null)
    {
        Status = status;
        Id = id ?? throw new ArgumentNullException(nameof(id));
        Attribute = attribute;
        Recommendation = recommendation;
    }

    /// <summary>The status of the records.</summary>
    public BulkUserStatus Status { get; }

    /// <summary>The id of the rule, the name or code of the store's error, or the status if there is nothing more precise.</summary>
    public string Id { get; }

    /// <summary>The attribute; null if the reason concerns the whole record.</summary>
    public string? Attribute { get; }

    /// <summary>What to do; null if the reason does not tell.</summary>
    public string? Recommendation { get; }

    /// <summary>The number of records. A record with several errors has several reasons.</summary>
    public long Records { get; private set; }

    /// <summary>The physical lines of the first records, at most <see cref="MostLines"/>; empty if they do not come from a file.</summary>
    public IReadOnlyList<long> Lines => _lines;

    /// <summary>Counts a record.</summary>
    /// <param name="line">The physical line; 0 if it does not come from a file.</param>
    public void Count(long line) => Count(1, line);

    /// <summary>Counts several records.</summary>
    /// <param name="records">The number of records.</param>
    /// <param name="lines">The physical lines of the first ones; 0 for one that does not come from a file.</param>
    public void Count(long records, params long[] lines)
    {
        Records += records;
        foreach (long line in lines ?? throw new ArgumentNullException(nameof(lines)))
        {
            if (line > 0 && _lines.Count < MostLines)
            {
                _lines.Add(line);
            }
        }
    }

    /// <summary>Returns the number, the reason and the first lines.</summary>
    public override string ToString()
    {
        string lines = _lines.Count == 0 ? string.Empty : $" (line {string.Join(", ", _lines)}{(Records > _lines.Count ? ", …" : string.Empty)})";
        return FormattableString.Invariant($"{Records:N0} {Status}: {Id}{(Attribute is null ? string.Empty : " " + Attribute)}{lines}");
    }
}
