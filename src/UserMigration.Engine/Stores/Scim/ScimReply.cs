using System;
using System.Text.Json;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>The answer of the server to a call.</summary>
internal sealed class ScimReply : IDisposable
{
    private readonly JsonDocument? _document;

    public ScimReply(StoreReply http)
    {
        Http = http;
        _document = http.IsEmpty ? null : http.ToJson();
        Error = _document is null ? null : ScimError.Read(_document.RootElement);
    }

    /// <summary>The HTTP answer.</summary>
    public StoreReply Http { get; }

    /// <summary>The JSON in the answer; null if there is none.</summary>
    public JsonElement? Root => _document?.RootElement;

    /// <summary>The error in the answer, or null.</summary>
    public ScimError? Error { get; }

    /// <summary>Whether the server did what was asked.</summary>
    public bool IsSuccess => Http.IsSuccess && !Http.IsHtml && Error is null;

    /// <inheritdoc/>
    public void Dispose() => _document?.Dispose();
}
