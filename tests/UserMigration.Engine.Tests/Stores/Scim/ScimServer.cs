using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace UserMigration.Engine.Tests.Stores.Scim;

/// <summary>A server on loopback that answers as a test says, and keeps what it was sent. Its ServiceProviderConfig promises what the test says.</summary>
internal sealed class ScimServer : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly Task _work;
    private readonly ConcurrentQueue<ScimRequest> _requests = new ConcurrentQueue<ScimRequest>();

    public ScimServer(Func<ScimRequest, ScimResponse> answer, string config = AllFeatures)
    {
        Answer = answer;
        Config = config;
        (_listener, Uri) = Listen();
        _work = WorkAsync();
    }

    public const string AllFeatures =
        """{"patch":{"supported":true},"bulk":{"supported":true,"maxOperations":100,"maxPayloadSize":100000},"filter":{"supported":true,"maxResults":50},"etag":{"supported":true}}""";

    public const string NoFeatures =
        """{"patch":{"supported":false},"bulk":{"supported":false,"maxOperations":0,"maxPayloadSize":0},"filter":{"supported":true,"maxResults":50},"etag":{"supported":false}}""";

    public Uri Uri { get; }

    public Func<ScimRequest, ScimResponse> Answer { get; }

    public string Config { get; }

    /// <summary>The requests other than those for the configuration.</summary>
    public IReadOnlyList<ScimRequest> Calls => _requests.Where(request => request.Path != "ServiceProviderConfig").ToArray();

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _work;
        _listener.Close();
    }

    private static (HttpListener Listener, Uri Uri) Listen()
    {
        for (int i = 0; ; i++)
        {
            TcpListener free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            Uri uri = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/scim/v2/");
            free.Stop();
            HttpListener listener = new HttpListener();
            listener.Prefixes.Add(uri.ToString());
            try
            {
                listener.Start();
                return (listener, uri);
            }
            catch (HttpListenerException) when (i < 20)
            {
                // Another process was faster.
                listener.Close();
            }
        }
    }

    private async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                await ServeAsync(context);
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        using StreamReader reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        ScimRequest request = new ScimRequest(
            context.Request.HttpMethod,
            context.Request.Url!.AbsolutePath["/scim/v2/".Length..],
            WebUtility.UrlDecode(context.Request.Url.Query.TrimStart('?')),
            await reader.ReadToEndAsync(),
            context.Request.Headers["If-Match"],
            context.Request.Headers["Authorization"]);
        _requests.Enqueue(request);
        ScimResponse response = request.Path == "ServiceProviderConfig" ? new ScimResponse(200, Config) : Answer(request);
        byte[] body = Encoding.UTF8.GetBytes(response.Body);
        context.Response.StatusCode = response.Status;
        context.Response.ContentType = response.Type;
        if (response.RetryAfter is { } seconds)
        {
            context.Response.Headers["Retry-After"] = seconds;
        }

        context.Response.ContentLength64 = body.Length;
        await context.Response.OutputStream.WriteAsync(body);
        context.Response.Close();
    }
}

/// <summary>A request that a server got.</summary>
internal sealed record ScimRequest(string Method, string Path, string Query, string Body, string? IfMatch, string? Authorization);

/// <summary>What a server answers.</summary>
internal sealed record ScimResponse(int Status, string Body, string Type = "application/scim+json", string? RetryAfter = null)
{
    public static ScimResponse Error(int status, string? type = null, string detail = "no") => new ScimResponse(
        status,
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"{{status}}"{{(type is null ? string.Empty : $",\"scimType\":\"{type}\"")}},"detail":"{{detail}}"}""");

    public static ScimResponse List(params string[] users) => new ScimResponse(
        200,
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":{{users.Length}},"Resources":[{{string.Join(',', users)}}]}""");

    public static ScimResponse Bulk(params string[] operations) => new ScimResponse(
        200, $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkResponse"],"Operations":[{{string.Join(',', operations)}}]}""");
}
