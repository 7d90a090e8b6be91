using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Infrastructure;

namespace UserMigration.Completion;

/// <summary>Completes the paths of run folders, and of no other folders.</summary>
public sealed class RunFolderCompleter : IArgumentCompleter
{
    private static readonly char[] s_separators = { '/', '\\' };

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = (wordToComplete ?? string.Empty).Trim('\'', '"');
        int end = typed.LastIndexOfAny(s_separators) + 1;
        string folder = end == 0 ? "." : typed.Substring(0, end);
        string before = end == 0 ? "./" : folder;
        return CompletionList.Create(typed, Find(folder).Select(name => (end == 0 && !typed.StartsWith(".", StringComparison.Ordinal) ? name : before + name, "Run folder")));
    }

    private static IEnumerable<string> Find(string folder)
    {
        if (CallerState.Resolve(folder) is not { } path || !Directory.Exists(path))
        {
            return Enumerable.Empty<string>();
        }

        try
        {
            return Directory.GetDirectories(path).Where(RunFolderReader.IsRunFolder).Select(run => Path.GetFileName(run)).OrderBy(name => name, StringComparer.Ordinal).ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A completion cannot show an error.
            return Enumerable.Empty<string>();
        }
    }
}
