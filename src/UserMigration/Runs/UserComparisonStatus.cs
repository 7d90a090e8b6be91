namespace UserMigration;

/// <summary>The result of comparing a record with the store.</summary>
public enum UserComparisonStatus
{
    /// <summary>
    /// The user in the store matches the record, or does not exist if the record says to delete it. Changes that the
    /// store makes by its own rules count as equal.
    /// </summary>
    Equal,

    /// <summary>The user in the store has other values.</summary>
    Different,

    /// <summary>More than one user in the store has the key of the record.</summary>
    Doubled,

    /// <summary>The store does not have the user.</summary>
    Missing,

    /// <summary>The result is unknown: the user could not be read.</summary>
    Unresolved,

    /// <summary>The record was not uploaded, or has an Error issue, so no user was read.</summary>
    Skipped,

    /// <summary>The user exists, but the store reports nothing else: its attributes were not compared.</summary>
    Present,
}
