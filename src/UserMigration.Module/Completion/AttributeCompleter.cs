using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UserMigration.Infrastructure;

namespace UserMigration.Completion;

/// <summary>Completes the names of attributes and of columns: first the columns of the records in the pipeline, then the attributes of the schema.</summary>
public sealed class AttributeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) => CompletionList.Create(
        wordToComplete,
        PipelineColumns.Find(commandAst).Select(column => (column, "Column")).Concat(SchemaAttributes.Find(fakeBoundParameters)));
}
