using System;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>What an administrator does where the store or its issuer refuses the API client.</summary>
internal sealed class CidaasAdvice
{
    private readonly Uri _issuer;
    private readonly string _clientId;

    /// <summary>Makes one.</summary>
    /// <param name="issuer">The address of the issuer.</param>
    /// <param name="clientId">The API client.</param>
    public CidaasAdvice(Uri issuer, string clientId)
    {
        _issuer = issuer;
        _clientId = clientId;
    }

    /// <summary>What to do where the client may not get tokens by client credentials.</summary>
    public string OnGrant => $"The API client '{_clientId}' must be an app of type NON_INTERACTIVE with the grant type client_credentials: set it so in the admin's apps.";

    /// <summary>What to do where a scope is missing.</summary>
    /// <param name="scope">The scopes; null where none is known by name.</param>
    public string OnScope(string? scope) => scope is null
        ? $"A scope is missing for the API client '{_clientId}'. Have it enabled for the client, and name it with -Scope of Connect-IdentityStore."
        : $"The scope {scope} is missing for the API client '{_clientId}'. Ask cidaas support to enable it for the client, and give them "
            + $"the issuer URL {_issuer} and the client id {_clientId}.";

    /// <summary>What to do where a role is missing.</summary>
    public string OnRole =>
        $"Looking users up needs a role: have the API client '{_clientId}' given the role user_read, admin or secondary_admin in cidaas.";

    /// <summary>What to do where not even a fresh token is taken.</summary>
    public string OnToken => $"It does not take a fresh token from {_issuer} either. Check that -Uri, and -IssuerUri where it is given, are of the same tenant.";
}
