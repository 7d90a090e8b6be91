namespace UserMigration.Engine.Stores.Akamai;

/// <summary>What is concluded from an error code of a whole call: the ordered table in section 5 of the contract.</summary>
internal static class AkamaiCodes
{
    /// <summary>unknown_entity_type.</summary>
    public const int UnknownEntityType = 222;

    /// <summary>unknown_attribute.</summary>
    public const int UnknownAttribute = 223;

    /// <summary>record_not_found.</summary>
    public const int RecordNotFound = 310;

    /// <summary>invalid_client_credentials.</summary>
    public const int InvalidClientCredentials = 402;

    /// <summary>Whether a record was refused because its key is taken.</summary>
    public static bool IsDuplicate(int? code) => code is 361 or 380;

    /// <summary>Whether an error code is of authentication, and not of the permission for one call.</summary>
    /// <param name="code">The code.</param>
    public static bool IsOfCredential(int code) => code is (>= 400 and <= 499) and not 403;

    /// <summary>What a JSON error code means.</summary>
    public static IdentityStoreFault Conclude(int? code) => code switch
    {
        510 or 480 => IdentityStoreFault.NotDone,
        205 or (>= 210 and <= 213) or 221 or 222 or 224 or 402 or 403 or (>= 413 and <= 417) or 431 => IdentityStoreFault.Denied,
        >= 400 and <= 499 => IdentityStoreFault.Denied,
        >= 100 and <= 399 => IdentityStoreFault.Refused,
        _ => IdentityStoreFault.Unresolved,
    };
}
