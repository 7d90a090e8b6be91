using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Stores.Akamai;
using UserMigration.Engine.Stores.Cidaas;
using UserMigration.Engine.Stores.PingOne;
using UserMigration.Engine.Stores.Scim;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Composition;

/// <summary>The kinds of store: the one place where they are registered.</summary>
public static class StoreTargets
{
    private static readonly StoreTarget[] s_all = Connect(new AkamaiTarget(), new CidaasTarget(), new ScimTarget(), new PingOneTarget());

    /// <summary>All kinds of store.</summary>
    public static IReadOnlyList<StoreTarget> All => s_all;

    /// <summary>The kind of store that records are checked for if none is specified.</summary>
    public static StoreTarget Usual => s_all[0];

    /// <summary>The password envelopes that are recognized.</summary>
    public static PasswordEnvelopes Envelopes => Usual.Envelopes;

    /// <summary>Gets the kind of store with a name.</summary>
    /// <param name="target">The name.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind of store.</exception>
    public static StoreTarget Get(IdentityTarget target) =>
        s_all.FirstOrDefault(one => one.Target == target) ?? throw new ArgumentOutOfRangeException(nameof(target));

    /// <summary>Reads a schema from a file, for any kind of store.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="MigrationException">The file does not exist, can't be read, or is not a schema.</exception>
    public static IdentitySchema ReadSchema(string path) => SchemaFile.Read(path, s_all.Select(one => one.Schema).ToArray());

    // An export from one kind of store may be imported into another, with the password envelopes of the first.
    private static StoreTarget[] Connect(params StoreTarget[] targets)
    {
        PasswordEnvelopes envelopes = new PasswordEnvelopes(targets.Select(target => target.Passwords));
        foreach (StoreTarget target in targets)
        {
            target.Envelopes = envelopes;
        }

        return targets;
    }
}
