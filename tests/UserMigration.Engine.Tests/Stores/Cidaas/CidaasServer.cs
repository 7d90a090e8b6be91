using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>
/// A server on loopback that answers as a test says, many at a time. Without a word it knows no discovery and gives a token.
/// Each request that it gets is held against the contract when it ends.
/// </summary>
internal sealed class CidaasServer : IAsyncDisposable
{
    private readonly WireServer _server;

    public CidaasServer()
    {
        _server = new WireServer(async (request, end) => IsForDiscovery(request) ? Discover(request)
            : IsForToken(request) ? await Grant(request).WaitAsync(end)
            : AnswerAsync is { } answer ? await answer(request)
            : Answer(request));
    }

    /// <summary>A server that answers all calls of the API alike.</summary>
    public CidaasServer(WireResponse answer)
        : this()
    {
        Answer = _ => answer;
    }

    public Uri Uri => _server.Uri;

    /// <summary>What discovery answers.</summary>
    public Func<WireRequest, WireResponse> Discover { get; set; } = _ => WireResponse.Json("{}", 404);

    /// <summary>What the token endpoint answers.</summary>
    public Func<WireRequest, Task<WireResponse>> Grant { get; set; } = _ => Task.FromResult(WireResponse.Token("token-1"));

    /// <summary>What calls of the API answer.</summary>
    public Func<WireRequest, WireResponse> Answer { get; set; } = _ => WireResponse.Json("{}", 500);

    /// <summary>What calls of the API answer, where it takes time; null where <see cref="Answer"/> says it.</summary>
    public Func<WireRequest, Task<WireResponse>>? AnswerAsync { get; set; }

    /// <summary>The path of the token endpoint.</summary>
    public string TokenPath { get; set; } = "token-srv/token";

    public IReadOnlyList<WireRequest> TokenRequests => _server.Requests.Where(IsForToken).ToArray();

    public IReadOnlyList<WireRequest> Calls => _server.Requests.Where(request => !IsForToken(request) && !IsForDiscovery(request)).ToArray();

    public IReadOnlyList<WireRequest> Discoveries => _server.Requests.Where(IsForDiscovery).ToArray();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Assert.Empty(Calls.SelectMany(CidaasContract.Violations));
    }

    private bool IsForToken(WireRequest request) => request.Path == TokenPath;

    private static bool IsForDiscovery(WireRequest request) => request.Path.EndsWith(".well-known/openid-configuration", StringComparison.Ordinal);
}
