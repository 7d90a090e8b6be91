using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace UserMigration.Infrastructure;

/// <summary>Completes entity types: that of the session, that of the schema that was used last, and the usual one.</summary>
public sealed class EntityTypeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) => CompletionList.Create(
        wordToComplete,
        new[] { DefaultSession.Current?.EntityType, DefaultSession.LatestSchema?.EntityType, StoreSetting.EntityType.DefaultValue as string }
            .OfType<string>()
            .Select(name => (name, "Entity type")));
}
