using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Stores.Http;

/// <summary>The conclusions from calls that fail as a whole: the rows of a store's contract, in its order. The first row that applies is used.</summary>
internal sealed class FailureTable
{
    private readonly FailureRow[] _rows;

    /// <param name="rows">The rows. If none of them applies, the outcome is unknown.</param>
    public FailureTable(params FailureRow[] rows)
    {
        _rows = [.. rows, new FailureRow(IdentityStoreFault.Unresolved, CallEffect.Possible, CallWait.BackOff, _ => true)];
    }

    /// <summary>The rows, in the order in which they are checked. The last one applies to every failure.</summary>
    public IReadOnlyList<FailureRow> Rows => _rows;

    /// <summary>Finds the row for a failure.</summary>
    /// <param name="failure">The failure.</param>
    public FailureRow Find(StoreFailure failure) => Array.Find(_rows, row => row.AppliesTo(failure))!;
}
