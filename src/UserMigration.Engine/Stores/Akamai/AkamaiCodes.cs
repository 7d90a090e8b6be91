namespace UserMigration.Engine.Stores.Akamai;

/// <summary>The error codes of Akamai Identity Cloud that are handled specially (contract, section 5).</summary>
internal static class AkamaiCodes
{
    /// <summary>The error unknown_entity_type.</summary>
    public const int UnknownEntityType = 222;

    /// <summary>The error unknown_attribute.</summary>
    public const int UnknownAttribute = 223;

    /// <summary>The error record_not_found.</summary>
    public const int RecordNotFound = 310;

    /// <summary>The error invalid_client_credentials.</summary>
    public const int InvalidClientCredentials = 402;

    /// <summary>Whether a record was refused because its key already exists.</summary>
    public static bool IsDuplicate(int? code) => code is 361 or 380;

    /// <summary>Whether an error code concerns authentication, and not the permission for a single call.</summary>
    /// <param name="code">The code.</param>
    public static bool IsOfCredential(int code) => code is (>= 400 and <= 499) and not 403;
}
