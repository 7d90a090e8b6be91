using System;
using System.Linq;

namespace UserMigration.Engine.Files;

/// <summary>
/// Finds names that Windows interprets differently: a device, a name whose trailing dots and spaces are removed, a hidden stream.
/// Data that is written to such a name is silently lost, or ends up where nobody looks.
/// </summary>
public static class WindowsNames
{
    private const string VerbatimPrefix = @"\\?\";
    private const string DevicePrefix = @"\\.\";

    private static readonly char[] s_separators = { '\\', '/' };
    private static readonly char[] s_nameEnds = { '.', ':' };
    private static readonly string[] s_devices = { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$" };
    private static readonly string[] s_ports = { "COM", "LPT" };

    /// <summary>Checks a path on Windows. On other systems, every name is a valid file name.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="MigrationException">Windows interprets a name in the path differently.</exception>
    public static void Check(string path)
    {
        if (FilePaths.IsWindows && FindFault(path) is { } fault)
        {
            throw new MigrationException("PathNameInvalid", MigrationFault.InvalidArgument, fault, path, exitCode: 5);
        }
    }

    /// <summary>Finds the name in a path that Windows interprets differently.</summary>
    /// <param name="path">The full path, as Windows writes it.</param>
    /// <returns>What is wrong and how to fix it, or null.</returns>
    internal static string? FindFault(string path)
    {
        if (path.StartsWith(VerbatimPrefix, StringComparison.Ordinal))
        {
            // Windows uses such a path literally.
            return null;
        }

        if (path.StartsWith(DevicePrefix, StringComparison.Ordinal))
        {
            bool isPipe = path.StartsWith(DevicePrefix + @"pipe\", StringComparison.OrdinalIgnoreCase);
            return isPipe ? null : $"'{path}' is the path of a device. Specify the path of a file.";
        }

        return Names(path).Select(name => FindFault(path, name)).FirstOrDefault(fault => fault is not null);
    }

    private static string[] Names(string path)
    {
        bool isShare = path.Length > 1 && s_separators.Contains(path[0]) && s_separators.Contains(path[1]);
        bool hasDrive = path.Length > 1 && path[1] == ':';
        string[] names = (hasDrive ? path.Substring(2) : path).Split(s_separators, StringSplitOptions.RemoveEmptyEntries);
        return isShare ? names.Skip(2).ToArray() : names;
    }

    private static string? FindFault(string path, string name)
    {
        if (name is "." or "..")
        {
            return null;
        }

        if (IsDevice(name))
        {
            return $"In '{path}' the name '{name}' is reserved for a device on Windows, with any extension. Choose another name.";
        }

        if (name.Contains(':'))
        {
            return $"In '{path}' the name '{name}' contains a colon, so Windows interprets it as a hidden stream of a file. Choose another name.";
        }

        return name[name.Length - 1] is '.' or ' '
            ? $"In '{path}' the name '{name}' ends with a dot or a space. Windows removes it and would use another file or folder. "
                + "Remove it from the name."
            : null;
    }

    private static bool IsDevice(string name)
    {
        int end = name.IndexOfAny(s_nameEnds);
        string stem = (end < 0 ? name : name.Substring(0, end)).TrimEnd(' ');
        return s_devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            || (stem.Length == 4 && s_ports.Contains(stem.Substring(0, 3), StringComparer.OrdinalIgnoreCase) && IsPort(stem[3]));
    }

    // Windows treats superscript digits as digits here.
    private static bool IsPort(char digit) => digit is (>= '0' and <= '9') or '\u00B9' or '\u00B2' or '\u00B3';
}
