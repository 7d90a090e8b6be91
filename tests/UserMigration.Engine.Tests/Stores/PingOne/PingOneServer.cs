using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Tests.Stores.Cidaas;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.PingOne;

/// <summary>A server on loopback that gives a token, and answers all other calls as a test says.</summary>
internal sealed class PingOneServer : IAsyncDisposable
{
    public const string Environment = "00000000-0000-4000-8000-000000000001";
    public const string Population = "00000000-0000-4000-8000-000000000002";
    public const string UserId = "11111111-2222-4333-8444-555555555555";

    private readonly WireServer _server;

    public PingOneServer(Func<WireRequest, WireResponse> answer)
    {
        _server = new WireServer(request => !IsOfToken(request) ? answer(request)
            : request.Path.EndsWith("/token", StringComparison.Ordinal) ? Grant(request)
            : WireResponse.Json("{}", 404));
    }

    public PingOneServer(string body, int status = 200, string headers = "")
        : this(_ => WireResponse.Json(body, status, headers))
    {
    }

    public Uri Uri => _server.Uri;

    /// <summary>The calls of the API.</summary>
    public IReadOnlyList<WireRequest> Calls => _server.Requests.Where(request => !IsOfToken(request)).ToArray();

    public IReadOnlyList<WireRequest> TokenRequests => _server.Requests.Where(request => request.Path.EndsWith("/token", StringComparison.Ordinal)).ToArray();

    /// <summary>How the token endpoint answers.</summary>
    public Func<WireRequest, WireResponse> Grant { get; set; } = _ => WireResponse.Token("token-1");

    public IIdentityStore Connect(string? population = Population)
    {
        StoreTarget target = StoreTargets.Get(IdentityTarget.PingOne);
        StoreSettings settings = Set(StoreSettings.None, target, "EnvironmentId", Environment);
        settings = population is null ? settings : Set(settings, target, "PopulationId", population);
        return target.Connect(
            new StoreConnection(Uri, new StoreCredential("worker", new NetworkCredential(string.Empty, CidaasCase.Secret).SecurePassword), TimeProvider.System) { Settings = settings });
    }

    public static StoreSettings Set(StoreSettings settings, StoreTarget target, string name, string value) =>
        settings.With(target.Capabilities.Settings.Single(setting => setting.Name == name), value);

    public static IdentityRecord Record(params (string Name, object? Value)[] attributes) => new IdentityRecord(
        IdentityTarget.PingOne, attributes.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal), Records.Of(attributes.Select(pair => (pair.Name, (object?)"x")).ToArray()));

    /// <summary>A record with a username and an e-mail address.</summary>
    public static IdentityRecord Anna() => Record(("username", "anna"), ("email", "anna@example.com"));

    public static async Task<StoreRecordAnswer> CreateAsync(IIdentityStore store, IdentityRecord record) => Assert.Single(
        await store.CreateAsync("user", [record], StoreSettings.None, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static bool IsOfToken(WireRequest request) => request.Path.Contains("/as/", StringComparison.Ordinal);
}
