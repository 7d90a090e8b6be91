using System;
using System.IO;
using System.Security.Cryptography;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>Computes the digest of the bytes of a file. It shows whether a file is still the same.</summary>
internal static class SourceDigest
{
    /// <summary>Computes the digest of a source. A source that is known to be a pipe is not opened again, because that could block forever.</summary>
    /// <param name="source">The source.</param>
    public static ManifestSource Compute(MigrationSource source) => source.Length < 0 && source.GetHeader() is not null
        ? new ManifestSource { Path = source.Path, Size = -1 }
        : Compute(source.Path);

    /// <summary>Computes the digest of a file. A file that can't be read again (a pipe) is only identified by its path.</summary>
    /// <param name="path">The full path.</param>
    public static ManifestSource Compute(string path)
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
