using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Tests.Stores.Cidaas;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Scim;

/// <summary>The store's calls to the sandbox, which is strict, and deviates from the standard as real servers do.</summary>
public sealed class ScimSandboxTests : IClassFixture<SharedScimSandbox>
{
    private readonly SharedScimSandbox _shared;

    public ScimSandboxTests(SharedScimSandbox shared)
    {
        _shared = shared;
    }

    [Fact]
    public async Task Upload_CreatesEachUser_WithAToken()
    {
        MigrationSandbox sandbox = await _shared.WithFaultsAsync();
        string prefix = _shared.NewPrefix();

        IReadOnlyCollection<BulkUserResult> results = await PacedUpload.RunAsync(Connect(sandbox), ScimCase.Named(120, prefix), callsPerSecond: 0);

        Assert.Equal(120, results.Count(result => result.Status == BulkUserStatus.Created && result.Uuid is not null));
        using IIdentityStore store = Connect(sandbox);
        Assert.Equal(120, await store.CountAsync("user", $"userName sw \"{prefix}\"", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("status=number")]
    [InlineData("status=code,location=relative")]
    [InlineData("location=none,bulkid=never")]
    [InlineData("bulkid=accepted")]
    [InlineData("order=reversed")]
    public async Task BulkAnswer_IsUnderstoodInEachManner(string manner)
    {
        MigrationSandbox sandbox = await _shared.WithFaultsAsync("BulkAnswer:" + manner);
        using IIdentityStore store = Connect(sandbox);
        string prefix = _shared.NewPrefix();
        await ScimCase.CreateAsync(store, [.. ScimCase.Named(3, prefix).Skip(1).Take(1)]);

        IReadOnlyList<StoreRecordAnswer> answers = await ScimCase.CreateAsync(store, ScimCase.Named(3, prefix));

        Assert.Equal([false, true, false], answers.Select(answer => answer.IsDuplicate));
        Assert.Equal(prefix + "3", (await ScimCase.FindAsync(store, "id", answers[2].Uuid!))?.Attributes["userName"]);
    }

    [Theory]
    [InlineData("NoBulk:status=501")]
    [InlineData("NoBulk:status=404")]
    [InlineData("TooLarge:bytes=2000")]
    [InlineData("ResetAfter:p=0.3,calls=POST Bulk")]
    [InlineData("TruncatedBody:p=0.3,calls=POST Bulk")]
    [InlineData("FewerResults:drop=2,p=0.5")]
    public async Task Upload_CreatesEachUserOnce_InSpiteOfFaults(string fault)
    {
        MigrationSandbox sandbox = await _shared.WithFaultsAsync(fault);
        string prefix = _shared.NewPrefix();

        IReadOnlyCollection<BulkUserResult> results = await PacedUpload.RunAsync(Connect(sandbox), ScimCase.Named(40, prefix), callsPerSecond: 0);

        Assert.All(results, result => Assert.Equal(BulkUserStatus.Created, result.Status));
        await _shared.WithFaultsAsync();
        using IIdentityStore store = Connect(sandbox);
        Assert.Equal(40, await store.CountAsync("user", $"userName sw \"{prefix}\"", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task User_IsFoundChangedAndDeleted()
    {
        MigrationSandbox sandbox = await _shared.WithFaultsAsync();
        using IIdentityStore store = Connect(sandbox);
        await store.VerifyAsync(TestContext.Current.CancellationToken);
        string prefix = _shared.NewPrefix();
        IdentityRecord record = ScimCase.Named(1, prefix)[0];
        string id = (await ScimCase.CreateAsync(store, [record]))[0].Uuid!;

        foreach ((string attribute, string value) in new[]
        {
            ("userName", prefix.ToUpperInvariant() + "1"), ("externalId", prefix + "-ext-1"), ("id", id), ("emails[primary eq true].value", prefix + "1@example.com"),
        })
        {
            Assert.Equal(id, (await ScimCase.FindAsync(store, attribute, value))?.Uuid);
        }

        IdentityUser user = (await ScimCase.FindAsync(store, "id", id))!;
        Assert.Empty(store.FindDifferences(record, user));
        Assert.Empty(store.PlanChanges(record, user));
        IdentityRecord changed = ScimCase.Convert(("userName", prefix + "1"), ("givenName", "Grace"), ("department", "R"), ("mobile", "+491"));
        Assert.True(await ScimCase.ChangeAsync(store, changed, user));
        user = (await ScimCase.FindAsync(store, "id", id))!;
        Assert.Empty(store.FindDifferences(changed, user));
        Assert.True(user.LastUpdated > user.Created);

        Assert.Equal(StoreDeletion.Deleted, await store.DeleteAsync("user", id, ScimCase.Timeout, TestContext.Current.CancellationToken));
        Assert.Equal(StoreDeletion.Absent, await store.DeleteAsync("user", id, ScimCase.Timeout, TestContext.Current.CancellationToken));
        Assert.Null(await ScimCase.FindAsync(store, "userName", prefix + "1"));
    }

    [Fact]
    public async Task UserThatChangedMeanwhile_IsOutdated()
    {
        MigrationSandbox sandbox = await _shared.WithFaultsAsync();
        using IIdentityStore store = Connect(sandbox);
        await store.VerifyAsync(TestContext.Current.CancellationToken);
        string prefix = _shared.NewPrefix();
        string id = (await ScimCase.CreateAsync(store, ScimCase.Named(1, prefix)))[0].Uuid!;
        IdentityUser user = (await ScimCase.FindAsync(store, "id", id))!;
        await _shared.WithFaultsAsync("UserChanged:first=1");
        IdentityRecord record = ScimCase.Convert(("userName", prefix + "1"), ("givenName", "Grace"));

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => ScimCase.ChangeAsync(store, record, user));

        Assert.Equal(IdentityStoreFault.Outdated, exception.Kind);
        Assert.True(await ScimCase.ChangeAsync(store, record, (await ScimCase.FindAsync(store, "id", id))!));
    }

    [Fact]
    public async Task PlainTextDenial_IsDenied()
    {
        MigrationSandbox sandbox = await _shared.WithFaultsAsync("PlainDenied");
        using IIdentityStore store = Connect(sandbox);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => ScimCase.CreateAsync(store, ScimCase.Named(1, _shared.NewPrefix())));

        Assert.Equal((IdentityStoreFault.Denied, 401), (exception.Kind, exception.HttpStatus));
    }

    [Fact]
    public async Task Schema_IsThatOfTheServer()
    {
        MigrationSandbox sandbox = await _shared.WithFaultsAsync();
        using IIdentityStore store = Connect(sandbox);

        IdentitySchema schema = await store.GetSchemaAsync("user", TestContext.Current.CancellationToken);

        Assert.NotNull(schema.Find(ScimCase.Enterprise + ":department"));
        Assert.True(await store.IsUniqueAsync("user", "userName", TestContext.Current.CancellationToken));
    }

    private static IIdentityStore Connect(MigrationSandbox sandbox) => ScimCase.Target.Connect(
        new StoreConnection(sandbox.Uri, new StoreCredential(sandbox.ClientId, sandbox.ClientSecret), TimeProvider.System));
}
