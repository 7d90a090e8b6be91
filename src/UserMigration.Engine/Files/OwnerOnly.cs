using System;
using System.IO;
using System.Security.AccessControl;
using System.Security.Principal;
using System.Text;

namespace UserMigration.Engine.Files;

/// <summary>
/// Makes folders and files that their owner alone can read: 0700 and 0600, or on Windows an access list that names the
/// owner and inherits nothing.
/// </summary>
internal static class OwnerOnly
{
    // A manifest names each source of a run; each takes some 200 bytes.
    private const int Largest = 64 * 1024 * 1024;

    /// <summary>Makes a folder, and the folders above it.</summary>
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

        // The rules are there with the folder, and those above it keep theirs.
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

    /// <summary>Takes from others the right to write into a folder: they could put files of their own in the place of ours.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="UnauthorizedAccessException">They have it, and this user can't change that.</exception>
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

    /// <summary>Makes a file that must not be there yet. On Windows it inherits the rules of its folder.</summary>
    /// <param name="path">The full path.</param>
    public static FileStream CreateFile(string path) => OpenFile(path, FileMode.CreateNew, FileShare.Read, 64 * 1024);

    /// <summary>Makes a file that must not be there yet, in a folder that others may read. Nothing waits in a buffer.</summary>
    /// <param name="path">The full path.</param>
    public static FileStream CreatePrivateFile(string path)
    {
#if NET8_0_OR_GREATER
        if (OperatingSystem.IsWindows())
        {
            // The rules are there with the file, so that no one can open it before they are. This stream would not know its name.
            FileSystemAclExtensions.Create(
                new FileInfo(path), FileMode.CreateNew, FileSystemRights.Write, FileShare.None, 1, FileOptions.None, WindowsFileRules()).Dispose();
            return OpenFile(path, FileMode.Open, FileShare.Read, 0);
        }

        return OpenFile(path, FileMode.CreateNew, FileShare.Read, 0);
#else
        FileStream file = OpenFile(path, FileMode.CreateNew, FileShare.Read, 0);
        if (FilePaths.IsWindows)
        {
            new FileInfo(path).SetAccessControl(WindowsFileRules());
        }

        return file;
#endif
    }

    /// <summary>Opens a file, or makes it.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="mode">Whether it may or must be there.</param>
    /// <param name="share">What others may do with it meanwhile.</param>
    /// <param name="bufferSize">Bytes that wait before they are written; 0 for none.</param>
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

    /// <summary>Refuses a file that is a link to another one: what is written there must stay there.</summary>
    /// <param name="path">The full path; there need be no file.</param>
    /// <exception cref="IOException">It is one.</exception>
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
            throw new IOException($"'{path}' is a link. Remove it: a run folder has files of its own only.");
        }
    }

    /// <summary>Writes a file whole: after a crash it has its old text or its new one.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="text">The text.</param>
    public static void WriteWhole(string path, string text)
    {
        // What is there is a rest of a crash, or a link that somebody put there: it is deleted, and never written to.
        string draft = path + ".new";
        File.Delete(draft);
        using (FileStream file = OpenFile(draft, FileMode.CreateNew, FileShare.None, 4096))
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            file.Write(bytes, 0, bytes.Length);
            file.Flush(flushToDisk: true);
        }

        Replace(draft, path);
    }

    /// <summary>Reads a file that another command may replace meanwhile.</summary>
    /// <param name="path">The full path.</param>
    public static string ReadText(string path)
    {
        return SmallFile.ReadText(path, Largest) ?? throw new IOException($"'{path}' has more than {Largest / 1024 / 1024} MB: it is something else.");
    }

    /// <summary>
    /// Puts a file in the place of another, once no other program has either open. Nothing remains of the other: neither its
    /// text nor who may read it.
    /// </summary>
    /// <param name="draft">The file.</param>
    /// <param name="path">Its place.</param>
    /// <exception cref="IOException">It can't: another program has it open all the time, among other reasons.</exception>
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
