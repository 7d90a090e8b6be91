using System;
using System.IO;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>Tells a file that can't be written from a mistake of ours.</summary>
internal static class WriteFault
{
    /// <summary>
    /// Whether an exception says that a file can't be written: the disk is full, gone or read-only, or the file has reached
    /// the size that this process may write (.NET reports that one, EFBIG, as an argument out of range).
    /// </summary>
    /// <param name="exception">The exception.</param>
    public static bool Is(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" };
}
