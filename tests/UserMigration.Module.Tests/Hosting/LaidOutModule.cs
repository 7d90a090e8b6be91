using System;
using System.IO;
using UserMigration.Shell;

namespace UserMigration.Module.Tests.Hosting;

/// <summary>The module as it is laid out by the build.</summary>
internal static class LaidOutModule
{
    /// <summary>The manifest.</summary>
    public static string Manifest { get; } = ModuleLocator.Find() ?? throw new FileNotFoundException("The module is not laid out.");

    /// <summary>The folder of the module.</summary>
    public static string Folder => Path.GetDirectoryName(Manifest)!;

    /// <summary>The root of the repository.</summary>
    public static string Repository => Path.GetFullPath(Path.Combine(Folder, "..", "..", ".."));

    /// <summary>The built shell.</summary>
    public static string Shell => Path.Combine(AppContext.BaseDirectory, "UserMigration.Shell.dll");
}
