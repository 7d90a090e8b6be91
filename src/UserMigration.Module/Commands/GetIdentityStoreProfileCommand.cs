using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Profiles;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Shows the profiles of this user. It opens no session and reads no secret.</summary>
[Cmdlet(VerbsCommon.Get, "IdentityStoreProfile", HelpUri = HelpPages.GetIdentityStoreProfile)]
[OutputType(typeof(IdentityStoreProfile))]
public sealed class GetIdentityStoreProfileCommand : MigrationCommand
{
    /// <summary>The names; wildcards are resolved.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = { "*" };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ProfileFile file = Try(ProfileFile.OfUser);
        IReadOnlyList<IdentityStoreProfile> profiles = Try(file.Read);
        foreach (string name in Name)
        {
            WildcardPattern pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            IdentityStoreProfile[] found = profiles.Where(profile => pattern.IsMatch(profile.Name)).ToArray();
            WriteObject(found, enumerateCollection: true);
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                try
                {
                    file.Find(name);
                }
                catch (MigrationException exception)
                {
                    WriteError(ErrorRecords.Create(exception));
                }
            }
        }
    }
}
