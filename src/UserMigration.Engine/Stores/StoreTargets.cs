using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Stores.Akamai;
using UserMigration.Engine.Stores.Cidaas;

namespace UserMigration.Engine.Stores;

/// <summary>The kinds of store: the one place where they are registered.</summary>
public static class StoreTargets
{
    private static readonly StoreTarget[] s_all = { new AkamaiTarget(), new CidaasTarget() };

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<StoreTarget> All => s_all;

    /// <summary>The kind that records are checked for where none is named.</summary>
    internal static StoreTarget Usual => s_all[0];

    /// <summary>The kind of a name.</summary>
    /// <param name="target">The name.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static StoreTarget Of(IdentityTarget target) =>
        s_all.FirstOrDefault(one => one.Target == target) ?? throw new ArgumentOutOfRangeException(nameof(target));
}
