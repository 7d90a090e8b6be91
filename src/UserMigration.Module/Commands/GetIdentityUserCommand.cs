using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Looks up users by the store's identifier or by a key.</summary>
[Cmdlet(VerbsCommon.Get, "IdentityUser", HelpUri = HelpPages.GetIdentityUser, DefaultParameterSetName = KeySet)]
[OutputType(typeof(IdentityUser))]
public sealed class GetIdentityUserCommand : StoreCommand
{
    private const string KeySet = "Key";
    private const string UuidSet = "Uuid";

    /// <summary>The values of the key to look up.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = KeySet)]
    [ValidateNotNullOrEmpty]
    public string[] KeyValue { get; set; } = null!;

    /// <summary>The attribute that is the key.</summary>
    [Parameter(ParameterSetName = KeySet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AttributeCompleter))]
    public string? KeyAttribute { get; set; }

    /// <summary>The identifiers that the store gave.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = UuidSet)]
    [ValidateNotNullOrEmpty]
    public string[] Uuid { get; set; } = null!;

    /// <summary>The attributes to return.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AttributeCompleter))]
    public string[]? Attribute { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        bool isKey = ParameterSetName == KeySet;
        StoreCapabilities capabilities = Try(GetSession).GetStore().Capabilities;
        foreach (string value in isKey ? KeyValue : Uuid)
        {
            IdentityKey key = new IdentityKey(isKey ? KeyAttribute ?? capabilities.PrimaryKey : capabilities.Identifier, value);
            IdentityUser? user = Try(() => Call((store, entityType, token) => store.FindAsync(entityType, key, Attribute, token)));
            if (user is not null)
            {
                WriteObject(user);
            }
            else
            {
                WriteError(ErrorRecords.Create(new MigrationException(
                    "UserNotFound",
                    MigrationFault.NotFound,
                    $"The store has no {EntityType} with the specified {key.Attribute}.",
                    key.Attribute,
                    exitCode: 0)));
            }
        }
    }
}
