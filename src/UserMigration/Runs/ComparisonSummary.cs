namespace UserMigration;

/// <summary>The ledger of a comparison, and what to do next. It was read from the store, and nothing was changed.</summary>
public sealed class ComparisonSummary : RunSummary
{
    /// <summary>Makes a summary of which nothing is counted yet.</summary>
    public ComparisonSummary()
        : base(typeof(UserComparisonStatus))
    {
    }

    /// <summary>How many records came by; more than were given to the comparison where a sample was taken of them.</summary>
    public long Seen { get; set; }

    /// <summary>The seed of the sample, which takes the same records again; null where all were compared.</summary>
    public int? Seed { get; set; }

    /// <summary>Records that the store has just so.</summary>
    public long Equal => this[UserComparisonStatus.Equal];

    /// <summary>Records that the store has with other values.</summary>
    public long Different => this[UserComparisonStatus.Different];

    /// <summary>Records whose key more than one user has.</summary>
    public long Doubled => this[UserComparisonStatus.Doubled];

    /// <summary>Records that the store has not.</summary>
    public long Missing => this[UserComparisonStatus.Missing];

    /// <summary>Records that could not be read.</summary>
    public long Unresolved => this[UserComparisonStatus.Unresolved];

    /// <summary>Records that did not land, so that nothing was read.</summary>
    public long Skipped => this[UserComparisonStatus.Skipped];

    /// <summary>Records whose user the store has; no more was compared, because it shows no more.</summary>
    public long Present => this[UserComparisonStatus.Present];

    /// <summary>How many records have a status.</summary>
    /// <param name="status">The status.</param>
    public long this[UserComparisonStatus status] => CountOf((int)status);

    /// <summary>Counts a finding.</summary>
    /// <param name="status">The status.</param>
    public void Count(UserComparisonStatus status) => Add((int)status, 1);
}
