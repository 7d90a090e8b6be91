using System;
using System.IO;

namespace UserMigration.Engine.Files;

/// <summary>Compares full paths in the same way as the file system of this computer.</summary>
internal static class FilePaths
{
    /// <summary>Whether paths have the format of Windows.</summary>
    public static bool IsWindows => Path.DirectorySeparatorChar == '\\';

    /// <summary>Compares full paths.</summary>
    public static StringComparer Comparer => IsWindows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    private static StringComparison Comparison => IsWindows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Whether two paths name the same file.</summary>
    /// <param name="first">A full path.</param>
    /// <param name="second">Another full path.</param>
    public static bool IsSame(string first, string second) => string.Equals(first, second, Comparison);

    /// <summary>Whether a file is in a folder or in one of its subfolders.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="folder">The full path of the folder.</param>
    public static bool IsInside(string path, string folder)
    {
        string prefix = folder[folder.Length - 1] == Path.DirectorySeparatorChar ? folder : folder + Path.DirectorySeparatorChar;
        return path.StartsWith(prefix, Comparison);
    }

    /// <summary>Whether a path ends with an extension, in any case. The path does not have to be valid.</summary>
    /// <param name="path">The path.</param>
    /// <param name="extension">The extension, with its dot.</param>
    public static bool HasExtension(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
