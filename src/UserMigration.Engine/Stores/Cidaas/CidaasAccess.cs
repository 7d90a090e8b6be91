using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>Checks what the client of a session may do, by requesting tokens (contract of cidaas, section 4).</summary>
internal static class CidaasAccess
{
    private static readonly TimeSpan s_short = TimeSpan.FromSeconds(60);

    /// <summary>Checks whether the client gets a token with a scope.</summary>
    /// <param name="client">The client.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="refused">The status if it does not get one.</param>
    /// <param name="purpose">What the scope is for.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async Task<MigrationPlanCheck> CheckScopeAsync(
        CidaasClient client, string scope, MigrationCheckStatus refused, string purpose, CancellationToken cancellationToken)
    {
        try
        {
            await client.VerifyAsync(scope, cancellationToken).ConfigureAwait(false);
            return new MigrationPlanCheck("Permission", MigrationCheckStatus.Pass, $"The client gets a token to {purpose} ({scope}).");
        }
        catch (IdentityStoreException exception) when (exception.Kind == IdentityStoreFault.Denied)
        {
            return new MigrationPlanCheck(
                "Permission",
                refused,
                $"The client gets no token to {purpose} ({scope}): {exception.Message}",
                refused == MigrationCheckStatus.Fail ? $"Ask the support of cidaas to enable the scope {scope} for the client." : $"Enable the scope {scope} for the client, or use a saved schema.");
        }
    }

    /// <summary>Checks how long a token is valid.</summary>
    /// <param name="client">The client.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async Task<MigrationPlanCheck> CheckLifetimeAsync(CidaasClient client, CancellationToken cancellationToken)
    {
        try
        {
            TimeSpan lifetime = await client.VerifyAsync(CidaasCall.BulkScope, cancellationToken).ConfigureAwait(false);
            string detail = string.Format(CultureInfo.InvariantCulture, "A token is valid for {0:0} s. It is renewed before it expires, for all workers together.", lifetime.TotalSeconds);
            return lifetime >= s_short
                ? new MigrationPlanCheck("Token", MigrationCheckStatus.Pass, detail)
                : new MigrationPlanCheck("Token", MigrationCheckStatus.Warn, detail, "Set a longer lifetime in the settings of the app, so that less time is lost for tokens.");
        }
        catch (IdentityStoreException exception) when (exception.Kind == IdentityStoreFault.Denied)
        {
            return new MigrationPlanCheck("Token", MigrationCheckStatus.Fail, "There is no token, so its lifetime is unknown.", "Fix the permission first.");
        }
    }
}
