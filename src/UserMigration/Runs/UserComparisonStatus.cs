namespace UserMigration;

/// <summary>What a comparison of a record with the store found.</summary>
public enum UserComparisonStatus
{
    /// <summary>
    /// The store has the user as the record says, or has none where the record says to delete it; what it changes by its own rules counts as equal.
    /// </summary>
    Equal,

    /// <summary>The store has the user with other values.</summary>
    Different,

    /// <summary>The store has more than one user of the record's key.</summary>
    Doubled,

    /// <summary>The store has no such user.</summary>
    Missing,

    /// <summary>Nobody can tell: it could not be read.</summary>
    Unresolved,

    /// <summary>The record did not land, by its upload or its Error issue, so nothing was read.</summary>
    Skipped,

    /// <summary>The store has the user, and shows no more of it than that: its attributes were not compared.</summary>
    Present,
}
