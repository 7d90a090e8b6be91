using System;
using System.IO;
using System.Threading;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Transfer.Sending;

/// <summary>The file to send. Its size, its time and its SHA-256 must not change until it is sent.</summary>
internal sealed class LocalFile
{
    private const int BufferSize = 256 * 1024;

    private readonly DateTime _lastWriteTimeUtc;

    private LocalFile(string path, long length, DateTime lastWriteTimeUtc, string sha256)
    {
        Path = path;
        Length = length;
        _lastWriteTimeUtc = lastWriteTimeUtc;
        Sha256 = sha256;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The size in bytes.</summary>
    public long Length { get; }

    /// <summary>The SHA-256, in lowercase hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>Reads a file to its end.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="observer">Receives the progress.</param>
    /// <param name="cancellationToken">A token that cancels reading.</param>
    /// <exception cref="MigrationException">The file does not exist or can't be read.</exception>
    public static LocalFile Read(string path, ITransferObserver observer, CancellationToken cancellationToken) => Guard(path, () =>
    {
        if (Directory.Exists(path))
        {
            throw new MigrationException(
                "DatafileOpenFailed", MigrationFault.OpenFailed, $"'{path}' is a folder. Specify the files in it, for example '{System.IO.Path.Combine(path, "*.gpg")}'.", path);
        }

        DateTime time = File.GetLastWriteTimeUtc(path);
        using FileStream stream = OpenStream(path);
        using ContentHash hash = new ContentHash();
        byte[] buffer = new byte[BufferSize];
        long done = 0;
        long length = stream.Length;
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.Add(buffer, read);
            done += read;
            observer.OnProgress(TransferPhase.Reading, done, length);
        }

        return new LocalFile(path, done, time, hash.Complete());
    });

    /// <summary>Opens the file.</summary>
    /// <exception cref="MigrationException">The file can't be read any more.</exception>
    public FileStream Open() => Guard(Path, () => OpenStream(Path));

    /// <summary>Reads the next block of the file.</summary>
    /// <param name="stream">The open file.</param>
    /// <param name="block">Receives the bytes.</param>
    /// <returns>The number of bytes; less than the size of the block only at the end of the file.</returns>
    /// <exception cref="MigrationException">The file can't be read any more.</exception>
    public int ReadBlock(FileStream stream, byte[] block) => Guard(Path, () =>
    {
        int count = 0;
        int read;
        while (count < block.Length && (read = stream.Read(block, count, block.Length - count)) > 0)
        {
            count += read;
        }

        return count;
    });

    /// <summary>Finds out whether the file is still the one that was read first.</summary>
    /// <returns>The error; null if the file was not changed.</returns>
    public MigrationException? FindChange()
    {
        FileInfo now = new FileInfo(Path);
        return now.Exists && now.Length == Length && now.LastWriteTimeUtc == _lastWriteTimeUtc ? null : new MigrationException(
            "SourceFileChanged",
            MigrationFault.InvalidData,
            $"The file '{Path}' was changed while it was sent, so it did not get its name on the server. Wait until nothing writes to it, and run the command again.",
            Path);
    }

    private static FileStream OpenStream(string path) => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);

    private static T Guard<T>(string path, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception exception) when (MissingFile.Is(exception))
        {
            throw new MigrationException("DatafileNotFound", MigrationFault.NotFound, $"The file '{path}' does not exist. Check the path.", path, exception);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw new MigrationException("DatafileOpenFailed", MigrationFault.OpenFailed, $"The file '{path}' can't be read: {exception.Message}", path, exception);
        }
    }
}
