using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Renci.SshNet;
using Renci.SshNet.Common;
using Renci.SshNet.Sftp;
using UserMigration.Engine.Transfer.Connection;

namespace UserMigration.Engine.Transfer.Receiving;

/// <summary>Finds the files on a server that match a path with the wildcards *, ? and [ ], in any of its names.</summary>
internal static class RemotePattern
{
    private static readonly char[] s_wildcards = { '*', '?', '[' };

    /// <summary>Finds the files that match. A path that matches nothing is taken literally.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="path">The full path, with or without wildcards.</param>
    /// <param name="cancellationToken">A token that cancels the search.</param>
    /// <returns>The files in the order of their paths; folders, pipes and devices are left out. A link stands for its file.</returns>
    public static async Task<IReadOnlyList<RemoteFile>> FindAsync(SftpClient client, string path, CancellationToken cancellationToken)
    {
        IReadOnlyList<RemoteFile> files = await ExpandAsync(client, path, cancellationToken).ConfigureAwait(false);
        return files.Count > 0 || path.IndexOfAny(s_wildcards) < 0 ? files : await FindLiteralAsync(client, path, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Describes a file.</summary>
    /// <param name="file">What the server reports.</param>
    /// <param name="path">The full path.</param>
    public static RemoteFile Describe(ISftpFile file, string path) => new RemoteFile(path, file.Length, file.LastWriteTimeUtc);

    private static async Task<IReadOnlyList<RemoteFile>> ExpandAsync(SftpClient client, string path, CancellationToken cancellationToken)
    {
        if (path.IndexOfAny(s_wildcards) < 0)
        {
            return await FindLiteralAsync(client, path, cancellationToken).ConfigureAwait(false);
        }

        List<RemoteFile> files = new List<RemoteFile>();
        string folder = path.Substring(0, path.LastIndexOf('/', path.IndexOfAny(s_wildcards)) + 1);
        string rest = path.Substring(folder.Length);
        int next = rest.IndexOf('/');
        foreach (ISftpFile entry in Match(client, folder, next < 0 ? rest : rest.Substring(0, next), cancellationToken))
        {
            if (next < 0 && IsFile(entry) && !entry.IsSymbolicLink)
            {
                files.Add(Describe(entry, folder + entry.Name));
            }
            else if (next < 0 ? entry.IsSymbolicLink : entry.IsDirectory || entry.IsSymbolicLink)
            {
                files.AddRange(next < 0
                    ? await FindLiteralAsync(client, folder + entry.Name, cancellationToken).ConfigureAwait(false)
                    : await ExpandAsync(client, folder + entry.Name + rest.Substring(next), cancellationToken).ConfigureAwait(false));
            }
        }

        return files;
    }

    private static async Task<IReadOnlyList<RemoteFile>> FindLiteralAsync(SftpClient client, string path, CancellationToken cancellationToken) =>
        await RemoteFolder.FindAsync(client, path, cancellationToken).ConfigureAwait(false) is { } file && IsFile(file)
            ? new[] { Describe(file, path) }
            : Array.Empty<RemoteFile>();

    // A server may leave out what kind of a file it is. Reading from a pipe or a device would never end.
    private static bool IsFile(ISftpFile file) =>
        !(file.IsDirectory || file.IsNamedPipe || file.IsSocket || file.IsBlockDevice || file.IsCharacterDevice);

    // As in a shell, a wildcard at the start of a name does not match a hidden file.
    private static ISftpFile[] Match(SftpClient client, string folder, string pattern, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return client.ListDirectory(folder)
                .Where(entry => entry.Name is not ("." or "..") && (entry.Name[0] != '.' || pattern[0] == '.') && NamePattern.IsMatch(pattern, entry.Name))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal)
                .ToArray();
        }
        catch (SftpPathNotFoundException)
        {
            // The folder does not exist, or is a link that leads nowhere.
            return Array.Empty<ISftpFile>();
        }
    }
}
