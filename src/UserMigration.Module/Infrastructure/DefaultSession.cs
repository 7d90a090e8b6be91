using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace UserMigration.Infrastructure;

/// <summary>The default session and the latest schema of each runspace: jobs and background runspaces do not share one.</summary>
internal static class DefaultSession
{
    private static readonly ConditionalWeakTable<Runspace, Holder> s_holders = new ConditionalWeakTable<Runspace, Holder>();

    /// <summary>The session of this runspace, or null.</summary>
    public static IdentityStoreSession? Current
    {
        get
        {
            IdentityStoreSession? session = s_holders.GetOrCreateValue(Runspace.DefaultRunspace).Session;
            return session is { IsDisconnected: false } ? session : null;
        }

        set => s_holders.GetOrCreateValue(Runspace.DefaultRunspace).Session = value;
    }

    /// <summary>The schema that a command of this runspace read last, for completion; or null.</summary>
    public static IdentitySchema? LatestSchema
    {
        get => s_holders.GetOrCreateValue(Runspace.DefaultRunspace).Schema;
        set => s_holders.GetOrCreateValue(Runspace.DefaultRunspace).Schema = value;
    }

    private sealed class Holder
    {
        public IdentityStoreSession? Session { get; set; }

        public IdentitySchema? Schema { get; set; }
    }
}
