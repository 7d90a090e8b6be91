using System;
using System.IO;
using System.Linq;

namespace UserMigration.Benchmarks;

/// <summary>The module that was built.</summary>
internal static class LaidOutModule
{
    /// <summary>Returns the path of the sandbox.</summary>
    /// <exception cref="FileNotFoundException">The solution was not built.</exception>
    public static string FindSandbox() => Find("UserMigration.Sandbox.dll");

    /// <summary>Returns the path of the manifest, for Import-Module.</summary>
    /// <exception cref="FileNotFoundException">The solution was not built.</exception>
    public static string FindManifest() => Find("UserMigration.psd1");

    private static string Find(string name)
    {
        for (DirectoryInfo? folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string output = Path.Combine(folder.FullName, "output", "UserMigration");
            if (Directory.Exists(output))
            {
                return Directory.GetFiles(output, name, SearchOption.AllDirectories).Max()!;
            }
        }

        throw new FileNotFoundException("The module is not laid out. Build the solution first.");
    }
}
