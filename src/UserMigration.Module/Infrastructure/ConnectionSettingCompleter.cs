using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UserMigration.Engine.Profiles;

namespace UserMigration.Infrastructure;

/// <summary>Completes the value of a setting of a connection with the values in the profiles of this user.</summary>
public sealed class ConnectionSettingCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) => CompletionList.Create(
        wordToComplete,
        Profiles().SelectMany(
            profile => profile.Settings.Where(setting => setting.Key.Equals(parameterName, StringComparison.OrdinalIgnoreCase)),
            (profile, setting) => (setting.Value, $"Of the profile {profile.Name}")));

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
