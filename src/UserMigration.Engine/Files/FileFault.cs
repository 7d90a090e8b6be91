using System;
using System.IO;

namespace UserMigration.Engine.Files;

/// <summary>Tells a file that can't be used from a mistake of ours.</summary>
internal static class FileFault
{
    /// <summary>
    /// Whether an exception says that a file can't be opened. A path that no file can have is an argument that .NET
    /// refuses; .NET Framework refuses more of them: each with a character such as | or ", or with a second colon.
    /// </summary>
    /// <param name="exception">The exception.</param>
    public static bool Is(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    /// <summary>Whether a file can have a path.</summary>
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
