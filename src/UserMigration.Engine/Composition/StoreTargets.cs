using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Stores.Akamai;
using UserMigration.Engine.Stores.Cidaas;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Composition;

/// <summary>The kinds of store: the one place where they are registered.</summary>
public static class StoreTargets
{
    private static readonly StoreTarget[] s_all = Connect(new AkamaiTarget(), new CidaasTarget());

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<StoreTarget> All => s_all;

    /// <summary>The kind that records are checked for where none is named.</summary>
    public static StoreTarget Usual => s_all[0];

    /// <summary>The envelopes of passwords that are recognised.</summary>
    public static PasswordEnvelopes Envelopes => Usual.Envelopes;

    /// <summary>The kind of a name.</summary>
    /// <param name="target">The name.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static StoreTarget Of(IdentityTarget target) =>
        s_all.FirstOrDefault(one => one.Target == target) ?? throw new ArgumentOutOfRangeException(nameof(target));

    /// <summary>Reads a schema from a file, of whichever kind of store it is.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="MigrationException">The file does not exist, can't be read, or is not a schema.</exception>
    public static IdentitySchema ReadSchema(string path) => SchemaFile.Read(path, s_all.Select(one => one.Schema).ToArray());

    // An export of one kind of store may be brought to another, with the envelopes of the first.
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
