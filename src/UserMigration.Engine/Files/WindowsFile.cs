#if NETFRAMEWORK
using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;

namespace UserMigration.Engine.Files;

/// <summary>What .NET Framework has no method for.</summary>
internal static class WindowsFile
{
    private const uint ReplaceExisting = 0x1;
    private const uint WriteThrough = 0x8;
    private const int AccessDenied = 5;
    private const int HResultOfWin32 = unchecked((int)0x80070000);

    /// <summary>
    /// Puts a file in the place of another, in one step. File.Replace would keep the access list of the other file, and
    /// with it those who may read that.
    /// </summary>
    /// <param name="draft">The file.</param>
    /// <param name="path">Its place, in the same folder.</param>
    /// <exception cref="UnauthorizedAccessException">It may not be replaced.</exception>
    /// <exception cref="IOException">It can't be replaced.</exception>
    public static void Replace(string draft, string path)
    {
        if (!NativeMethods.MoveFileEx(draft, path, ReplaceExisting | WriteThrough))
        {
            int error = Marshal.GetLastWin32Error();
            string message = new Win32Exception(error).Message;
            throw error == AccessDenied ? new UnauthorizedAccessException(message) : new IOException(message, HResultOfWin32 | error);
        }
    }

    private static class NativeMethods
    {
        [DllImport("kernel32.dll", EntryPoint = "MoveFileExW", ExactSpelling = true, CharSet = CharSet.Unicode, SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool MoveFileEx(string existingFileName, string newFileName, uint flags);
    }
}
#endif
