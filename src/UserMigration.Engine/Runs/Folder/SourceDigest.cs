using System;
using System.IO;
using System.Security.Cryptography;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>What makes a file the same file again: its bytes.</summary>
internal static class SourceDigest
{
    /// <summary>Reads a source through, unless it is known to be a pipe: to open that again could wait for ever.</summary>
    /// <param name="source">The source.</param>
    public static ManifestSource Of(MigrationSource source) => source.Length < 0 && source.GetHeader() is not null
        ? new ManifestSource { Path = source.Path, Size = -1 }
        : Of(source.Path);

    /// <summary>Reads a file through. What is no file that can be read again (a pipe) is known by its path alone.</summary>
    /// <param name="path">The full path.</param>
    public static ManifestSource Of(string path)
    {
        try
        {
            using FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1024 * 1024, FileOptions.SequentialScan);
            if (!file.CanSeek)
            {
                return new ManifestSource { Path = path, Size = -1 };
            }

            using SHA256 hash = SHA256.Create();
            string digest = BitConverter.ToString(hash.ComputeHash(file)).Replace("-", string.Empty).ToLowerInvariant();
            return new ManifestSource { Path = path, Size = file.Length, Sha256 = digest };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ManifestSource { Path = path, Size = -1 };
        }
    }
}
