using System;
using System.IO;

namespace UserMigration.Engine.Files;

/// <summary>Opens files for reading, even while other programs have them open.</summary>
internal static class InputFile
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
    /// <summary>Reads from a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The full path, for the error.</param>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="offset">Where they start in the buffer.</param>
    /// <param name="count">The maximum number of bytes.</param>
    /// <returns>The number of bytes; 0 at the end.</returns>
    /// <exception cref="MigrationException">The file can't be read.</exception>
    public static int Read(Stream file, string path, byte[] buffer, int offset, int count)
    {
        try
        {
            return file.Read(buffer, offset, count);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException(
                "FileReadFailed",
                MigrationFault.OpenFailed,
                $"The file '{path}' can't be read to its end: {exception.Message} Check the disk or the network drive, and try again.",
                path,
                exception);
        }
    }
}
