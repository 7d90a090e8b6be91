using System.IO;
using System.Management.Automation;
using UserMigration.Engine.Runs.Folder;

namespace UserMigration.Infrastructure;

/// <summary>
/// The run folder of an upload: the one that the user named, or <c>./&lt;source&gt;.&lt;target&gt;.run</c>; for a shard
/// <c>./&lt;source&gt;.&lt;number&gt;-of-&lt;count&gt;.&lt;target&gt;.run</c>.
/// </summary>
internal static class RunPath
{
    /// <summary>Returns the full path of the run folder.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="given">The value of -RunPath, or null.</param>
    /// <param name="first">The first record.</param>
    /// <exception cref="MigrationException">No folder was named, and the record does not come from a file.</exception>
    public static string Find(PSCmdlet command, string? given, IdentityRecord first)
    {
        if (given is not null)
        {
            return PathResolver.ResolveLiteral(command, given);
        }

        if (first.Source is null)
        {
            throw new MigrationException(
                "RunPathRequired",
                MigrationFault.InvalidArgument,
                "The records don't come from a file, so the run folder can't be named after it. Specify the run folder with -RunPath.",
                exitCode: 5);
        }

        return Path.Combine(command.SessionState.Path.CurrentFileSystemLocation.ProviderPath, RunFolderName.Of(first));
    }
}
