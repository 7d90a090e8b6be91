namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>The settings of an upload that only cidaas has.</summary>
internal static class CidaasSettings
{
    /// <summary>Looks up the sub of a user before its record is sent without one (contract of cidaas, section 5).</summary>
    public static readonly StoreSetting ResolveSub = new StoreSetting(
        nameof(ResolveSub),
        typeof(bool),
        "If a record has no sub, looks up its user before the record is sent, and adds the sub of the user.",
        value => value is true ? StoreSettingEffects.ResolvesIdentifiers : StoreSettingEffects.None,
        "ResolveSubUnknown",
        "does not accept identifiers of users in records");
}
