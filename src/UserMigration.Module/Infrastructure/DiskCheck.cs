using System;
using System.Globalization;
using System.IO;

namespace UserMigration.Infrastructure;

/// <summary>Checks whether a disk has room for a run folder.</summary>
internal static class DiskCheck
{
    private const double Megabyte = 1_000_000;

    /// <summary>Checks the disk of a folder.</summary>
    /// <param name="folder">The full path of the folder.</param>
    /// <param name="needed">The size of the run folder in bytes.</param>
    /// <returns>The result; null if the system does not report the free space.</returns>
    public static MigrationPlanCheck? Check(string folder, long needed)
    {
        long free;
        try
        {
            // On other systems than Windows, the disk of any folder can be asked for.
            bool isWindows = Path.DirectorySeparatorChar == '\\';
            free = new DriveInfo(isWindows ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }

        string detail = string.Format(CultureInfo.InvariantCulture, "The run folder needs {0:N1} MB, and {1:N1} MB are free at '{2}'.", needed / Megabyte, free / Megabyte, folder);
        return needed * 2 <= free ? new MigrationPlanCheck("Disk", MigrationCheckStatus.Pass, detail)
            : needed <= free ? new MigrationPlanCheck("Disk", MigrationCheckStatus.Warn, detail, "Free some space: rejected records and logs need more.")
            : new MigrationPlanCheck("Disk", MigrationCheckStatus.Fail, detail, "Choose a run folder on another disk with -RunPath.");
    }
}
