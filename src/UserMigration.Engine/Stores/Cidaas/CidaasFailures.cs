using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>The conclusions from calls that fail as a whole (contract of cidaas, section 1).</summary>
internal static class CidaasFailures
{
    /// <summary>The table. If a successful HTTP answer contains an error, the status is that of the error in the body.</summary>
    public static readonly FailureTable Table = new FailureTable(
        HttpFailures.Throttled,
        new FailureRow(IdentityStoreFault.TooLarge, CallEffect.None, CallWait.None, failure => failure.Status is 413),
        new FailureRow(IdentityStoreFault.Refused, CallEffect.None, CallWait.None, failure => failure.Status is 400 or 409 or 417 or 422),
        HttpFailures.TimedOut,
        HttpFailures.Denied);
}
