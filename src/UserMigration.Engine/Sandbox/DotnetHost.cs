using System;
using System.Collections.Generic;
using System.IO;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Sandbox;

/// <summary>Finds the <c>dotnet</c> program, which the sandbox needs regardless of what this process runs on.</summary>
internal static class DotnetHost
{
    /// <summary>Searches for the <c>dotnet</c> program.</summary>
    /// <returns>The full path of the program, or null.</returns>
    public static string? Find()
    {
        string name = Path.DirectorySeparatorChar == '\\' ? "dotnet.exe" : "dotnet";
        foreach (string folder in Folders())
        {
            if (FileFault.IsPath(folder) && Path.Combine(folder, name) is var path && File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private static IEnumerable<string> Folders()
    {
        string? root = Environment.GetEnvironmentVariable("DOTNET_ROOT");
        if (!string.IsNullOrEmpty(root))
        {
            yield return root!;
        }

        string search = Environment.GetEnvironmentVariable("PATH") ?? string.Empty;
        foreach (string folder in search.Split(new[] { Path.PathSeparator }, StringSplitOptions.RemoveEmptyEntries))
        {
            yield return folder.Trim('"');
        }

        yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "dotnet");
        yield return "/usr/share/dotnet";
        yield return "/usr/lib/dotnet";
        yield return "/usr/local/share/dotnet";
    }
}
