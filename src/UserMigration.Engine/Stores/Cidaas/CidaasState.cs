namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>The outcome of a record in a bulk call (contract of cidaas, section 1).</summary>
internal enum CidaasState
{
    /// <summary>The store created the user.</summary>
    Created,

    /// <summary>The user existed, and the store updated it.</summary>
    Updated,

    /// <summary>The store rejected the record.</summary>
    Failed,
}
