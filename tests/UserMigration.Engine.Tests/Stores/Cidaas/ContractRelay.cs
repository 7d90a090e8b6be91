using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>
/// Stands before a store, hands calls on to it and answers back. When it ends, each call that came by is held against the
/// contract. Tokens are got from the store itself.
/// </summary>
internal sealed class ContractRelay : IAsyncDisposable
{
    private readonly HttpClient _http = new HttpClient();
    private readonly CidaasServer _server = new CidaasServer();
    private readonly Uri _store;

    public ContractRelay(Uri store)
    {
        _store = store;
        _server.AnswerAsync = RelayAsync;
    }

    /// <summary>The address that stands for the store's.</summary>
    public Uri Uri => _server.Uri;

    public IReadOnlyList<WireRequest> Calls => _server.Calls;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private async Task<WireResponse> RelayAsync(WireRequest call)
    {
        using HttpRequestMessage request = new HttpRequestMessage(new HttpMethod(call.Method), new Uri(_store, call.Path));
        request.Headers.TryAddWithoutValidation("Authorization", call.Headers.GetValueOrDefault("Authorization"));
        request.Headers.TryAddWithoutValidation("Accept", call.Headers.GetValueOrDefault("Accept"));
        if (call.Headers.TryGetValue("Content-Type", out string? type))
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(call.Body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new WireResponse((int)response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "text/plain", body);
    }
}
