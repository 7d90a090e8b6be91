namespace UserMigration;

/// <summary>How a store commits the records of one call (contract of Akamai, section 2, <c>commit_each</c>).</summary>
public enum CommitEach
{
    /// <summary>The default of the store; nothing is sent.</summary>
    Unset,

    /// <summary>All at once, and one by one if that fails.</summary>
    Smart,

    /// <summary>Record by record: a refused record does not affect the others.</summary>
    True,

    /// <summary>All or none: if one record is refused, all records of its batch are refused.</summary>
    False,
}
