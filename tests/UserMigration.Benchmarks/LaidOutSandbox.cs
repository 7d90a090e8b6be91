using System;
using System.IO;
using System.Linq;

namespace UserMigration.Benchmarks;

/// <summary>The sandbox of the module that was built.</summary>
internal static class LaidOutSandbox
{
    /// <summary>The path of its dll.</summary>
    /// <exception cref="FileNotFoundException">The solution was not built.</exception>
    public static string Find()
    {
        for (DirectoryInfo? folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string output = Path.Combine(folder.FullName, "output", "UserMigration");
            if (Directory.Exists(output))
            {
                return Directory.GetFiles(output, "UserMigration.Sandbox.dll", SearchOption.AllDirectories).Max()!;
            }
        }

        throw new FileNotFoundException("The module is not laid out. Build the solution first.");
    }
}
