namespace UserMigration;

/// <summary>The size and the digest of everything that came through a pipe.</summary>
internal sealed class StreamedBytes
{
    /// <summary>Creates the description.</summary>
    /// <param name="size">The number of bytes.</param>
    /// <param name="sha256">Their SHA-256 in lower-case hexadecimal.</param>
    public StreamedBytes(long size, string sha256)
    {
        Size = size;
        Sha256 = sha256;
    }

    /// <summary>The number of bytes.</summary>
    public long Size { get; }

    /// <summary>Their SHA-256 in lower-case hexadecimal.</summary>
    public string Sha256 { get; }
}
