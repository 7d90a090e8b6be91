
namespace UserMigration.Engine.Conversion.Mapping;

/// <summary>Creates the issues of map entries that could not build their attribute.</summary>
public static class MapIssues
{
    /// <summary>The issue of a joined or split column whose value is a list or an object.</summary>
    public static MigrationIssue NotSingle { get; } = TransformRules.MapFailed.CreateIssue(
        "A list or an object can't be joined or split.",
        "Use a column with single values, or build the attribute with a scriptblock.");

    /// <summary>Creates the issue of a failed script of -Map.</summary>
    /// <param name="type">The type of the exception. Its message is not shown, because it can contain values.</param>
    public static MigrationIssue Script(string type) => TransformRules.MapFailed.CreateIssue($"The script of -Map failed with {type}.", "Test the script with only this record.");
}
