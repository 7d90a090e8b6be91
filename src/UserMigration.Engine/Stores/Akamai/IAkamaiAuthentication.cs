using System.Net.Http;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>Authenticates the calls of an API client (contract, section 1).</summary>
internal interface IAkamaiAuthentication
{
    /// <summary>What else to check if the store refuses the credential; null if there is nothing else.</summary>
    string? Advice { get; }

    /// <summary>Removes secrets from a text.</summary>
    /// <param name="text">A text of the store.</param>
    string Mask(string text);

    /// <summary>Adds the authentication headers to a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="call">The name of the call.</param>
    /// <param name="body">All fields of the call.</param>
    void Apply(HttpRequestMessage request, string call, FormBody body);
}
