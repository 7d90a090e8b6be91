namespace UserMigration.Engine.Stores.Scim;

/// <summary>The URNs of schemas and messages (RFC 7643, section 8.7; RFC 7644, section 8.2).</summary>
internal static class ScimUrns
{
    /// <summary>The core schema of users.</summary>
    public const string User = "urn:ietf:params:scim:schemas:core:2.0:User";

    /// <summary>The extension for employees.</summary>
    public const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /// <summary>An error.</summary>
    public const string Error = "urn:ietf:params:scim:api:messages:2.0:Error";

    /// <summary>A call with several operations.</summary>
    public const string BulkRequest = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

    /// <summary>Changes of a user.</summary>
    public const string PatchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
}
