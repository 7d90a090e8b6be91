namespace UserMigration.Engine.HandOff.Packages;

/// <summary>A row that may be part of a sample: where it is in the file, and what it shows. It contains no value.</summary>
/// <param name="RecordNumber">The number of the record.</param>
/// <param name="Offset">The position in the file where the row starts, in bytes.</param>
/// <param name="Length">The size of the row without its line break, in bytes.</param>
/// <param name="Rank">A random number, by seed. Rows with low ranks are chosen first.</param>
/// <param name="Features">The numbers of what the row shows.</param>
internal sealed record SampleCandidate(long RecordNumber, long Offset, int Length, ulong Rank, int[] Features);
