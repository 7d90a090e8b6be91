using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace UserMigration.Completion;

/// <summary>Completes entity types: that of the session, those of the schemas that were used, and the usual one.</summary>
public sealed class EntityTypeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionList.Create(wordToComplete, SchemaAttributes.FindEntityTypes(fakeBoundParameters).Select(name => (name, "Entity type")));
}
