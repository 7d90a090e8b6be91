using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Targets;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.PingOne.Prism;

/// <summary>The calls of the store and the answers of the sandbox, each held against an OpenAPI document by Prism.</summary>
public static class PrismTests
{
    /// <summary>The variable that names the vendor's own document, which is not part of this repository.</summary>
    private const string VendorVariable = "USERMIGRATION_PINGONE_OPENAPI";

    private static string OwnDocument => Path.Combine(AppContext.BaseDirectory, "Stores", "PingOne", "Prism", "pingone.openapi.yaml");

    [Fact]
    public static async Task EachCall_IsAsTheContractSays()
    {
        using MigrationSandbox sandbox = await SharedSandbox.StartAsync(IdentityTarget.PingOne);
        await using PrismProxy prism = await PrismProxy.StartAsync(OwnDocument, new Uri(sandbox.Uri, "v1"));
        using IIdentityStore store = Connect(sandbox, prism);

        (string id, StoreChange change) = await CreateAndFindAsync(store);
        await store.ChangeAsync("user", new IdentityKey("id", id), change, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await store.ChangeAsync("user", new IdentityKey("id", id), new StoreChange("password", new Dictionary<string, object?> { ["value"] = "a long password" }, []), TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(StoreDeletion.Deleted, await store.DeleteAsync("user", id, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public static async Task WrongCall_IsFound()
    {
        using MigrationSandbox sandbox = await SharedSandbox.StartAsync(IdentityTarget.PingOne);
        await using PrismProxy prism = await PrismProxy.StartAsync(OwnDocument, new Uri(sandbox.Uri, "v1"));
        using HttpClient http = new HttpClient();
        using StringContent content = new StringContent("""{"username":"a","email":"a@example.com"}""");
        content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.pingidentity.user.import+json");

        using HttpResponseMessage answer = await http.PostAsync(new Uri(prism.Uri, $"environments/{PingOneServer.Environment}/users"), content, TestContext.Current.CancellationToken);

        Assert.Equal(422, (int)answer.StatusCode);
    }

    [Fact]
    public static async Task EachCall_IsAsTheVendorSays()
    {
        string? document = Environment.GetEnvironmentVariable(VendorVariable);
        Assert.SkipUnless(document is not null && File.Exists(document), $"The vendor's OpenAPI document is not here: name its file in {VendorVariable}.");
        using MigrationSandbox sandbox = await SharedSandbox.StartAsync(IdentityTarget.PingOne);
        await using PrismProxy prism = await PrismProxy.StartAsync(document!, new Uri(sandbox.Uri, "v1"));
        using IIdentityStore store = Connect(sandbox, prism);

        // The document has another media type for passwords, and requires of a change what it requires of a new user.
        (string id, _) = await CreateAndFindAsync(store);
        Assert.Equal(StoreDeletion.Deleted, await store.DeleteAsync("user", id, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    private static async Task<(string Id, StoreChange Change)> CreateAndFindAsync(IIdentityStore store)
    {
        IdentityRecord record = PingOneServer.Record(
            ("username", "anna \"the first\""),
            ("email", "anna@example.com"),
            ("externalId", "legacy-1"),
            ("name", new Dictionary<string, object?> { ["given"] = "Åsa", ["family"] = "O'Neill-Núñez" }),
            ("address", new Dictionary<string, object?> { ["locality"] = "Bonn", ["countryCode"] = "DE" }),
            ("mobilePhone", "+4915112345678"),
            ("password", new Dictionary<string, object?> { ["value"] = "{BCRYPT}$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234" }));
        string id = (await PingOneServer.CreateAsync(store, record)).Uuid!;
        IdentityUser user = (await store.FindAsync("user", new IdentityKey("username", "anna \"the first\""), null, TestContext.Current.CancellationToken))!;
        Assert.Equal(id, user.Uuid);
        Assert.NotNull((await store.GetSchemaAsync("user", TestContext.Current.CancellationToken)).Find("loyaltyNumber"));
        Assert.Equal(id, (await store.FindAsync("user", new IdentityKey("id", id), null, TestContext.Current.CancellationToken))!.Uuid);
        Assert.Equal(1, await store.CountAsync("user", null, TestContext.Current.CancellationToken));
        record.Attributes.Remove("password");
        record.Attributes["nickname"] = "annie";
        Assert.Single(await store.FindTogetherAsync("user", "username", ["anna \"the first\"", "bert"], TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        return (id, Assert.Single(store.PlanChanges(record, user)));
    }

    private static IIdentityStore Connect(MigrationSandbox sandbox, PrismProxy prism)
    {
        StoreTarget target = StoreTargets.Get(IdentityTarget.PingOne);
        return target.Connect(new StoreConnection(
            new Uri(prism.Uri, $"environments/{PingOneServer.Environment}"), new StoreCredential(sandbox.ClientId, sandbox.ClientSecret), TimeProvider.System)
        {
            IssuerUri = new Uri(sandbox.Uri, $"{PingOneServer.Environment}/as"),
            Settings = PingOneServer.Set(StoreSettings.None, target, "PopulationId", PingOneServer.Population),
        });
    }
}
