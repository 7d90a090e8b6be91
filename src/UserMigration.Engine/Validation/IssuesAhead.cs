namespace UserMigration.Engine.Validation;

/// <summary>The issues of a record that were found in advance.</summary>
internal sealed class IssuesAhead : AheadResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="owner">The validator that the issues are for.</param>
    /// <param name="issues">The issues, each with the position of the check that found it; in the order of the checks.</param>
    public IssuesAhead(object owner, (int Check, MigrationIssue Issue)[] issues)
        : base(owner)
    {
        Issues = issues;
    }

    /// <summary>The issues, each with the position of the check that found it; in the order of the checks.</summary>
    public (int Check, MigrationIssue Issue)[] Issues { get; }
}
