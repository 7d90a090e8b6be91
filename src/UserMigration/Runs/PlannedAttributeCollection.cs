using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration;

/// <summary>What an upload would do, by attribute, in the order of the names.</summary>
public sealed class PlannedAttributeCollection : IReadOnlyCollection<PlannedAttribute>
{
    private readonly Dictionary<string, PlannedAttribute> _plans = new Dictionary<string, PlannedAttribute>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Count => _plans.Count;

    /// <summary>Counts the changes of one user.</summary>
    /// <param name="changes">The changes.</param>
    public void Add(IReadOnlyList<PlannedChange> changes)
    {
        if (changes is null)
        {
            throw new ArgumentNullException(nameof(changes));
        }

        foreach (PlannedChange change in changes)
        {
            GetOrAdd(change.Attribute).Count(change.Kind);
        }
    }

    /// <summary>Gets the plan of an attribute. It is added if there is none.</summary>
    /// <param name="attribute">The attribute, as a dotted path.</param>
    public PlannedAttribute GetOrAdd(string attribute)
    {
        if (!_plans.TryGetValue(attribute, out PlannedAttribute? plan))
        {
            plan = new PlannedAttribute(attribute);
            _plans.Add(attribute, plan);
        }

        return plan;
    }

    /// <inheritdoc/>
    public IEnumerator<PlannedAttribute> GetEnumerator() => _plans.Values.OrderBy(plan => plan.Attribute, StringComparer.Ordinal).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
