using System;
using System.IO;
using System.Threading;

namespace UserMigration.Engine.Files;

/// <summary>
/// Handles files that another program has open. On Windows, such a file can't be replaced or deleted. Virus scanners and search
/// indexers keep a new file open for a moment, a spreadsheet keeps it open for hours.
/// </summary>
internal static class HeldFile
{
    private const int AccessDenied = 5;
    private const int SharingViolation = 32;
    private const int LockViolation = 33;
    private const int MostAttempts = 20;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether an exception means that another program has a file open.</summary>
    /// <param name="exception">The exception.</param>
    public static bool Is(Exception exception) => exception is IOException && Code(exception) switch
    {
#if NETFRAMEWORK
        // Mono uses the numbers of Windows on every platform.
        SharingViolation or LockViolation => true,
#else
        SharingViolation or LockViolation => FilePaths.IsWindows,
#endif
        // The values of EWOULDBLOCK on Linux and macOS.
        11 or 35 => !FilePaths.IsWindows,
        _ => false,
    };

    /// <summary>Whether a program, including this process, has a file open and does not allow others to open it.</summary>
    /// <param name="path">The full path.</param>
    /// <returns>Also false if the file does not exist. Also true if it can't be opened for another reason.</returns>
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

    /// <summary>Gets the length of a file that another program may have open.</summary>
    /// <param name="path">The full path.</param>
    /// <returns>The length; -1 if the file certainly does not exist; null if this is unknown.</returns>
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

    // If a share or a drive is gone, its folders are not found either, but may come back in a moment.
    private static bool IsMissing(Exception exception, string path) => exception is FileNotFoundException
        || (exception is DirectoryNotFoundException && Directory.Exists(Path.GetPathRoot(path)));

    /// <summary>Does work that needs a file that no other program has open. It retries for a second.</summary>
    /// <param name="path">The full path of the file, for the error.</param>
    /// <param name="work">The work that needs the file.</param>
    /// <exception cref="IOException">Another program keeps the file open.</exception>
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

    /// <summary>Does work that needs a file that no other program has open, on Windows.</summary>
    /// <param name="path">The full path of the file, for the error.</param>
    /// <param name="work">The work that needs the file.</param>
    /// <param name="pause">Waits for a moment before the next attempt.</param>
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

    // Windows reports "access denied" both if the file to replace is open and if replacing it is not allowed.
    private static bool IsHeldOnWindows(Exception exception) =>
        exception is IOException or UnauthorizedAccessException && Code(exception) is SharingViolation or LockViolation or AccessDenied;

    private static int Code(Exception exception) => exception.HResult & 0xFFFF;
}
