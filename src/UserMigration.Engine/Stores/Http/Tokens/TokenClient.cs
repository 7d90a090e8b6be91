using System;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Http.Tokens;

/// <summary>Describes who requests tokens, where, and what to do if they are refused.</summary>
internal sealed class TokenClient
{
    /// <summary>Creates the description of a client.</summary>
    /// <param name="issuer">The address of the issuer, with a slash at its end.</param>
    /// <param name="credential">The client.</param>
    /// <param name="usualPath">The path of the token endpoint if discovery does not return it.</param>
    /// <param name="adviseOnScope">What to do if the client does not have permission for these scopes; the argument is null if no scopes are named.</param>
    /// <param name="adviseOnGrant">What to do if the client does not have permission for this grant type.</param>
    public TokenClient(Uri issuer, StoreCredential credential, string usualPath, Func<string?, string> adviseOnScope, string adviseOnGrant)
    {
        Issuer = issuer;
        Credential = credential;
        UsualPath = usualPath;
        AdviseOnScope = adviseOnScope;
        AdviseOnGrant = adviseOnGrant;
    }

    /// <summary>
    /// Whether the client authenticates by the Authorization header (RFC 6749, section 2.3.1), and by fields of the form only if the
    /// issuer does not accept that.
    /// </summary>
    public bool UsesHeader { get; init; }

    /// <summary>The address of the issuer.</summary>
    public Uri Issuer { get; }

    /// <summary>The client.</summary>
    public StoreCredential Credential { get; }

    /// <summary>The path of the token endpoint if discovery does not return it.</summary>
    public string UsualPath { get; }

    /// <summary>What to do if the client does not have permission for these scopes.</summary>
    public Func<string?, string> AdviseOnScope { get; }

    /// <summary>What to do if the client does not have permission for this grant type.</summary>
    public string AdviseOnGrant { get; }
}
