using System;
using System.IO;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Csv;

/// <summary>Opens datafiles for reading, even while other programs have them open.</summary>
internal static class DatafileStream
{
    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="MigrationException">The file does not exist or can't be opened.</exception>
    public static Stream Open(string path)
    {
        try
        {
            return new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 1,
                FileOptions.SequentialScan);
        }
        catch (Exception exception) when (MissingFile.Is(exception))
        {
            throw new MigrationException(
                "DatafileNotFound",
                MigrationFault.NotFound,
                $"The file '{path}' does not exist. Check the path.",
                path,
                exception);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw new MigrationException(
                "DatafileOpenFailed",
                MigrationFault.OpenFailed,
                $"The file '{path}' can't be opened: {exception.Message}",
                path,
                exception);
        }
    }
}
