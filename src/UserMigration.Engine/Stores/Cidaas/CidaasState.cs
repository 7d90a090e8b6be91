namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>What became of a record in a bulk call (contract of cidaas, section 1).</summary>
internal enum CidaasState
{
    /// <summary>The store made a user of it.</summary>
    Created,

    /// <summary>The store had the user, and changed it.</summary>
    Updated,

    /// <summary>The store refused it.</summary>
    Failed,
}
