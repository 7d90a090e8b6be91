using System;
using System.IO;

namespace UserMigration.Engine.Files;

/// <summary>Distinguishes a file that can't be used from a bug in this module.</summary>
internal static class FileFault
{
    /// <summary>
    /// Whether an exception means that a file can't be opened. .NET rejects a path that no file can have with an exception for
    /// arguments. .NET Framework rejects more paths: each path with a character such as | or ", or with a second colon.
    /// </summary>
    /// <param name="exception">The exception.</param>
    public static bool Is(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    /// <summary>Whether a path is valid for a file.</summary>
    /// <param name="path">The path.</param>
    public static bool IsPath(string path)
    {
        try
        {
            return Path.GetFullPath(path).Length > 0;
        }
        catch (Exception exception) when (Is(exception))
        {
            return false;
        }
    }
}
