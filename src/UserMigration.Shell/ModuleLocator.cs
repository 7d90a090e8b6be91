using System;
using System.IO;
using System.Linq;

namespace UserMigration.Shell;

/// <summary>Finds the laid-out module.</summary>
public static class ModuleLocator
{
    private const string Variable = "USERMIGRATION_MODULE_PATH";
    private const string Manifest = "UserMigration.psd1";

    /// <summary>
    /// Finds the manifest: the one that USERMIGRATION_MODULE_PATH names, or the newest version in <c>output/UserMigration</c>
    /// of a folder above this program.
    /// </summary>
    /// <returns>Its full path, or null if the module is not laid out.</returns>
    public static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(named))
        {
            string path = Directory.Exists(named) ? Path.Combine(named, Manifest) : named;
            return File.Exists(path) ? Path.GetFullPath(path) : null;
        }

        for (DirectoryInfo? folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string modules = Path.Combine(folder.FullName, "output", "UserMigration");
            string? newest = !Directory.Exists(modules) ? null : Directory.GetDirectories(modules)
                .Where(version => Version.TryParse(Path.GetFileName(version), out _) && File.Exists(Path.Combine(version, Manifest)))
                .MaxBy(version => Version.Parse(Path.GetFileName(version)));
            if (newest is not null)
            {
                return Path.Combine(newest, Manifest);
            }
        }

        return null;
    }

    /// <summary>The folder to put on the module path: the one that has the module's folder.</summary>
    /// <param name="manifest">The full path of the manifest, in <c>UserMigration</c> or in <c>UserMigration/&lt;version&gt;</c>.</param>
    public static string GetModulesFolder(string manifest)
    {
        string module = Path.GetDirectoryName(manifest)!;
        return Path.GetDirectoryName(Version.TryParse(Path.GetFileName(module), out _) ? Path.GetDirectoryName(module) : module)!;
    }
}
