namespace UserMigration.Engine.Conversion;

/// <summary>An issue that was found while an attribute was built.</summary>
/// <param name="Part">The attribute.</param>
/// <param name="Issue">The issue.</param>
/// <param name="Tolerated">The fault that is tolerated because of the issue: an Error about it is removed from the record. Otherwise null.</param>
internal readonly record struct AttributeIssue(AttributePlan Part, MigrationIssue Issue, MigrationIssue? Tolerated = null);
