using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Tests.Stores.Cidaas;
using UserMigration.Engine.Tests.Stores.Cidaas.Issuer;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Scim.Scimmy;

/// <summary>The store against a server of other authors.</summary>
public static class ScimmyTests
{
    [Fact]
    public static async Task Discovery_FindsWhatTheServerHas()
    {
        await using ScimmyServer many = await ScimmyServer.StartAsync(operations: 30);
        await using ScimmyServer one = await ScimmyServer.StartAsync(operations: 0, hasPatch: false);
        using IIdentityStore bulk = Connect(many.Uri);
        using IIdentityStore single = Connect(one.Uri);

        await bulk.VerifyAsync(TestContext.Current.CancellationToken);
        await single.VerifyAsync(TestContext.Current.CancellationToken);

        Assert.Equal((30, 30, 1), (bulk.Capabilities.LargestBatch, bulk.Capabilities.BatchSize, single.Capabilities.LargestBatch));
        IdentitySchema schema = await bulk.GetSchemaAsync("user", TestContext.Current.CancellationToken);
        Assert.True(schema.Find("userName") is { IsRequired: true, IsUnique: true });
        Assert.NotNull(schema.Find(ScimCase.Enterprise + ":department"));
        Assert.True(await bulk.IsUniqueAsync("user", "userName", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(7)]
    [InlineData(0)]
    public static async Task Upload_CreatesEachUserOnce(int operations)
    {
        await using ScimmyServer server = await ScimmyServer.StartAsync(operations);
        IReadOnlyList<IdentityRecord> records = ScimCase.Named(60);

        IReadOnlyCollection<BulkUserResult> first = await PacedUpload.RunAsync(Connect(server.Uri), records, callsPerSecond: 0);
        IReadOnlyCollection<BulkUserResult> second = await PacedUpload.RunAsync(Connect(server.Uri), records, callsPerSecond: 0);

        Assert.Equal(60, first.Select(result => result.Uuid).Distinct().Count());
        Assert.All(first, result => Assert.Equal(BulkUserStatus.Created, result.Status));
        Assert.All(second, result => Assert.Equal(BulkUserStatus.Existing, result.Status));
        using IIdentityStore store = Connect(server.Uri);
        Assert.Equal(60, await store.CountAsync("user", null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public static async Task User_IsFoundChangedComparedAndDeleted(bool hasPatch)
    {
        await using ScimmyServer server = await ScimmyServer.StartAsync(hasPatch: hasPatch);
        using IIdentityStore store = Connect(server.Uri);
        await store.VerifyAsync(TestContext.Current.CancellationToken);
        IdentityRecord record = ScimCase.Convert(
            ("userName", "ada"), ("externalId", "x"), ("email", "ada@example.com"), ("givenName", "Ada"), ("mobile", "+491511"), ("city", "Ulm"), ("department", "R"), ("active", "true"));
        string id = (await ScimCase.CreateAsync(store, [record]))[0].Uuid!;

        foreach ((string attribute, string value) in new[] { ("userName", "ada"), ("externalId", "x"), ("id", id) })
        {
            Assert.Equal(id, (await ScimCase.FindAsync(store, attribute, value))?.Uuid);
        }

        IdentityUser user = (await ScimCase.FindAsync(store, "id", id, "id", "meta.created", "meta.lastModified"))!;
        Assert.NotNull(user.Created);
        user = (await ScimCase.FindAsync(store, "id", id))!;
        Assert.Empty(store.FindDifferences(record, user));
        IdentityRecord changed = ScimCase.Convert(
            ("userName", "ada"), ("displayName", "Ada L"), ("familyName", "Lovelace"), ("email", "new@example.com"), ("department", "S"), ("costCenter", "7"), ("active", "false"));
        Assert.True(await ScimCase.ChangeAsync(store, changed, user));
        user = (await ScimCase.FindAsync(store, "id", id))!;
        Assert.Empty(store.FindDifferences(changed, user));
        Assert.Equal(["active", "emails", ScimCase.Enterprise + ":department"], store.FindDifferences(record, user).Order(StringComparer.Ordinal));
        changed.Attributes["displayName"] = null;
        Assert.True(await ScimCase.ChangeAsync(store, changed, user));
        Assert.Empty(store.PlanChanges(changed, (await ScimCase.FindAsync(store, "id", id))!));

        Assert.Equal(StoreDeletion.Deleted, await store.DeleteAsync("user", id, ScimCase.Timeout, TestContext.Current.CancellationToken));
        Assert.Equal(StoreDeletion.Absent, await store.DeleteAsync("user", id, ScimCase.Timeout, TestContext.Current.CancellationToken));
        Assert.Null(await ScimCase.FindAsync(store, "userName", "ada"));
    }

    [Fact]
    public static async Task DuplicateAndInvalidUsers_AreRefusedByThemselves()
    {
        await using ScimmyServer server = await ScimmyServer.StartAsync();
        using IIdentityStore store = Connect(server.Uri);
        await ScimCase.CreateAsync(store, ScimCase.Named(1));
        IdentityRecord invalid = ScimCase.Convert(("userName", "bad"));
        invalid.Attributes["active"] = "perhaps";

        IReadOnlyList<StoreRecordAnswer> answers = await ScimCase.CreateAsync(store, [.. ScimCase.Named(2), invalid]);

        Assert.Equal([true, false, false], answers.Select(answer => answer.IsDuplicate));
        Assert.NotNull(answers[1].Uuid);
        Assert.Equal(400, answers[2].Code);
        Assert.True((await ScimCase.CreateAsync(store, ScimCase.Named(1)))[0].IsDuplicate);
    }

    [Fact]
    public static async Task SeveralUsers_AreFoundByOneFilter()
    {
        await using ScimmyServer server = await ScimmyServer.StartAsync();
        using IIdentityStore store = Connect(server.Uri);
        await store.VerifyAsync(TestContext.Current.CancellationToken);
        await ScimCase.CreateAsync(store, ScimCase.Named(30));

        IReadOnlyList<IdentityUser> users = await store.FindTogetherAsync(
            "user", "userName", Enumerable.Range(21, 20).Select(i => $"user{i}").ToArray(), ScimCase.Timeout, TestContext.Current.CancellationToken);

        Assert.Equal(10, users.Count);
    }

    [Fact]
    public static async Task TokenOfAnIssuer_IsAccepted_AndAWrongOneIsDenied()
    {
        await using OidcIssuer issuer = await OidcIssuer.StartAsync(lifetime: 60);
        await using ScimmyServer server = await ScimmyServer.StartAsync(issuer: issuer.Uri, client: (OidcIssuer.ClientId, OidcIssuer.ClientSecret));
        using IIdentityStore store = ScimCase.Connect(server.Uri, StoreAuthentication.Token, OidcIssuer.ClientSecret, issuer.Uri, OidcIssuer.ClientId);
        using IIdentityStore other = ScimCase.Connect(server.Uri, StoreAuthentication.Bearer, "wrong");

        Assert.NotNull((await ScimCase.CreateAsync(store, ScimCase.Named(1)))[0].Uuid);
        Assert.Equal(IdentityStoreFault.Denied, (await Assert.ThrowsAsync<IdentityStoreException>(() => other.VerifyAsync(TestContext.Current.CancellationToken))).Kind);
    }

    private static IIdentityStore Connect(Uri uri) => ScimCase.Connect(uri, StoreAuthentication.Bearer, ScimmyServer.Secret);
}
