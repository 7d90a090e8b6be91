using System;
using System.IO;
using System.Threading;

namespace UserMigration.Engine.Files;

/// <summary>
/// Files that another program has open. On Windows such a file can't be replaced or deleted. Virus scanners and search
/// indexers hold a new file for a moment, a spreadsheet for hours.
/// </summary>
internal static class HeldFile
{
    private const int AccessDenied = 5;
    private const int SharingViolation = 32;
    private const int LockViolation = 33;
    private const int MostAttempts = 20;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether an exception says that another program has a file open.</summary>
    /// <param name="exception">The exception.</param>
    public static bool Is(Exception exception) => exception is IOException && Code(exception) switch
    {
#if NETFRAMEWORK
        // Mono gives the numbers of Windows wherever it runs.
        SharingViolation or LockViolation => true,
#else
        SharingViolation or LockViolation => FilePaths.IsWindows,
#endif
        // EWOULDBLOCK of Linux and of macOS.
        11 or 35 => !FilePaths.IsWindows,
        _ => false,
    };

    /// <summary>Whether somebody has a file open, this process included, and lets nobody else open it.</summary>
    /// <param name="path">The full path.</param>
    /// <returns>False also where there is no such file; true also where it can't be opened for another reason.</returns>
    public static bool IsHeld(string path)
    {
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1).Dispose();
            return false;
        }
        catch (Exception exception) when (IsMissing(exception, path))
        {
            return false;
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            return true;
        }
    }

    /// <summary>The length of a file that may be open elsewhere.</summary>
    /// <param name="path">The full path.</param>
    /// <returns>-1 where there is certainly no such file; null if nobody can tell.</returns>
    public static long? LengthOf(string path)
    {
        try
        {
            using FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
            return file.Length;
        }
        catch (Exception exception) when (IsMissing(exception, path))
        {
            return -1;
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            return null;
        }
    }

    // Where a share or a drive is gone, its folders are not found either, and may be back in a moment.
    private static bool IsMissing(Exception exception, string path) => exception is FileNotFoundException
        || (exception is DirectoryNotFoundException && Directory.Exists(Path.GetPathRoot(path)));

    /// <summary>Does what needs a file that no other program has open: for a second it is tried again.</summary>
    /// <param name="path">The full path of the file, for the error.</param>
    /// <param name="work">What needs it.</param>
    /// <exception cref="IOException">Another program has the file open all the time.</exception>
    public static void WhenFree(string path, Action work)
    {
        if (FilePaths.IsWindows)
        {
            using ManualResetEventSlim never = new ManualResetEventSlim();
            WhenFree(path, work, () => never.Wait(s_pause));
        }
        else
        {
            work();
        }
    }

    /// <summary>Does what needs a file that no other program has open, on Windows.</summary>
    /// <param name="path">The full path of the file, for the error.</param>
    /// <param name="work">What needs it.</param>
    /// <param name="pause">Waits a moment.</param>
    internal static void WhenFree(string path, Action work, Action pause)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                work();
                return;
            }
            catch (Exception exception) when (IsHeldOnWindows(exception))
            {
                if (attempt == MostAttempts)
                {
                    throw Code(exception) == AccessDenied ? exception : new IOException($"Another program has the file '{path}' open.", exception.HResult);
                }

                pause();
            }
        }
    }

    // Windows answers "access denied" where the file that is to be replaced is open, and where it may not be replaced at all.
    private static bool IsHeldOnWindows(Exception exception) =>
        exception is IOException or UnauthorizedAccessException && Code(exception) is SharingViolation or LockViolation or AccessDenied;

    private static int Code(Exception exception) => exception.HResult & 0xFFFF;
}
