using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace UserMigration.Engine.Tests.Stores;

/// <summary>A server on loopback that answers every call alike, and keeps what it was sent.</summary>
internal sealed class LoopbackServer(WireResponse answer) : IAsyncDisposable
{
    private readonly WireServer _server = new WireServer(_ => answer);

    public Uri Uri => _server.Uri;

    /// <summary>The whole text of each request.</summary>
    public IReadOnlyList<string> Requests => _server.Requests.Select(request => request.Text).ToArray();

    public static LoopbackServer Json(string body, int status = 200) => new LoopbackServer(WireResponse.Json(body, status));

    public static LoopbackServer Http(int status, string type, string body, string headers = "") => new LoopbackServer(new WireResponse(status, type, body, headers));

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
