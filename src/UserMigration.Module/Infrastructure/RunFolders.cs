using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using UserMigration.Engine.Runs.Folder;

namespace UserMigration.Infrastructure;

/// <summary>Finds run folders.</summary>
internal static class RunFolders
{
    /// <summary>Resolves a path. A wildcard stands for the run folders among its matches; a name stands for exactly that folder.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="path">The path.</param>
    /// <exception cref="MigrationException">It is not a path of the file system, or a wildcard matches nothing.</exception>
    public static IEnumerable<string> Match(PSCmdlet command, string path) => WildcardPattern.ContainsWildcardCharacters(path)
        ? PathResolver.Resolve(command, new[] { path }).Where(RunFolderReader.IsRunFolder)
        : PathResolver.Resolve(command, new[] { path });
}
