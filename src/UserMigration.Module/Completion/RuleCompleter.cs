using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UserMigration.Engine.Composition;

namespace UserMigration.Completion;

/// <summary>Completes the ids of rules: all for Get-MigrationRule, for other cmdlets those that can be switched off.</summary>
public sealed class RuleCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        from rule in RuleCatalogue.All
        where rule.CanBeSwitched || parameterName == "Id"
        where rule.Id.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase)
        orderby rule.Id
        select new CompletionResult(rule.Id, rule.Id, CompletionResultType.ParameterValue, rule.Description);
}
