namespace UserMigration.Engine.Runs.Export;

/// <summary>The finished file of an export.</summary>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Users">The number of its users.</param>
internal readonly record struct FinishedFile(long Length, long Users);
