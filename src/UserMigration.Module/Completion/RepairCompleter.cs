using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UserMigration.Engine.Repairs;

namespace UserMigration.Completion;

/// <summary>Completes the names of repairs, and shows what each does.</summary>
public sealed class RepairCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => BuiltInRepairs.All
        .Where(repair => repair.Name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
        .OrderBy(repair => repair.Name, StringComparer.Ordinal)
        .Select(repair => new CompletionResult(
            repair.Name, repair.Name, CompletionResultType.ParameterValue, repair.Description + (repair.IsSafe ? " Safe." : string.Empty)));
}
