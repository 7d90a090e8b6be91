namespace UserMigration.Sandbox.Cidaas;

/// <summary>The scopes that calls require (contract of cidaas, sections 1, 6 and 9).</summary>
internal static class Scope
{
    /// <summary>Required by the upload.</summary>
    public const string BulkCreate = "cidaas:bulk_user_create";

    /// <summary>Required by the field setup.</summary>
    public const string FieldSetupRead = "cidaas:field_setup_read";

    /// <summary>
    /// Required by changes of single users. The contract does not mention it for deletions; that is inferred.
    /// </summary>
    public const string UsersWrite = "cidaas:users_write";

    /// <summary>All scopes that the sandbox knows: the default of its client.</summary>
    public const string All = $"{BulkCreate} {FieldSetupRead} {UsersWrite}";
}
