using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Sandbox;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Tests.Stores.Cidaas;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.PingOne;

/// <summary>Uploads to the sandbox of PingOne.</summary>
public static class PingOneSandboxTests
{
    [Fact]
    public static async Task EachUser_IsCreatedOnce()
    {
        using MigrationSandbox sandbox = await SharedSandbox.StartAsync(IdentityTarget.PingOne);

        IReadOnlyCollection<BulkUserResult> first = await PacedUpload.RunAsync(Connect(sandbox), Users(50), callsPerSecond: 0, new HurriedTime());
        IReadOnlyCollection<BulkUserResult> second = await PacedUpload.RunAsync(Connect(sandbox), Users(50), callsPerSecond: 0, new HurriedTime());

        Assert.All(first, result => Assert.Equal(BulkUserStatus.Created, result.Status));
        Assert.All(second, result => Assert.Equal(BulkUserStatus.Existing, result.Status));
        Assert.Equal(50, await CountAsync(sandbox));
    }

    [Theory]
    [InlineData("ErrorAfterCommit:p=0.5")]
    [InlineData("ResetAfter:p=0.5")]
    [InlineData("FewerResults:p=0.5")]
    [InlineData("TruncatedBody:p=0.3")]
    public static async Task LostAnswers_AreResolved(string fault)
    {
        using MigrationSandbox sandbox = await SharedSandbox.StartAsync(IdentityTarget.PingOne, fault);

        IReadOnlyCollection<BulkUserResult> results = await PacedUpload.RunAsync(Connect(sandbox), Users(20), callsPerSecond: 0, new HurriedTime());

        Assert.All(results, result => Assert.Equal((BulkUserStatus.Created, true), (result.Status, result.Uuid is not null)));
        Assert.Contains(results, result => result.Settled);
        Assert.Equal(20, await CountAsync(sandbox));
    }

    [Theory]
    [InlineData("DuplicateAnswer:status=409,code=ANYTHING")]
    [InlineData("DuplicateAnswer:status=400,code=INVALID_VALUE")]
    public static async Task Duplicate_IsLookedUp_WhateverItsCode(string fault)
    {
        using MigrationSandbox sandbox = await SharedSandbox.StartAsync(IdentityTarget.PingOne);
        await PacedUpload.RunAsync(Connect(sandbox), Users(1), callsPerSecond: 0, new HurriedTime());
        await SandboxControl.SetFaultsAsync(sandbox, [fault], TestContext.Current.CancellationToken);

        BulkUserResult result = Assert.Single(await PacedUpload.RunAsync(Connect(sandbox), Users(1), callsPerSecond: 0, new HurriedTime()));

        Assert.Equal(BulkUserStatus.Existing, result.Status);
    }

    [Fact]
    public static async Task UserThatTheClientCannotSee_IsNotCalledExisting()
    {
        using MigrationSandbox sandbox = await SharedSandbox.StartAsync(IdentityTarget.PingOne, "HiddenUser:username=user1");

        IReadOnlyCollection<BulkUserResult> results = await PacedUpload.RunAsync(Connect(sandbox), Users(2), callsPerSecond: 0, new HurriedTime());

        BulkUserResult hidden = results.Single(result => result.RecordNumber == 1);
        Assert.Equal(BulkUserStatus.Failed, hidden.Status);
        Assert.Contains("belongs to a user whom the API client can't see", hidden.Error, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task RefusedRecords_DoNotStopTheRun_AndNameTheAttribute()
    {
        using MigrationSandbox sandbox = await SharedSandbox.StartAsync(IdentityTarget.PingOne);
        IdentityRecord[] records = Users(10);
        foreach (IdentityRecord record in records.Take(5))
        {
            record.Attributes["name"] = new Dictionary<string, object?> { ["family"] = "Smith & Sons" };
        }

        IReadOnlyCollection<BulkUserResult> results = await PacedUpload.RunAsync(Connect(sandbox), records, callsPerSecond: 0, new HurriedTime());

        Assert.Equal((5, 5), (results.Count(result => result.Status == BulkUserStatus.Created), results.Count(result => result.Status == BulkUserStatus.Failed)));
        Assert.All(results.Where(result => result.Status == BulkUserStatus.Failed), result =>
        {
            Assert.Contains("name.family", result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("Sons", result.Error, StringComparison.Ordinal);
        });
    }

    [Fact]
    public static async Task Schema_HasTheAttributesThatTheEnvironmentAdded_AndIsReadBackFromAFile()
    {
        using MigrationSandbox sandbox = await SharedSandbox.StartAsync(IdentityTarget.PingOne);
        using IIdentityStore store = Connect(sandbox);
        string path = Path.Combine(Directory.CreateTempSubdirectory("um-").FullName, "schema.json");

        IdentitySchema schema = await store.GetSchemaAsync("user", TestContext.Current.CancellationToken);
        SchemaFile.Write(path, schema, replace: false);
        IdentitySchema saved = StoreTargets.ReadSchema(path);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

        Assert.Equal(schema.GetPaths().Order(), saved.GetPaths().Order());
        Assert.Contains("loyaltyNumber", saved.GetPaths());
        Assert.Equal(("boolean", true), (saved.Find("newsletter")!.Type, saved.Find("name.family")!.Pattern is not null));
        Assert.Null(StoreTargets.Get(IdentityTarget.PingOne).BuiltInSchema!.Find("newsletter"));
    }

    private static IIdentityStore Connect(MigrationSandbox sandbox)
    {
        StoreTarget target = StoreTargets.Get(IdentityTarget.PingOne);
        StoreSettings settings = PingOneServer.Set(StoreSettings.None, target, "EnvironmentId", PingOneServer.Environment);
        return target.Connect(new StoreConnection(sandbox.Uri, new StoreCredential(sandbox.ClientId, sandbox.ClientSecret), TimeProvider.System)
        {
            Settings = PingOneServer.Set(settings, target, "PopulationId", PingOneServer.Population),
        });
    }

    private static async Task<long> CountAsync(MigrationSandbox sandbox)
    {
        await SandboxControl.SetFaultsAsync(sandbox, [], TestContext.Current.CancellationToken);
        using IIdentityStore store = Connect(sandbox);
        return await store.CountAsync("user", null, TestContext.Current.CancellationToken);
    }

    private static IdentityRecord[] Users(int count) => Enumerable.Range(1, count).Select(i => new IdentityRecord(
        IdentityTarget.PingOne,
        new Dictionary<string, object?> { ["username"] = $"user{i}", ["email"] = $"user{i}@example.com", ["externalId"] = $"legacy-{i}" },
        Records.Of(i, ("username", "x"), ("email", "x"), ("externalId", "x")))).ToArray();
}
