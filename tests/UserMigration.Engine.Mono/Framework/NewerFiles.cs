using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace UserMigration.Engine.Tests;

/// <summary>Symbolic links, which .NET Framework cannot make or read.</summary>
internal static class NewerFiles
{
    extension(File)
    {
        public static void CreateSymbolicLink(string path, string target)
        {
            if (NativeMethods.symlink(target, path) != 0)
            {
                throw new IOException(path);
            }
        }
    }

    extension(FileInfo file)
    {
        public string? LinkTarget
        {
            get
            {
                byte[] buffer = new byte[4096];
                int length = (int)NativeMethods.readlink(file.FullName, buffer, (IntPtr)buffer.Length);
                return length < 0 ? null : Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }

    private static class NativeMethods
    {
        [DllImport("libc", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        internal static extern int symlink(string target, string path);

        [DllImport("libc", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        internal static extern IntPtr readlink(string path, byte[] buffer, IntPtr size);
    }
}
