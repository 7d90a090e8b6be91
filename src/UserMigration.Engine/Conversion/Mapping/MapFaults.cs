
namespace UserMigration.Engine.Conversion.Mapping;

/// <summary>Why an entry of a map could not make its attribute.</summary>
public static class MapFaults
{
    /// <summary>A column that is joined or split has no text.</summary>
    public static MigrationIssue NotSingle { get; } = TransformRules.MapFailed.CreateIssue(
        "A list or an object can't be joined or split.",
        "Give the column a single value, or make the attribute with a scriptblock.");

    /// <summary>A script of the map failed.</summary>
    /// <param name="type">The type of the exception; its text may hold values.</param>
    public static MigrationIssue Script(string type) => TransformRules.MapFailed.CreateIssue($"The script of -Map failed with {type}.", "Try the script on this record by itself.");
}
