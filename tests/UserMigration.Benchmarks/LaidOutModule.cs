using System;
using System.IO;
using System.Linq;

namespace UserMigration.Benchmarks;

/// <summary>The module that is measured: the one that was built, or another one that a variable names.</summary>
internal static class LaidOutModule
{
    /// <summary>The variable that names the folder of another module, such as that of an earlier build, for measurements in turns.</summary>
    public const string Variable = "USERMIGRATION_MODULE";

    /// <summary>Returns the path of the sandbox.</summary>
    /// <exception cref="FileNotFoundException">The solution was not built.</exception>
    public static string FindSandbox() => Find("UserMigration.Sandbox.dll");

    /// <summary>Returns the path of the manifest, for Import-Module.</summary>
    /// <exception cref="FileNotFoundException">The solution was not built.</exception>
    public static string FindManifest() => Find("UserMigration.psd1");

    private static string Find(string name)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } other)
        {
            return Directory.GetFiles(other, name, SearchOption.AllDirectories).Single();
        }

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
