namespace UserMigration;

/// <summary>How a store commits the records of one call (contract of Akamai, section 2, <c>commit_each</c>).</summary>
public enum CommitEach
{
    /// <summary>As the store does unless it is told; nothing is sent.</summary>
    Unset,

    /// <summary>All at once, and one by one where that fails.</summary>
    Smart,

    /// <summary>Record by record: one that is refused leaves the others alone.</summary>
    True,

    /// <summary>All or none: one record that is refused refuses all of its batch.</summary>
    False,
}
