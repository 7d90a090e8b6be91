using System;
using System.Text.Json;
using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Stores.Http.Tokens;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>What the store answered to a call.</summary>
internal sealed class CidaasReply : IDisposable
{
    private readonly JsonDocument? _document;
    private readonly AccessToken _token;
    private readonly StoreCredential _credential;

    public CidaasReply(StoreReply http, AccessToken token, StoreCredential credential)
    {
        Http = http;
        _document = http.ToJson();
        _token = token;
        _credential = credential;
        Error = _document is null ? CidaasError.None : CidaasError.Read(_document.RootElement);
    }

    /// <summary>The HTTP answer.</summary>
    public StoreReply Http { get; }

    /// <summary>The JSON in it; null where there is none.</summary>
    public JsonElement? Root => _document?.RootElement;

    /// <summary>The error in it; one without anything where there is none.</summary>
    public CidaasError Error { get; }

    /// <summary>Takes out of the store's words what only the client and the store may know.</summary>
    /// <param name="words">The words.</param>
    public string Mask(string words) => _token.Mask(_credential.Mask(words));

    /// <inheritdoc/>
    public void Dispose() => _document?.Dispose();
}
