namespace UserMigration.Engine.Stores.Akamai;

/// <summary>The settings of an upload that only Akamai Identity Cloud has.</summary>
internal static class AkamaiSettings
{
    /// <summary>The parameter <c>commit_each</c> of the bulk call (contract, section 2).</summary>
    public static readonly StoreSetting CommitEach = new StoreSetting(
        nameof(CommitEach),
        typeof(CommitEach),
        "How the store commits the records of a call. By default, the store decides.",
        value => value is UserMigration.CommitEach.False ? StoreSettingEffects.AllOrNone : StoreSettingEffects.None,
        "CommitEachUnknown",
        "does not support a choice of how it commits the records of a call",
        nameof(UserMigration.CommitEach.Smart),
        nameof(UserMigration.CommitEach.True),
        nameof(UserMigration.CommitEach.False));
}
