namespace UserMigration.Engine.HandOff.Results;

/// <summary>Where a row is, and its outcome, in eight bytes: 3 bits for the outcome, 13 bits for the file, 48 bits for the position in the file.</summary>
internal static class ResultPlace
{
    /// <summary>The maximum number of result files.</summary>
    public const int MostFiles = 1 << 13;

    private const int OffsetBits = 48;
    private const int FileBits = 13;

    /// <summary>Packs a place.</summary>
    /// <param name="status">The outcome.</param>
    /// <param name="file">The position of the file among the result files, from 0.</param>
    /// <param name="offset">The position of the row in the file, in bytes.</param>
    public static ulong Pack(MigrationResultStatus status, int file, long offset) =>
        ((ulong)status << (OffsetBits + FileBits)) | ((ulong)file << OffsetBits) | (ulong)offset;

    /// <summary>Gets the outcome.</summary>
    /// <param name="place">The place.</param>
    public static MigrationResultStatus StatusOf(ulong place) => (MigrationResultStatus)(place >> (OffsetBits + FileBits));

    /// <summary>Gets the position of the file among the result files.</summary>
    /// <param name="place">The place.</param>
    public static int FileOf(ulong place) => (int)(place >> OffsetBits) & (MostFiles - 1);

    /// <summary>Gets the position of the row in its file, in bytes.</summary>
    /// <param name="place">The place.</param>
    public static long OffsetOf(ulong place) => (long)(place & ((1UL << OffsetBits) - 1));
}
