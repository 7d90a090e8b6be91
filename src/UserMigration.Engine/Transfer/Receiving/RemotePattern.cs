using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Renci.SshNet;
using Renci.SshNet.Sftp;
using UserMigration.Engine.Transfer.Connection;

namespace UserMigration.Engine.Transfer.Receiving;

/// <summary>Finds the files on a server that match a path with the wildcards *, ? and [ ], in any of its names.</summary>
internal static class RemotePattern
{
    private static readonly char[] s_wildcards = { '*', '?', '[' };

    /// <summary>Finds the files that match.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="path">The full path, with or without wildcards.</param>
    /// <param name="cancellationToken">A token that cancels the search.</param>
    /// <returns>The files in the order of their paths; folders are left out.</returns>
    public static async Task<IReadOnlyList<RemoteFile>> FindAsync(SftpClient client, string path, CancellationToken cancellationToken)
    {
        int slash = path.LastIndexOf('/', Math.Max(0, path.IndexOfAny(s_wildcards)));
        if (path.IndexOfAny(s_wildcards) < 0)
        {
            return await RemoteFolder.FindAsync(client, path, cancellationToken).ConfigureAwait(false) is { IsDirectory: false } file
                ? new[] { Describe(file, path) }
                : Array.Empty<RemoteFile>();
        }

        List<RemoteFile> files = new List<RemoteFile>();
        string rest = path.Substring(slash + 1);
        int next = rest.IndexOf('/');
        foreach (ISftpFile entry in Match(client, path.Substring(0, slash + 1), next < 0 ? rest : rest.Substring(0, next), cancellationToken))
        {
            string found = path.Substring(0, slash + 1) + entry.Name;
            if (next >= 0 && !entry.IsRegularFile)
            {
                files.AddRange(await FindAsync(client, found + rest.Substring(next), cancellationToken).ConfigureAwait(false));
            }
            else if (next < 0 && entry.IsRegularFile)
            {
                files.Add(Describe(entry, found));
            }
        }

        return files;
    }

    /// <summary>Describes a file.</summary>
    /// <param name="file">What the server reports.</param>
    /// <param name="path">The full path.</param>
    public static RemoteFile Describe(ISftpFile file, string path) => new RemoteFile(path, file.Length, file.LastWriteTimeUtc);

    // As in a shell, a wildcard at the start of a name does not match a hidden file.
    private static ISftpFile[] Match(SftpClient client, string folder, string pattern, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Regex regex = new Regex(ToRegex(pattern), RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        return client.ListDirectory(folder)
            .Where(entry => entry.Name is not ("." or "..") && (entry.Name[0] != '.' || pattern[0] == '.') && regex.IsMatch(entry.Name))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .ToArray();
    }

    private static string ToRegex(string pattern)
    {
        StringBuilder regex = new StringBuilder("^");
        for (int i = 0; i < pattern.Length; i++)
        {
            int end = pattern[i] == '[' ? pattern.IndexOf(']', Math.Min(i + 2, pattern.Length)) : -1;
            if (end > 0)
            {
                string set = pattern.Substring(i + 1, end - i - 1);
                bool isNegated = set[0] is '!' or '^' && set.Length > 1;
                regex.Append(isNegated ? "[^" : "[").Append(Regex.Replace(isNegated ? set.Substring(1) : set, @"[\\\[\]^]", @"\$0")).Append(']');
                i = end;
            }
            else
            {
                regex.Append(pattern[i] switch { '*' => ".*", '?' => ".", _ => Regex.Escape(pattern[i].ToString()) });
            }
        }

        return regex.Append('$').ToString();
    }
}
