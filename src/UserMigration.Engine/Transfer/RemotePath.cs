using System;

namespace UserMigration.Engine.Transfer;

/// <summary>Paths on a server: their names are separated by slashes, and are case-sensitive.</summary>
internal static class RemotePath
{
    private const string Home = "~/";

    /// <summary>Returns the full path for a path.</summary>
    /// <param name="home">The home folder of the user.</param>
    /// <param name="path">The path; <c>~/</c> at its start is the home folder, as for a path without a slash at the start.</param>
    public static string Combine(string home, string path)
    {
        string rest = path.StartsWith(Home, StringComparison.Ordinal) ? path.Substring(Home.Length) : path == "~" ? string.Empty : path;
        return rest.Length > 0 && rest[0] == '/' ? rest : home.TrimEnd('/') + "/" + rest;
    }

    /// <summary>Returns the last name of a path.</summary>
    /// <param name="path">The path of a file.</param>
    public static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);

    /// <summary>Returns the folder of a path, with a slash at its end.</summary>
    /// <param name="path">The path of a file.</param>
    public static string FolderOf(string path) => path.Substring(0, path.LastIndexOf('/') + 1);
}
