namespace UserMigration;

/// <summary>What came through a pipe, from its beginning to its end.</summary>
internal sealed class StreamedBytes
{
    /// <summary>Describes it.</summary>
    /// <param name="size">How many bytes there were.</param>
    /// <param name="sha256">Their SHA-256 in lower-case hexadecimal.</param>
    public StreamedBytes(long size, string sha256)
    {
        Size = size;
        Sha256 = sha256;
    }

    /// <summary>How many bytes there were.</summary>
    public long Size { get; }

    /// <summary>Their SHA-256 in lower-case hexadecimal.</summary>
    public string Sha256 { get; }
}
