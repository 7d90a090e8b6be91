namespace UserMigration.Engine.Stores.PingOne;

/// <summary>What the vendor says about the rate of calls (contract of PingOne).</summary>
internal static class PingOneRate
{
    /// <summary>What an administrator must know to choose -RateLimit.</summary>
    public static MigrationPlanCheck Check { get; } = new MigrationPlanCheck(
        "Rate",
        MigrationCheckStatus.Pass,
        "Each user needs a call of its own. From one IP address, PingOne accepts 35 % of the rate of the licence, which all environments share.",
        "Set -RateLimit to 35 % of the rate of your licence, or less if other clients use it; the vendor's own tool stays below 100 calls per second. "
            + "Ask the vendor to add the IP address to the allow list if that is too slow.");
}
