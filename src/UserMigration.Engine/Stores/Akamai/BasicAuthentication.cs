using System.Net.Http;
using System.Net.Http.Headers;
using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>Authenticates calls with HTTP Basic, which the vendor's documentation recommends.</summary>
internal sealed class BasicAuthentication : IAkamaiAuthentication
{
    private readonly StoreCredential _credential;

    public BasicAuthentication(StoreCredential credential)
    {
        _credential = credential;
    }

    public string? Advice => null;

    public string Mask(string text) => _credential.Mask(text);

    public void Apply(HttpRequestMessage request, string call, FormBody body) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", _credential.ToBasic());
}
