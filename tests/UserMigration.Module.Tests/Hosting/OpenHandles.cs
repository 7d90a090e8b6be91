using System;
using System.IO;
using System.Linq;

namespace UserMigration.Module.Tests.Hosting;

/// <summary>The open handles of this process. Only Linux shows them.</summary>
internal static class OpenHandles
{
    public static string[] On(string file) => !OperatingSystem.IsLinux() ? [] : Directory
        .GetFiles("/proc/self/fd")
        .Where(handle => new FileInfo(handle).LinkTarget == file)
        .ToArray();
}
