using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Profiles;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Removes a profile. The secret, wherever it is, remains there.</summary>
[Cmdlet(VerbsCommon.Remove, "IdentityStoreProfile", HelpUri = HelpPages.RemoveIdentityStoreProfile, SupportsShouldProcess = true)]
public sealed class RemoveIdentityStoreProfileCommand : MigrationCommand
{
    /// <summary>The names of the profiles.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = null!;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ProfileFile file = Try(ProfileFile.OfUser);
        foreach (string name in Name)
        {
            try
            {
                IdentityStoreProfile profile = file.Find(name);
                if (ShouldProcess($"{profile} in '{file.FilePath}'", "Remove a profile"))
                {
                    file.Remove(name);
                }
            }
            catch (MigrationException exception)
            {
                WriteError(ErrorRecords.Create(exception));
            }
        }
    }
}
