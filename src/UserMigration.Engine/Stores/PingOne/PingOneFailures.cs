using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>The conclusions from calls that fail as a whole (contract of PingOne).</summary>
internal static class PingOneFailures
{
    /// <summary>The table of failures and their conclusions.</summary>
    public static readonly FailureTable Table = new FailureTable(
        HttpFailures.Throttled,
        new FailureRow(IdentityStoreFault.TooLarge, CallEffect.None, CallWait.None, failure => failure.Status is 413 or 414),
        new FailureRow(IdentityStoreFault.Refused, CallEffect.None, CallWait.None, failure => failure.Status is 400 or 409 or 422),
        HttpFailures.TimedOut,
        HttpFailures.Denied);
}
