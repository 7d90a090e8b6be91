using System.IO;

namespace UserMigration.Engine.Upload;

/// <summary>
/// Makes folders and files that their owner alone can read: 0700 and 0600, or on Windows an access list that names the
/// owner and inherits nothing.
/// </summary>
internal static class OwnerOnly
{
    /// <summary>Makes a folder, and the folders above it.</summary>
    /// <param name="path">The full path.</param>
    public static void CreateFolder(string path)
    {
#if NET8_0_OR_GREATER
        if (!System.OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }

        new DirectoryInfo(path).Create();
        FileSystemAclExtensions.SetAccessControl(new DirectoryInfo(path), WindowsRules());
#else
        Directory.CreateDirectory(path);
        if (Path.DirectorySeparatorChar == '\\')
        {
            new DirectoryInfo(path).SetAccessControl(WindowsRules());
        }
#endif
    }

    /// <summary>Makes a file that must not be there yet. On Windows it inherits the rules of its folder.</summary>
    /// <param name="path">The full path.</param>
    public static FileStream CreateFile(string path)
    {
#if NET8_0_OR_GREATER
        FileStreamOptions options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read,
            BufferSize = 64 * 1024,
        };
        if (!System.OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
#else
        return new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 64 * 1024);
#endif
    }

#if NET8_0_OR_GREATER
    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
    private static System.Security.AccessControl.DirectorySecurity WindowsRules()
    {
        System.Security.AccessControl.DirectorySecurity rules = new System.Security.AccessControl.DirectorySecurity();
        rules.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        using System.Security.Principal.WindowsIdentity user = System.Security.Principal.WindowsIdentity.GetCurrent();
        rules.AddAccessRule(new System.Security.AccessControl.FileSystemAccessRule(
            user.User!,
            System.Security.AccessControl.FileSystemRights.FullControl,
            System.Security.AccessControl.InheritanceFlags.ContainerInherit | System.Security.AccessControl.InheritanceFlags.ObjectInherit,
            System.Security.AccessControl.PropagationFlags.None,
            System.Security.AccessControl.AccessControlType.Allow));
        return rules;
    }
}
