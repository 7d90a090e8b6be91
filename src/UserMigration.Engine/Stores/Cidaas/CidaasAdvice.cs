using System;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>Recommendations for an administrator if the store or its issuer refuses the API client.</summary>
internal sealed class CidaasAdvice
{
    private readonly Uri _issuer;
    private readonly string _clientId;

    /// <param name="issuer">The address of the issuer.</param>
    /// <param name="clientId">The client id of the API client.</param>
    public CidaasAdvice(Uri issuer, string clientId)
    {
        _issuer = issuer;
        _clientId = clientId;
    }

    /// <summary>What to do if the client is not permitted to get tokens with the grant type client_credentials.</summary>
    public string OnGrant => $"The API client '{_clientId}' must be an app of type NON_INTERACTIVE with the grant type client_credentials. Change it in the admin's apps.";

    /// <summary>What to do if a scope is missing.</summary>
    /// <param name="scope">The missing scopes; null if their names are unknown.</param>
    public string OnScope(string? scope) => scope is null
        ? $"A scope is missing for the API client '{_clientId}'. Have it enabled for the client, and specify it with -Scope of Connect-IdentityStore."
        : $"The scope {scope} is missing for the API client '{_clientId}'. Ask cidaas support to enable it for the client. Include "
            + $"the issuer URL {_issuer} and the client id {_clientId} in your request.";

    /// <summary>What to do if a role is missing.</summary>
    public string OnRole =>
        $"Looking up users requires a role. In cidaas, assign the role user_read, admin or secondary_admin to the API client '{_clientId}'.";

    /// <summary>What to do if the store rejects even a new token.</summary>
    public string OnToken => $"It also rejects a new token from {_issuer}. Make sure that -Uri and, if specified, -IssuerUri belong to the same tenant.";
}
