using System;
using System.Text.Json;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>The answer of the store to a call.</summary>
internal sealed class CidaasReply : IDisposable
{
    private readonly JsonDocument? _document;
    private readonly ICallAuthentication _authentication;

    public CidaasReply(StoreReply http, ICallAuthentication authentication)
    {
        Http = http;
        _document = http.ToJson();
        _authentication = authentication;
        Error = _document is null ? CidaasError.None : CidaasError.Read(_document.RootElement);
    }

    /// <summary>The HTTP answer.</summary>
    public StoreReply Http { get; }

    /// <summary>The JSON in the answer; null if there is none.</summary>
    public JsonElement? Root => _document?.RootElement;

    /// <summary>The error in the answer; an empty error if there is none.</summary>
    public CidaasError Error { get; }

    /// <summary>Removes the credential and the token from a text of the store.</summary>
    /// <param name="words">The text.</param>
    public string Mask(string words) => _authentication.Mask(words);

    /// <inheritdoc/>
    public void Dispose() => _document?.Dispose();
}
