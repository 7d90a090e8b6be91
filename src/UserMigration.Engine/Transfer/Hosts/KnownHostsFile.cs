using System;
using System.Collections.Generic;
using System.IO;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Transfer.Hosts;

/// <summary>Reads files with known host keys.</summary>
internal static class KnownHostsFile
{
    // A file that lists each server of a large company has a few MB.
    private const int Largest = 64 * 1024 * 1024;

    /// <summary>The files that ssh uses: that of the user, and that of the computer.</summary>
    public static IReadOnlyList<string> UsualPaths { get; } = new[]
    {
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".ssh", "known_hosts"),
        FilePaths.IsWindows
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "ssh", "ssh_known_hosts")
            : "/etc/ssh/ssh_known_hosts",
    };

    /// <summary>Reads files.</summary>
    /// <param name="paths">Full paths; null for the files that ssh uses, as far as they exist.</param>
    /// <exception cref="MigrationException">A file does not exist or can't be read.</exception>
    public static IReadOnlyList<KnownHost> Read(IReadOnlyList<string>? paths)
    {
        List<KnownHost> entries = new List<KnownHost>();
        foreach (string path in paths ?? UsualPaths)
        {
            if (paths is not null || File.Exists(path))
            {
                Read(path, entries);
            }
        }

        return entries;
    }

    private static void Read(string path, List<KnownHost> entries)
    {
        string text;
        try
        {
            text = SmallFile.ReadText(path, Largest) ?? throw new IOException($"It has more than {Largest / 1024 / 1024} MB.");
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw new MigrationException(
                "KnownHostsReadFailed",
                MigrationFault.OpenFailed,
                $"The file with known host keys '{path}' can't be read: {exception.Message} Check -KnownHostsPath, or use -HostKeyFingerprint.",
                path,
                exception);
        }

        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (KnownHost.Parse(lines[i].TrimEnd('\r'), path, i + 1) is { } entry)
            {
                entries.Add(entry);
            }
        }
    }
}
