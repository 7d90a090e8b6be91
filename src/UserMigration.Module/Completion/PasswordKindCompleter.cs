using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UserMigration.Engine.Conversion.Tolerance;

namespace UserMigration.Completion;

/// <summary>Completes the kinds of passwords that -OmitPasswordKind accepts.</summary>
public sealed class PasswordKindCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        OmittedPasswords.KnownKinds
            .Where(kind => kind.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .OrderBy(kind => kind, StringComparer.Ordinal)
            .Select(kind => new CompletionResult(kind, kind, CompletionResultType.ParameterValue, kind));
}
