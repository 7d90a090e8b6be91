namespace UserMigration.Engine.Runs.Export;

/// <summary>Where a user is in a file.</summary>
/// <param name="Start">Where it starts, in bytes.</param>
/// <param name="Length">Its length in bytes.</param>
internal readonly record struct FilePlace(long Start, int Length);
