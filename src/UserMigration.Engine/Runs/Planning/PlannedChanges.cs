using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Runs.Planning;

/// <summary>Determines by name which attributes an upload would set or change. Records share the objects, because most have the same changes.</summary>
internal sealed class PlannedChanges
{
    private readonly ConcurrentDictionary<(string Attribute, PlannedChangeKind Kind), PlannedChange> _known =
        new ConcurrentDictionary<(string, PlannedChangeKind), PlannedChange>();

    private readonly StoreCapabilities _capabilities;

    /// <summary>Creates a search for changes.</summary>
    /// <param name="capabilities">The capabilities of the store.</param>
    public PlannedChanges(StoreCapabilities capabilities)
    {
        _capabilities = capabilities;
    }

    /// <summary>Gets the attributes with which a user would be created.</summary>
    /// <param name="record">The record.</param>
    public IReadOnlyList<PlannedChange> OfNew(IdentityRecord record) => Get(PathsOf(record.Attributes), PlannedChangeKind.Set);

    /// <summary>Gets the attributes that would be sent for an existing user, to a store that does not show whether they differ.</summary>
    /// <param name="record">The record.</param>
    public IReadOnlyList<PlannedChange> OfSent(IdentityRecord record) => Get(PathsOf(record.Attributes), PlannedChangeKind.Send);

    /// <summary>Gets the attributes of an existing user that would be changed.</summary>
    /// <param name="changes">The calls that change it.</param>
    public IReadOnlyList<PlannedChange> OfExisting(IReadOnlyList<StoreChange> changes)
    {
        List<PlannedChange> planned = new List<PlannedChange>();
        foreach (StoreChange change in changes)
        {
            IEnumerable<string> paths = change.Attribute is { } attribute ? new[] { attribute } : PathsOf(change.Value, withEmpty: true);
            planned.AddRange(Get(paths.Except(change.Erased, StringComparer.Ordinal), PlannedChangeKind.Change));
            planned.AddRange(Get(change.Erased, PlannedChangeKind.Erase));
        }

        return planned;
    }

    private PlannedChange[] Get(IEnumerable<string> paths, PlannedChangeKind kind) =>
        paths.Select(path => _known.GetOrAdd((path, kind), key => new PlannedChange(key.Attribute, key.Kind))).ToArray();

    private IEnumerable<string> PathsOf(object? attributes, bool withEmpty = false) => AttributePaths.Of(attributes, _capabilities, withEmpty);
}
