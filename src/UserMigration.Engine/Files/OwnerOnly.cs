using System;
using System.IO;
using System.Security.AccessControl;
using System.Security.Principal;
using System.Text;

namespace UserMigration.Engine.Files;

/// <summary>
/// Creates folders and files that only their owner can read: with the modes 0700 and 0600, or on Windows with an access control
/// list that names the owner and inherits nothing.
/// </summary>
internal static class OwnerOnly
{
    // A manifest names each source of a run, with about 200 bytes for each.
    private const int Largest = 64 * 1024 * 1024;

    /// <summary>Creates a folder and its parent folders.</summary>
    /// <param name="path">The full path.</param>
    public static void CreateFolder(string path)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }

        if (Directory.Exists(path))
        {
            FileSystemAclExtensions.SetAccessControl(new DirectoryInfo(path), WindowsRules());
            return;
        }

        // The folder is created with its access control list. The folders above it keep theirs.
        if (Path.GetDirectoryName(path) is { } parent)
        {
            Directory.CreateDirectory(parent);
        }

        FileSystemAclExtensions.CreateDirectory(WindowsRules(), path);
#else
        Directory.CreateDirectory(path);
        if (FilePaths.IsWindows)
        {
            new DirectoryInfo(path).SetAccessControl(WindowsRules());
        }
#endif
    }

    /// <summary>Removes the permission of others to write to a folder, because they could replace its files with their own.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="UnauthorizedAccessException">Others have the permission, and this user can't remove it.</exception>
    public static void Tighten(string path)
    {
#if NET8_0_OR_GREATER
        const UnixFileMode Others = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) is var mode && (mode & Others) != 0)
        {
            File.SetUnixFileMode(path, mode & ~Others);
        }
#endif
    }

    /// <summary>Whether others can write to a file. On Windows, where the folder of a user protects the file, it is always false.</summary>
    /// <param name="path">The full path.</param>
    public static bool IsWritableByOthers(string path) => HasMode(path, 0x12);

    /// <summary>Whether others can read a file. On Windows, where the folder of a user protects the file, it is always false.</summary>
    /// <param name="path">The full path.</param>
    public static bool IsReadableByOthers(string path) => HasMode(path, 0x24);

    // The bits are those of UnixFileMode, which .NET Framework does not have.
    private static bool HasMode(string path, int bits)
    {
#if NET8_0_OR_GREATER
        return !OperatingSystem.IsWindows() && ((int)File.GetUnixFileMode(path) & bits) != 0;
#else
        return false;
#endif
    }

    /// <summary>Creates a file that must not exist yet. On Windows, it inherits the access control list of its folder.</summary>
    /// <param name="path">The full path.</param>
    public static FileStream CreateFile(string path) => OpenFile(path, FileMode.CreateNew, FileShare.Read, 64 * 1024);

    /// <summary>Creates a file that must not exist yet, in a folder that others may read. Writes are not buffered.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="share">What others may do with the file while it is open.</param>
    public static FileStream CreatePrivateFile(string path, FileShare share = FileShare.Read)
    {
#if NET8_0_OR_GREATER
        if (OperatingSystem.IsWindows())
        {
            // The file is created with its access control list, so nobody can open it before. That stream has no name, so the file is reopened.
            FileSystemAclExtensions.Create(
                new FileInfo(path), FileMode.CreateNew, FileSystemRights.Write, FileShare.None, 1, FileOptions.None, WindowsFileRules()).Dispose();
            return OpenFile(path, FileMode.Open, share, 0);
        }

        return OpenFile(path, FileMode.CreateNew, share, 0);
#else
        FileStream file = OpenFile(path, FileMode.CreateNew, share, 0);
        if (FilePaths.IsWindows)
        {
            new FileInfo(path).SetAccessControl(WindowsFileRules());
        }

        return file;
#endif
    }

    /// <summary>Opens or creates a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="mode">Whether the file may or must exist.</param>
    /// <param name="share">What others may do with the file while it is open.</param>
    /// <param name="bufferSize">The size of the buffer for writes, in bytes; 0 for none.</param>
    public static FileStream OpenFile(string path, FileMode mode, FileShare share, int bufferSize)
    {
#if NET8_0_OR_GREATER
        FileStreamOptions options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = share,
            BufferSize = bufferSize,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
#else
        return new FileStream(path, mode, FileAccess.ReadWrite, share, Math.Max(1, bufferSize));
#endif
    }

    /// <summary>Opens a file, or creates it in a folder that others may read. Writes are not buffered.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="share">What others may do with the file while it is open.</param>
    public static FileStream OpenPrivateFile(string path, FileShare share)
    {
        if (!File.Exists(path))
        {
            try
            {
                return CreatePrivateFile(path, share);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another command has just created it.
            }
        }

        return OpenFile(path, FileMode.OpenOrCreate, share, 0);
    }

    /// <summary>Rejects a file that is a link to another file, because data for this path must be written to this path.</summary>
    /// <param name="path">The full path. The file does not have to exist.</param>
    /// <exception cref="IOException">The file is a link.</exception>
    public static void RefuseLink(string path)
    {
        FileInfo file = new FileInfo(path);
#if NET8_0_OR_GREATER
        bool isLink = file.LinkTarget is not null;
#else
        bool isLink = file.Exists && (file.Attributes & FileAttributes.ReparsePoint) != 0;
#endif
        if (isLink)
        {
            throw new IOException($"'{path}' is a link. Remove it. Data must be written to this path only.");
        }
    }

    /// <summary>Writes a whole file. After a crash, it has either the old text or the new text.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="text">The text.</param>
    public static void WriteWhole(string path, string text)
    {
        // An existing draft was left by a crash, or is a link that somebody created. It is deleted, and never written to.
        string draft = path + ".new";
        File.Delete(draft);
        using (FileStream file = CreatePrivateFile(draft, FileShare.None))
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            file.Write(bytes, 0, bytes.Length);
            file.Flush(flushToDisk: true);
        }

        Replace(draft, path);
    }

    /// <summary>Reads a file that another command may be replacing.</summary>
    /// <param name="path">The full path.</param>
    public static string ReadText(string path)
    {
        return SmallFile.ReadText(path, Largest) ?? throw new IOException($"'{path}' has more than {Largest / 1024 / 1024} MB, so it is not the expected file.");
    }

    /// <summary>
    /// Replaces a file with another one as soon as no other program has either open. Nothing of the replaced file remains,
    /// neither its text nor its permissions.
    /// </summary>
    /// <param name="draft">The full path of the new file.</param>
    /// <param name="path">The full path of the file to replace.</param>
    /// <exception cref="IOException">The file can't be replaced, for example because another program keeps it open.</exception>
    public static void Replace(string draft, string path) => HeldFile.WhenFree(path, () => Move(draft, path));

    private static void Move(string draft, string path)
    {
#if NET8_0_OR_GREATER
        File.Move(draft, path, overwrite: true);
#else
        if (Path.DirectorySeparatorChar == '\\')
        {
            WindowsFile.Replace(draft, path);
        }
        else if (File.Exists(path))
        {
            File.Replace(draft, path, null);
        }
        else
        {
            File.Move(draft, path);
        }
#endif
    }

#if NET8_0_OR_GREATER
    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
    private static DirectorySecurity WindowsRules()
    {
        DirectorySecurity rules = new DirectorySecurity();
        rules.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        rules.AddAccessRule(OwnerRule(InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit));
        return rules;
    }

#if NET8_0_OR_GREATER
    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
    private static FileSecurity WindowsFileRules()
    {
        FileSecurity rules = new FileSecurity();
        rules.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        rules.AddAccessRule(OwnerRule(InheritanceFlags.None));
        return rules;
    }

#if NET8_0_OR_GREATER
    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
    private static FileSystemAccessRule OwnerRule(InheritanceFlags inheritance)
    {
        using WindowsIdentity user = WindowsIdentity.GetCurrent();
        return new FileSystemAccessRule(user.User!, FileSystemRights.FullControl, inheritance, PropagationFlags.None, AccessControlType.Allow);
    }
}
