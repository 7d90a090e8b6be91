#if NETFRAMEWORK
using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;

namespace UserMigration.Engine.Files;

/// <summary>File operations of Windows that .NET Framework has no method for.</summary>
internal static class WindowsFile
{
    private const uint ReplaceExisting = 0x1;
    private const uint WriteThrough = 0x8;
    private const int AccessDenied = 5;
    private const int HResultOfWin32 = unchecked((int)0x80070000);

    /// <summary>
    /// Replaces a file with another one in a single step. File.Replace would keep the access control list of the replaced file,
    /// and with it the users who may read that file.
    /// </summary>
    /// <param name="draft">The full path of the new file.</param>
    /// <param name="path">The full path of the file to replace, in the same folder.</param>
    /// <exception cref="UnauthorizedAccessException">Replacing the file is not allowed.</exception>
    /// <exception cref="IOException">The file can't be replaced.</exception>
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
