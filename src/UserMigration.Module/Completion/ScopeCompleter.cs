using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UserMigration.Engine.Composition;
using UserMigration.Infrastructure;

namespace UserMigration.Completion;

/// <summary>Completes the scopes that the calls of a store require.</summary>
public sealed class ScopeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionList.Create(wordToComplete, StoreTargets.All.SelectMany(target => target.Scopes, (target, scope) => (scope, $"Scope of {target.Target}")));
}
