using System.Collections.Generic;
using System.Linq;
using UserMigration.Sandbox.Akamai.Storage;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>Lists all calls by name.</summary>
internal static class CallCatalog
{
    /// <summary>Creates the calls for a store and a client.</summary>
    /// <param name="store">The store.</param>
    /// <param name="feature">What the client may do.</param>
    public static IReadOnlyDictionary<string, ICall> Create(EntityStore store, ClientFeature feature)
    {
        bool isReader = feature == ClientFeature.DirectAccessRead;
        ICall[] changes =
        {
            new BulkCreateCall(store),
            new CreateCall(store),
            new ChangeCall(store, isReplace: false),
            new ChangeCall(store, isReplace: true),
            new DeleteCall(store),
        };
        ICall[] reads =
        {
            new EntityCall(store, showsPasswords: !isReader),
            new FindCall(store, showsPasswords: !isReader),
            new CountCall(store),
            new EntityTypeCall(store),
            new EntityTypeListCall(store),
            new EntityTypeRulesCall(store),
        };
        return changes.Select(call => isReader ? new DeniedCall(call.Name) : call).Concat(reads).ToDictionary(call => call.Name);
    }
}
