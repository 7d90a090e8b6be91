using System.Net.Http;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>A way for a call to show who makes it (contract, section 1).</summary>
internal interface IAkamaiAuthentication
{
    /// <summary>What else to check where the store refuses the credential; null where there is nothing.</summary>
    string? Advice { get; }

    /// <summary>Takes what only the client and the store may know out of a text.</summary>
    /// <param name="text">The store's words.</param>
    string Mask(string text);

    /// <summary>Puts the headers on a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="call">The call that it makes.</param>
    /// <param name="body">Its fields, all of them.</param>
    void Apply(HttpRequestMessage request, string call, FormBody body);
}
