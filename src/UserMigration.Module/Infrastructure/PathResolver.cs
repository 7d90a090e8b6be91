using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using UserMigration.Engine.Files;

namespace UserMigration.Infrastructure;

/// <summary>
/// Converts PowerShell paths to full paths of the file system: relative to <c>$PWD</c>, through PSDrives.
/// </summary>
internal static class PathResolver
{
    /// <summary>Resolves paths with wildcards.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="paths">The paths.</param>
    /// <exception cref="MigrationException">A path is not that of a file, or a wildcard matches no file.</exception>
    public static IEnumerable<string> Resolve(PSCmdlet command, IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            RefuseObject(path);
            if (!WildcardPattern.ContainsWildcardCharacters(path))
            {
                yield return ResolveLiteral(command, WildcardPattern.Unescape(path));
                continue;
            }

            foreach (string match in Matches(command, path))
            {
                yield return match;
            }
        }
    }

    /// <summary>Resolves the path of a file that is to be written.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="path">The path; a wildcard must match exactly one file.</param>
    /// <exception cref="MigrationException">It is not a path of the file system, or a wildcard matches no file or several.</exception>
    public static string ResolveOne(PSCmdlet command, string path)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path))
        {
            return ResolveLiteral(command, WildcardPattern.Unescape(path));
        }

        Collection<string> matches = Matches(command, path);
        return matches.Count == 1 ? matches[0] : throw new MigrationException(
            "PathAmbiguous",
            MigrationFault.InvalidArgument,
            $"'{path}' matches {matches.Count} files, but only one file can be written. Specify its full name.",
            path);
    }

    /// <summary>Resolves a path without wildcards.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="path">The path.</param>
    /// <exception cref="MigrationException">It is not a path of the file system.</exception>
    public static string ResolveLiteral(PSCmdlet command, string path)
    {
        RefuseObject(path);
        try
        {
            string full = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            CheckProvider(provider, path);
            WindowsNames.Check(full);
            return full;
        }
        catch (System.Management.Automation.DriveNotFoundException exception)
        {
            throw NotFound(path, exception);
        }
        catch (ProviderNotFoundException exception)
        {
            throw NotFound(path, exception);
        }
    }

    private static Collection<string> Matches(PSCmdlet command, string path)
    {
        try
        {
            Collection<string> matches = command.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            CheckProvider(provider, path);
            foreach (string match in matches)
            {
                WindowsNames.Check(match);
            }

            return matches.Count > 0 ? matches : throw NotFound(path, null);
        }
        catch (ItemNotFoundException exception)
        {
            throw NotFound(path, exception);
        }
        catch (WildcardPatternException exception)
        {
            throw NotFound(path, exception);
        }
        catch (System.Management.Automation.DriveNotFoundException exception)
        {
            throw NotFound(path, exception);
        }
    }

    // PowerShell converts an object on the pipeline to a text that has its values, which must not become part of a message.
    private static void RefuseObject(string path)
    {
        if (path.StartsWith("@{", System.StringComparison.Ordinal) && path.EndsWith("}", System.StringComparison.Ordinal))
        {
            throw new MigrationException(
                "DatafileNotFound",
                MigrationFault.NotFound,
                "An object was given where the path of a file is expected. Specify a path, or pipe files, as from Get-ChildItem. To use objects as records, pipe them to "
                    + "Test-MigrationRecord or ConvertTo-IdentityRecord, or write them to a file with Export-MigrationCsv.");
        }
    }

    private static void CheckProvider(ProviderInfo provider, string path)
    {
        if (provider.Name != "FileSystem")
        {
            throw new MigrationException(
                "PathNotFileSystem",
                MigrationFault.InvalidArgument,
                $"The path '{path}' belongs to the provider {provider.Name}. Specify the path of a file.",
                path);
        }
    }

    private static MigrationException NotFound(string path, System.Exception? exception) => new MigrationException(
        "DatafileNotFound",
        MigrationFault.NotFound,
        $"No file matches '{path}'. Check the path. For a path with brackets, use -LiteralPath.",
        path,
        exception);
}
