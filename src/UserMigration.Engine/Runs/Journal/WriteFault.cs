using System;
using System.IO;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>Distinguishes a file that can't be written from a programming error.</summary>
internal static class WriteFault
{
    /// <summary>
    /// Whether an exception means that a file can't be written: the disk is full, removed or read-only, or the file has
    /// reached the maximum size that this process may write (.NET reports this case, EFBIG, as an argument out of range).
    /// </summary>
    /// <param name="exception">The exception.</param>
    public static bool Is(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" };
}
