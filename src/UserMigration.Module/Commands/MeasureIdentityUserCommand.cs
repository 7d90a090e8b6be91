using System.Management.Automation;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Counts the users of a store.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "IdentityUser", HelpUri = HelpPages.MeasureIdentityUser)]
[OutputType(typeof(IdentityUserCount))]
public sealed class MeasureIdentityUserCommand : StoreCommand
{
    /// <summary>A filter in the language of the store, passed on unchanged.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Filter { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        long count = Try(() => Call((store, entityType, token) => store.CountAsync(entityType, Filter, token)));
        WriteObject(new IdentityUserCount(GetSession().Uri, EntityType, Filter, count));
    }
}
