using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Tests.Schemas;
using Xunit;

namespace UserMigration.Engine.Tests.Stores;

public static class AkamaiSchemaTests
{
    [Fact]
    public static async Task Schema_IsTheCallOfTheContract()
    {
        await using LoopbackServer server = LoopbackServer.Json(StrictSchema.Json);

        IdentitySchema schema = await GetAsync(server.Uri, "user");

        string request = WebUtility.UrlDecode(Assert.Single(server.Requests));
        Assert.StartsWith("POST /entityType HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\ntype_name=user", request, StringComparison.Ordinal);
        Assert.Equal(("user", server.Uri, null), (schema.EntityType, schema.Uri, schema.Path));
        Assert.InRange(schema.RetrievedAt!.Value, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);
        Assert.True(schema.Find("email")!.IsUnique);
    }

    [Fact]
    public static async Task UnknownEntityType_IsNamed()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"error","code":222,"error":"unknown_entity_type","argument_name":"type_name"}""");

        MigrationException exception = await Assert.ThrowsAsync<MigrationException>(() => GetAsync(server.Uri, "usr"));

        Assert.Equal("EntityTypeUnknown", exception.ErrorId);
        Assert.Contains("'usr'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task MissingPermission_IsDenied()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"error","code":403,"error":"client_permission_error"}""");

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => GetAsync(server.Uri, "user"));

        Assert.Equal((IdentityStoreFault.Denied, 403), (exception.Kind, exception.Code));
    }

    [Theory]
    [InlineData("""{"stat":"ok"}""")]
    [InlineData("""{"stat":"ok","schema":[]}""")]
    [InlineData("""{"stat":"ok","schema":{"attr_defs":[1]}}""")]
    public static async Task OddAnswer_IsNoSchema_AndMakesNothingUnique(string answer)
    {
        await using LoopbackServer server = LoopbackServer.Json(answer);
        using IIdentityStore store = Connect(server.Uri);

        MigrationException exception = await Assert.ThrowsAsync<MigrationException>(() => store.GetSchemaAsync("user", TestContext.Current.CancellationToken));

        Assert.StartsWith("Schema", exception.ErrorId, StringComparison.Ordinal);
        Assert.False(await store.IsUniqueAsync("user", "email", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("email", true)]
    [InlineData("givenName", false)]
    [InlineData("items.id", true)]
    [InlineData("Email", false)]
    [InlineData("nosuch.path", false)]
    public static async Task Unique_IsWhatTheSchemaCallsSo(string attribute, bool expected)
    {
        await using LoopbackServer server = LoopbackServer.Json(StrictSchema.Json);
        using IIdentityStore store = Connect(server.Uri);

        Assert.Equal(expected, await store.IsUniqueAsync("user", attribute, TestContext.Current.CancellationToken));
        Assert.Single(server.Requests);
    }

    private static async Task<IdentitySchema> GetAsync(Uri uri, string entityType)
    {
        using IIdentityStore store = Connect(uri);
        return await store.GetSchemaAsync(entityType, TestContext.Current.CancellationToken);
    }

    private static IIdentityStore Connect(Uri uri) => StoreTargets.Get(IdentityTarget.Akamai).Connect(
            new StoreConnection(uri, new StoreCredential("client", Secret()), TimeProvider.System));

    private static System.Security.SecureString Secret()
    {
        System.Security.SecureString secret = new System.Security.SecureString();
        "secret".ToList().ForEach(secret.AppendChar);
        return secret;
    }
}
