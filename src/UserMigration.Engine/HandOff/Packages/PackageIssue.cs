namespace UserMigration.Engine.HandOff.Packages;

/// <summary>How often a rule is broken in an attribute.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Attribute">The attribute; null if the issues are about whole records.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Count">The number of issues.</param>
/// <param name="FirstLine">The physical line of the first one.</param>
internal sealed record PackageIssue(string RuleId, string? Attribute, IssueSeverity Severity, long Count, long FirstLine);
