namespace UserMigration.Engine.Stores.PingOne;

/// <summary>The settings of a connection that only PingOne has.</summary>
internal static class PingOneSettings
{
    private const string ErrorId = "ConnectionSettingUnknown";

    /// <summary>The environment: the part of a PingOne organization that has users of its own.</summary>
    public static readonly StoreSetting EnvironmentId = new StoreSetting(
        nameof(EnvironmentId),
        typeof(string),
        "The ID of the environment that the users belong to.",
        _ => StoreSettingEffects.None,
        ErrorId,
        "has no environments")
    {
        Scope = StoreSettingScope.Connection,
    };

    /// <summary>The population of new users whose records do not name one.</summary>
    public static readonly StoreSetting PopulationId = new StoreSetting(
        nameof(PopulationId),
        typeof(string),
        "The ID of the population that new users are created in if their records have no population.id.",
        _ => StoreSettingEffects.None,
        ErrorId,
        "has no populations")
    {
        Scope = StoreSettingScope.Connection,
    };

    /// <summary>The region, which determines the addresses of the API and of its tokens.</summary>
    public static readonly StoreSetting Region = new StoreSetting(
        nameof(Region),
        typeof(string),
        "The region of the environment. It determines the address, so that -Uri is not needed.",
        _ => StoreSettingEffects.None,
        ErrorId,
        "has no regions",
        "COM",
        "EU",
        "CA",
        "ASIA",
        "COM.AU")
    {
        Scope = StoreSettingScope.Connection,
    };
}
