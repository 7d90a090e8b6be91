using System.IO;
using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>The run folder of an upload: what was named, or <c>./&lt;source&gt;.&lt;target&gt;.run</c>.</summary>
internal static class RunPath
{
    /// <summary>The full path.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="given">What -RunPath names, or null.</param>
    /// <param name="first">The first record.</param>
    /// <exception cref="MigrationException">Nothing was named, and the record comes from no file.</exception>
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
                "The records come from no file that a run folder could be named after. Name one with -RunPath.",
                exitCode: 5);
        }

        string name = $"{Path.GetFileName(first.Source)}.{first.Target.ToString().ToLowerInvariant()}.run";
        return Path.Combine(command.SessionState.Path.CurrentFileSystemLocation.ProviderPath, name);
    }
}
