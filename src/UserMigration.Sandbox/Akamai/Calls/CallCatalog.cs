using System.Collections.Generic;
using System.Linq;
using UserMigration.Sandbox.Akamai.Storage;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>Lists all calls by name.</summary>
internal static class CallCatalog
{
    /// <summary>Creates the calls for a store.</summary>
    public static IReadOnlyDictionary<string, ICall> Create(EntityStore store) =>
        new ICall[]
        {
            new BulkCreateCall(store),
            new EntityCall(store),
            new FindCall(store),
            new CountCall(store),
            new CreateCall(store),
            new ChangeCall(store, isReplace: false),
            new ChangeCall(store, isReplace: true),
            new DeleteCall(store),
            new EntityTypeCall(store),
            new EntityTypeListCall(store),
            new EntityTypeRulesCall(store),
        }.ToDictionary(call => call.Name);
}
