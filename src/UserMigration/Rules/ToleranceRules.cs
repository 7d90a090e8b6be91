namespace UserMigration;

/// <summary>The ids of the rules for values that were tolerated: their records are sent, and the summary of a run counts them.</summary>
internal static class ToleranceRules
{
    /// <summary>The attribute was left empty.</summary>
    public const string ValueLeftEmpty = nameof(ValueLeftEmpty);

    /// <summary>The value was sent as text.</summary>
    public const string ValueKeptAsText = nameof(ValueKeptAsText);

    /// <summary>The password was omitted.</summary>
    public const string PasswordOmitted = nameof(PasswordOmitted);

    /// <summary>The password is the marker of an account without a password.</summary>
    public const string PasswordMarker = nameof(PasswordMarker);

    /// <summary>Whether an issue says that a value was tolerated.</summary>
    /// <param name="issue">The issue.</param>
    public static bool Is(MigrationIssue issue) => issue.RuleId is ValueLeftEmpty or ValueKeptAsText or PasswordOmitted;
}
