using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using UserMigration.Infrastructure;

namespace UserMigration.Completion;

/// <summary>
/// Completes the properties of records for PowerShell's own cmdlets, such as Where-Object: first the columns of the records in the pipeline, then
/// the properties that every record has. It completes nothing if the pipeline has no records, so that PowerShell does.
/// </summary>
public sealed class RecordPropertyCompleter : IArgumentCompleter
{
    private static readonly string[] s_own = typeof(MigrationRecord).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0)
        .Select(property => property.Name)
        .OrderBy(name => name, System.StringComparer.Ordinal)
        .ToArray();

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        IReadOnlyList<string> columns = PipelineColumns.Find(commandAst);
        return columns.Count == 0
            ? Enumerable.Empty<CompletionResult>()
            : CompletionList.Create(wordToComplete, columns.Select(column => (column, "Column")).Concat(s_own.Select(name => (name, "Property of every record"))));
    }
}
