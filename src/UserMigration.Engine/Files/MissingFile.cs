using System;
using System.IO;

namespace UserMigration.Engine.Files;

/// <summary>Distinguishes a file that does not exist from one that can't be opened.</summary>
public static class MissingFile
{
    private const int InvalidName = 123;

    /// <summary>Whether an exception means that a file does not exist.</summary>
    /// <param name="exception">The exception.</param>
    public static bool Is(Exception exception)
    {
        if (exception is null)
        {
            throw new ArgumentNullException(nameof(exception));
        }

        // On Windows, a file name can't contain a wildcard, and looking for such a file fails with a different error.
        return exception is FileNotFoundException or DirectoryNotFoundException
            || (FilePaths.IsWindows && exception is IOException && (exception.HResult & 0xFFFF) == InvalidName);
    }
}
