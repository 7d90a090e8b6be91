namespace UserMigration.Infrastructure;

/// <summary>The part that a file is of all files that are transferred.</summary>
/// <param name="Before">The size of the files before it, in bytes.</param>
/// <param name="After">The size of the files after it, in bytes.</param>
internal readonly record struct TransferShare(long Before, long After);
