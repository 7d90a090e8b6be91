using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace UserMigration.Infrastructure;

/// <summary>The default session of each runspace: jobs and background runspaces do not share one.</summary>
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

    private sealed class Holder
    {
        public IdentityStoreSession? Session { get; set; }
    }
}
