using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace UserMigration.Completion;

/// <summary>Completes delimiters, as PowerShell needs them written.</summary>
public sealed class DelimiterCompleter : IArgumentCompleter
{
    private static readonly (string Text, string Tip)[] s_delimiters =
    {
        ("','", "Comma"), ("';'", "Semicolon"), ("\"`t\"", "Tab"), ("'|'", "Vertical bar"),
    };

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) => s_delimiters
        .Where(one => one.Text.Trim('\'', '"').StartsWith((wordToComplete ?? string.Empty).Trim('\'', '"'), StringComparison.Ordinal))
        .Select(one => new CompletionResult(one.Text, one.Text, CompletionResultType.ParameterValue, one.Tip));
}
