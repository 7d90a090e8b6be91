using System;
using System.IO;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Csv;

/// <summary>Where a datafile goes: looked at before anything is written.</summary>
internal static class DatafileTarget
{
    /// <summary>The file that is really meant: a link is followed, so that it stays one (not on .NET Framework, which can't).</summary>
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

    /// <summary>Checks that a file can be put there.</summary>
    /// <param name="path">The path, resolved.</param>
    /// <param name="options">Whether one that is there is replaced.</param>
    /// <exception cref="MigrationException">It can't.</exception>
    public static void Check(string path, DatafileWriteOptions options)
    {
        if (Directory.Exists(path) || IsDevice(path))
        {
            throw new MigrationException(
                "ExportTargetNotFile",
                MigrationFault.InvalidArgument,
                $"'{path}' is a folder or a device. Give the path of a file.",
                path);
        }

        if (!File.Exists(path))
        {
            return;
        }

        if (options.KeepsOld)
        {
            throw new MigrationException(
                "ExportFileExists",
                MigrationFault.WriteFailed,
                $"The file '{path}' is there. Name another one, or leave -NoClobber out to replace it.",
                path);
        }

        if ((File.GetAttributes(path) & FileAttributes.ReadOnly) != 0 && !options.ReplacesReadOnly)
        {
            throw new MigrationException(
                "ExportFileReadOnly",
                MigrationFault.PermissionDenied,
                $"The file '{path}' is read-only. Name another one, or replace it with -Force.",
                path);
        }
    }

    // To be root suffices to put a file in the place of a device.
    private static bool IsDevice(string path) => Path.DirectorySeparatorChar == '/'
        && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal));
}
