using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;

namespace UserMigration.Completion;

/// <summary>Completes the names of transforms, and shows what each does.</summary>
public sealed class TransformCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => BuiltInTransforms.Describe(StoreTargets.All)
        .Where(transform => transform.Name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
        .Select(transform => new CompletionResult(transform.Name, transform.Name, CompletionResultType.ParameterValue, transform.Description));
}
