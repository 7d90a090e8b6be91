using System;
using System.IO;

namespace UserMigration.Engine.Files;

/// <summary>Resolves and checks the path of an output file before anything is written.</summary>
internal static class OutputTarget
{
    /// <summary>Resolves a link to the file that it leads to, so that the link is kept. On .NET Framework, links are not resolved.</summary>
    /// <param name="path">The full path.</param>
    public static string Resolve(string path)
    {
        if (!FileFault.IsPath(path))
        {
            return path;
        }

        string full = Path.GetFullPath(path);
#if NET8_0_OR_GREATER
        try
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (IOException)
        {
            return full;
        }
#else
        return full;
#endif
    }

    /// <summary>Checks that a file can be written to a path.</summary>
    /// <param name="path">The resolved path.</param>
    /// <param name="keepsOld">Whether an existing file is an error.</param>
    /// <param name="replacesReadOnly">Whether an existing read-only file is replaced.</param>
    /// <exception cref="MigrationException">The file can't be written there.</exception>
    public static void Check(string path, bool keepsOld, bool replacesReadOnly)
    {
        if (Directory.Exists(path) || IsDevice(path))
        {
            throw new MigrationException(
                "ExportTargetNotFile",
                MigrationFault.InvalidArgument,
                $"'{path}' is a folder or a device. Specify the path of a file.",
                path);
        }

        if (!File.Exists(path))
        {
            return;
        }

        if (keepsOld)
        {
            throw new MigrationException(
                "ExportFileExists",
                MigrationFault.WriteFailed,
                $"The file '{path}' already exists. Choose another name, or omit -NoClobber to replace it.",
                path);
        }

        if ((File.GetAttributes(path) & FileAttributes.ReadOnly) != 0 && !replacesReadOnly)
        {
            throw new MigrationException(
                "ExportFileReadOnly",
                MigrationFault.PermissionDenied,
                $"The file '{path}' is read-only. Choose another name, or use -Force to replace it.",
                path);
        }
    }

    // With the rights of root, a command could replace a device with a file.
    private static bool IsDevice(string path) => Path.DirectorySeparatorChar == '/'
        && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal));
}
