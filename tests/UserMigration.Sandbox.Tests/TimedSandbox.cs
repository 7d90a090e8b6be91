using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using UserMigration.Sandbox.Calls;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Startup;
using UserMigration.Sandbox.Targets;
using UserMigration.Tests.Shared;

namespace UserMigration.Sandbox.Tests;

/// <summary>A sandbox within the test's process, without a server in front of it, whose clock the test moves.</summary>
internal sealed class TimedSandbox : IDisposable
{
    private static readonly ApiClient s_client = new("client", "secret");

    private readonly ISurface _surface;
    private readonly CallEndpoint _endpoint;
    private int _number;

    public TimedSandbox(params string[] arguments)
    {
        SandboxOptions options = SandboxOptions.Parse(arguments, Surfaces.All);
        _surface = options.Target.Open(options, s_client, Time);
        _endpoint = new CallEndpoint(CallPipeline.Create(options, _surface, Time), _surface, Time);
    }

    public SteppedTime Time { get; } = new();

    /// <summary>Makes a call with fields, and with the client's credential or a token.</summary>
    public async Task<Answer> CallAsync(string call, string? token = null, params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent form = new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        DefaultHttpContext context = new();
        context.Request.Method = fields.Length == 0 && token is not null ? HttpMethods.Get : HttpMethods.Post;
        context.Request.Path = "/" + call;
        context.Request.Headers.Authorization = token is null ? SandboxProcess.Basic(s_client.Id, s_client.Secret).ToString() : "Bearer " + token;
        context.Request.ContentType = form.Headers.ContentType!.ToString();
        context.Request.Body = await form.ReadAsStreamAsync();
        using MemoryStream body = new();
        context.Response.Body = body;
        await _endpoint.InvokeAsync(context);
        await context.Response.BodyWriter.FlushAsync();
        bool isJson = context.Response.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true;
        return new Answer(
            context.Response.StatusCode,
            context.Response.Headers.RetryAfter.ToString(),
            isJson ? JsonDocument.Parse(body.ToArray()).RootElement : default);
    }

    /// <summary>Counts the users, which any call may be.</summary>
    public Task<Answer> CountAsync() => CallAsync("entity.count", fields: ("type_name", "user"));

    /// <summary>Creates a user.</summary>
    public Task<Answer> CreateAsync() =>
        CallAsync("entity.create", fields: [("type_name", "user"), ("attributes", $$"""{"email":"user{{++_number}}@example.com"}""")]);

    /// <summary>Gets a token of cidaas.</summary>
    public async Task<string> GetTokenAsync()
    {
        Answer answer = await CallAsync(Cidaas.CidaasSandbox.Token, fields: ("grant_type", "client_credentials"));
        return answer.Body.GetProperty("access_token").GetString()!;
    }

    public void Dispose() => _surface.Dispose();

    /// <summary>An answer.</summary>
    internal sealed record Answer(int Status, string RetryAfter, JsonElement Body)
    {
        /// <summary>The code of an error in the body, or 0.</summary>
        public int Code => SandboxProcess.Code(Body);
    }
}
