using System.Globalization;

namespace UserMigration.Engine.Files;

/// <summary>
/// Refuses a file that grows without measure when it is decompressed. Datafiles shrink to a fifth, at most to a fiftieth; a file of one letter shrinks to a thousandth.
/// </summary>
public sealed class ExpansionLimit
{
    /// <summary>The maximum size of the decompressed file if none is specified, in bytes: 256 GiB.</summary>
    public const long DefaultMaximum = 256L * 1024 * 1024 * 1024;

    /// <summary>The maximum ratio of the decompressed file to the file. It applies above <see cref="FreeSize"/>.</summary>
    public const int MaximumRatio = 200;

    /// <summary>The size up to which the ratio does not matter, in bytes: 64 MiB.</summary>
    public const long FreeSize = 64L * 1024 * 1024;

    private readonly string _path;
    private readonly long? _maximum;
    private long _count;

    /// <summary>Creates a limit for one file.</summary>
    /// <param name="path">The full path of the file, for the error.</param>
    /// <param name="maximum">The maximum size of the decompressed file, in bytes. If it is specified, the ratio does not matter.</param>
    public ExpansionLimit(string path, long? maximum)
    {
        _path = path;
        _maximum = maximum;
    }

    /// <summary>Counts bytes of the decompressed file.</summary>
    /// <param name="bytes">The number of bytes.</param>
    /// <param name="read">The number of bytes that were read from the file so far.</param>
    /// <exception cref="MigrationException">The decompressed file is too large.</exception>
    public void Add(int bytes, long read)
    {
        _count += bytes;
        if (_count > (_maximum ?? DefaultMaximum))
        {
            throw TooLarge($"is larger than {(_maximum ?? DefaultMaximum).ToString("N0", CultureInfo.InvariantCulture)} bytes after decompression");
        }

        if (_maximum is null && _count > FreeSize && _count / MaximumRatio > read)
        {
            throw TooLarge($"grows to more than {MaximumRatio} times its size when it is decompressed");
        }
    }

    private MigrationException TooLarge(string finding) => new MigrationException(
        "DecompressedTooLarge",
        MigrationFault.InvalidData,
        $"The file '{_path}' {finding}. It may be an attack that fills the disk. If you trust the file, decrypt it with Unprotect-MigrationFile -MaximumSize, "
            + "or decompress it with another program.",
        _path);
}
