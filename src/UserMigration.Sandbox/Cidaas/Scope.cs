namespace UserMigration.Sandbox.Cidaas;

/// <summary>The scopes that calls ask for (contract of cidaas, sections 1, 6 and 9).</summary>
internal static class Scope
{
    /// <summary>Asked for by the upload.</summary>
    public const string BulkCreate = "cidaas:bulk_user_create";

    /// <summary>Asked for by the field setup.</summary>
    public const string FieldSetupRead = "cidaas:field_setup_read";

    /// <summary>Asked for by changes of single users. The contract does not say it of a deletion: that is inferred.</summary>
    public const string UsersWrite = "cidaas:users_write";

    /// <summary>All that the sandbox knows: what its client has unless told otherwise.</summary>
    public const string All = $"{BulkCreate} {FieldSetupRead} {UsersWrite}";
}
