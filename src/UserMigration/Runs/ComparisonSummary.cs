namespace UserMigration;

/// <summary>
/// The totals of a comparison, and what to do next. Users were only read from the store; nothing was changed.
/// </summary>
public sealed class ComparisonSummary : RunSummary
{
    /// <summary>Creates a summary in which all counts are zero.</summary>
    public ComparisonSummary()
        : base(typeof(UserComparisonStatus))
    {
    }

    /// <summary>The number of input records; more than the number that was compared if a sample was taken.</summary>
    public long Seen { get; set; }

    /// <summary>The seed of the sample; it selects the same records again. Null if all records were compared.</summary>
    public int? Seed { get; set; }

    /// <summary>Records that match the store.</summary>
    public long Equal => this[UserComparisonStatus.Equal];

    /// <summary>Records whose user has other values in the store.</summary>
    public long Different => this[UserComparisonStatus.Different];

    /// <summary>Records whose key belongs to more than one user.</summary>
    public long Doubled => this[UserComparisonStatus.Doubled];

    /// <summary>Records whose user the store does not have.</summary>
    public long Missing => this[UserComparisonStatus.Missing];

    /// <summary>Records whose user could not be read.</summary>
    public long Unresolved => this[UserComparisonStatus.Unresolved];

    /// <summary>Records that were not uploaded, so that no user was read.</summary>
    public long Skipped => this[UserComparisonStatus.Skipped];

    /// <summary>
    /// Records whose user exists. Nothing else was compared, because the store only reports whether a user exists.
    /// </summary>
    public long Present => this[UserComparisonStatus.Present];

    /// <summary>The number of records with a status.</summary>
    /// <param name="status">The status.</param>
    public long this[UserComparisonStatus status] => CountOf((int)status);

    /// <summary>Counts one result.</summary>
    /// <param name="status">The status.</param>
    public void Count(UserComparisonStatus status) => Add((int)status, 1);
}
