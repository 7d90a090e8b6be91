using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;

namespace UserMigration.Engine.Tests.Stores.Scim;

/// <summary>A server on loopback that answers as a test says, and keeps what it was sent. Its ServiceProviderConfig promises what the test says.</summary>
internal sealed class ScimServer : IAsyncDisposable
{
    private const string Base = "scim/v2/";

    private readonly WireServer _server;

    public ScimServer(Func<ScimRequest, ScimResponse> answer, string config = AllFeatures)
    {
        _server = new WireServer(request => Read(request) is { Path: not "ServiceProviderConfig" } call ? answer(call).OnWire() : WireResponse.Json(config));
    }

    public const string AllFeatures =
        """{"patch":{"supported":true},"bulk":{"supported":true,"maxOperations":100,"maxPayloadSize":100000},"filter":{"supported":true,"maxResults":50},"etag":{"supported":true}}""";

    public const string NoFeatures =
        """{"patch":{"supported":false},"bulk":{"supported":false,"maxOperations":0,"maxPayloadSize":0},"filter":{"supported":true,"maxResults":50},"etag":{"supported":false}}""";

    public Uri Uri => new Uri(_server.Uri, Base);

    /// <summary>The requests other than those for the configuration.</summary>
    public IReadOnlyList<ScimRequest> Calls => _server.Requests.Select(Read).Where(request => request.Path != "ServiceProviderConfig").ToArray();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static ScimRequest Read(WireRequest request)
    {
        string[] path = request.Path[Base.Length..].Split('?', 2);
        return new ScimRequest(
            request.Method,
            path[0],
            path.Length == 1 ? string.Empty : WebUtility.UrlDecode(path[1]),
            request.Body,
            request.Headers.GetValueOrDefault("If-Match"),
            request.Headers.GetValueOrDefault("Authorization"));
    }
}

/// <summary>A request that a server got.</summary>
internal sealed record ScimRequest(string Method, string Path, string Query, string Body, string? IfMatch, string? Authorization);

/// <summary>What a server answers.</summary>
internal sealed record ScimResponse(int Status, string Body, string Type = "application/scim+json", string? RetryAfter = null)
{
    public WireResponse OnWire() => new WireResponse(Status, Type, Body, RetryAfter is null ? string.Empty : $"Retry-After: {RetryAfter}\r\n");

    public static ScimResponse Error(int status, string? type = null, string detail = "no") => new ScimResponse(
        status,
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"{{status}}"{{(type is null ? string.Empty : $",\"scimType\":\"{type}\"")}},"detail":"{{detail}}"}""");

    public static ScimResponse List(params string[] users) => new ScimResponse(
        200,
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":{{users.Length}},"Resources":[{{string.Join(',', users)}}]}""");

    public static ScimResponse Bulk(params string[] operations) => new ScimResponse(
        200, $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkResponse"],"Operations":[{{string.Join(',', operations)}}]}""");
}
