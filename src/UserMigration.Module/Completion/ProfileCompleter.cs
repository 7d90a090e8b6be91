using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UserMigration.Engine.Profiles;

namespace UserMigration.Completion;

/// <summary>Completes the names of profiles.</summary>
public sealed class ProfileCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => Profiles()
        .Where(profile => profile.Name.StartsWith((wordToComplete ?? string.Empty).Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
        .Select(profile => new CompletionResult(profile.Name, profile.Name, CompletionResultType.ParameterValue, profile.ToString()));

    private static IReadOnlyList<IdentityStoreProfile> Profiles()
    {
        try
        {
            return ProfileFile.OfUser().Read();
        }
        catch (MigrationException)
        {
            // A completion cannot show an error. The command itself will.
            return Array.Empty<IdentityStoreProfile>();
        }
    }
}
