namespace UserMigration;

/// <summary>The cmdlets that a <see cref="StoreSetting"/> concerns.</summary>
public enum StoreSettingScope
{
    /// <summary>Invoke-BulkUserCreate only.</summary>
    Upload,

    /// <summary>Each cmdlet that calls a store.</summary>
    EveryCall,

    /// <summary>The cmdlets that say how to connect: Connect-IdentityStore and Set-IdentityStoreProfile.</summary>
    Connection,
}
