using System;
using System.Collections.Concurrent;
using System.IO;
using UserMigration.Engine.Files;
using UserMigration.Engine.OpenPgp;

namespace UserMigration.Engine.Csv.Containers;

/// <summary>
/// Opens datafiles that are encrypted with OpenPGP, compressed with gzip, or the only file of a ZIP archive, recognized by their content. Before anything of such a file is
/// used, the whole file is read once and verified. Nothing that was decrypted is written to the disk.
/// </summary>
internal sealed class SourceContainer
{
    private const int BufferSize = 128 * 1024;

    private readonly SourceAccess _access;
    private readonly ConcurrentDictionary<string, Verified> _verified = new ConcurrentDictionary<string, Verified>(StringComparer.Ordinal);

    /// <summary>Opens files for one command, each of which is verified once.</summary>
    /// <param name="access">What is needed to open them.</param>
    public SourceContainer(SourceAccess access)
    {
        _access = access;
    }

    /// <summary>Whether a file is encrypted or compressed.</summary>
    /// <param name="start">The first bytes of the file.</param>
    public static bool IsContainer(ReadOnlySpan<byte> start) => OpenPgpLook.IsOpenPgp(start) || GzipReader.IsGzip(start) || ZipReader.IsZip(start);

    /// <summary>Opens the content of a file.</summary>
    /// <param name="file">The file, which supports seeking; disposed with the result.</param>
    /// <param name="path">The full path of the file.</param>
    /// <param name="length">The size of the content, in bytes.</param>
    /// <exception cref="MigrationException">The file can't be decrypted or decompressed, or has changed since it was verified.</exception>
    /// <exception cref="OperationCanceledException">The verification was canceled.</exception>
    public Stream Open(Stream file, string path, out long length)
    {
        length = file.Length;
        bool isContainer = IsContainer(PrefixedStream.Open(file, OpenPgpLook.Length).Start);
        file.Position = 0;
        bool isKnown = _verified.TryGetValue(path, out Verified? known);
        if (!isContainer)
        {
            return isKnown ? throw CheckedFile.Changed(path) : file;
        }

        if (!isKnown)
        {
            known = new Verified();
            known.ContentLength = Verify(file, path, known.Blocks);
            _verified[path] = known;
        }

        length = known!.ContentLength;
        return new ContentStream(file, path, _access, known.Blocks, leavesOpen: false);
    }

    private long Verify(Stream file, string path, FileBlocks blocks)
    {
        double size = Math.Max(1, file.Length);
        long count = 0;

        using ContentStream content = new ContentStream(file, path, _access, blocks, leavesOpen: true);
        byte[] buffer = new byte[BufferSize];
        int read;
        while ((read = content.Read(buffer, 0, buffer.Length)) > 0)
        {
            _access.CancellationToken.ThrowIfCancellationRequested();
            count += read;
            _access.OnProgress?.Invoke(content.FileCount, Math.Min(1, content.FileCount / size));
        }

        return count;
    }

    /// <summary>Opens a pipe, which must not be encrypted or compressed.</summary>
    /// <param name="pipe">The pipe; disposed with the result.</param>
    /// <param name="path">The path of the pipe.</param>
    /// <exception cref="MigrationException">The input is encrypted or compressed.</exception>
    public static Stream OpenPipe(Stream pipe, string path)
    {
        PrefixedStream start = PrefixedStream.Open(pipe, OpenPgpLook.Length);
        return !IsContainer(start.Start) ? start : throw new MigrationException(
            "ContainerNeedsFile",
            MigrationFault.InvalidOperation,
            $"The input from the pipe '{path}' is encrypted or compressed, so it has to be read twice: to verify it, and to read its records. Write it to a file first.",
            path);
    }

    private sealed class Verified
    {
        public FileBlocks Blocks { get; } = new FileBlocks();

        public long ContentLength { get; set; }
    }
}
