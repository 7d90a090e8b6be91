using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UserMigration.Engine.Csv;
using UserMigration.Infrastructure;

namespace UserMigration.Completion;

/// <summary>Completes the columns of the file that -DifferencePath, -ReferencePath or -Path names.</summary>
public sealed class FileColumnCompleter : IArgumentCompleter
{
    private static readonly string[] s_paths = { "DifferencePath", "ReferencePath", "Path", "LiteralPath" };

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        CsvReadOptions options = new CsvReadOptions();
        if (fakeBoundParameters["Delimiter"]?.ToString() is { Length: 1 } delimiter)
        {
            options.Delimiter = delimiter[0];
        }

        string? path = s_paths.Select(name => fakeBoundParameters[name]?.ToString()).FirstOrDefault(name => !string.IsNullOrEmpty(name));
        IReadOnlyList<string> columns = path is null ? System.Array.Empty<string>() : PipelineColumns.OfFile(path, options);
        return CompletionList.Create(wordToComplete, columns.Select(column => (column, "Column")));
    }
}
