namespace UserMigration;

/// <summary>How a kind of store works, as far as those who use it must know: nobody asks which kind it is.</summary>
public sealed class StoreTraits
{
    /// <summary>How calls show who makes them unless told.</summary>
    public StoreAuthentication Authentication { get; init; }

    /// <summary>The attribute that identifies a user unless another is named: <c>email</c>, <c>sub</c>.</summary>
    public string PrimaryKey { get; init; } = "email";

    /// <summary>The name of the store's own identifier of a user: <c>uuid</c>, <c>sub</c>.</summary>
    public string Identifier { get; init; } = "uuid";

    /// <summary>Whether a record can name the user it is for by the store's own identifier.</summary>
    public bool TakesIdentifiers { get; init; }

    /// <summary>Records in a call unless told, from 1.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>The most records in a call.</summary>
    public int LargestBatch { get; init; } = 10_000;

    /// <summary>
    /// Whether the call that creates changes a user that is there already to what the record says, so that no other call
    /// updates. Its answer says which of the two it did.
    /// </summary>
    public bool CreatesOrUpdates { get; init; }

    /// <summary>Whether a look-up gives the attributes of a user; if not, it says that there is one, and its identifier.</summary>
    public bool ShowsAttributes { get; init; } = true;

    /// <summary>Whether users can be counted.</summary>
    public bool CanCount { get; init; } = true;

    /// <summary>Whether a deletion is only scheduled by the call, and done by the store later.</summary>
    public bool DeletesLater { get; init; }
}
