using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UserMigration.Engine.Composition;

namespace UserMigration.Completion;

/// <summary>Completes -RuleSeverity with a hashtable for a rule, from the first letters of its ID.</summary>
public sealed class RuleSeverityCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        from rule in RuleCatalogue.All
        where rule.CanBeSwitched && rule.Id.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase)
        orderby rule.Id
        let severity = rule.Severity == IssueSeverity.Warning ? IssueSeverity.Error : IssueSeverity.Warning
        select new CompletionResult($"@{{ {rule.Id} = '{severity}' }}", rule.Id, CompletionResultType.ParameterValue, rule.Description);
}
