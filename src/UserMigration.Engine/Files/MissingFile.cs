using System;
using System.IO;

namespace UserMigration.Engine.Files;

/// <summary>Tells a file that does not exist from one that can't be opened.</summary>
public static class MissingFile
{
    private const int InvalidName = 123;

    /// <summary>Whether an exception says that there is no such file.</summary>
    /// <param name="exception">The exception.</param>
    public static bool Is(Exception exception)
    {
        if (exception is null)
        {
            throw new ArgumentNullException(nameof(exception));
        }

        // On Windows no file can have a wildcard in its name, and to look for one is a fault of its own.
        return exception is FileNotFoundException or DirectoryNotFoundException
            || (FilePaths.IsWindows && exception is IOException && (exception.HResult & 0xFFFF) == InvalidName);
    }
}
