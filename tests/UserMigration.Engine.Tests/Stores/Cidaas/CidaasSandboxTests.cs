using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Sampling;
using UserMigration.Engine.Sandbox;
using UserMigration.Engine.Stores;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>The store's calls to the sandbox, each held against the contract on its way.</summary>
public static class CidaasSandboxTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public static async Task SampleFile_IsCreatedAndThenUpdated(bool asIdentities)
    {
        const int Count = 200;
        using MigrationSandbox sandbox = await StartAsync();
        await using ContractRelay relay = new ContractRelay(sandbox.Uri);
        List<IdentityRecord> records = Sample(Count, asIdentities);

        IReadOnlyCollection<BulkUserResult> first = await PacedUpload.RunAsync(Connect(sandbox, relay.Uri), records, callsPerSecond: 0);
        IReadOnlyCollection<BulkUserResult> second = await PacedUpload.RunAsync(Connect(sandbox, relay.Uri), records, callsPerSecond: 0);

        Assert.Equal((Count, Count), (Of(first, BulkUserStatus.Created), Of(second, BulkUserStatus.Updated)));
        Assert.Equal(first.Select(result => result.Uuid).Order(), second.Select(result => result.Uuid).Order());
        Assert.Equal(2 * Count / 10, relay.Calls.Count);
    }

    [Fact]
    public static async Task User_IsFoundByEachIdentifier_AndDeletedLater()
    {
        using MigrationSandbox sandbox = await StartAsync();
        await using ContractRelay relay = new ContractRelay(sandbox.Uri);
        using IIdentityStore store = Connect(sandbox, relay.Uri);
        IdentityRecord record = CidaasCase.Record(("email", "ada@example.com"), ("mobile_number", "+4915112345678"), ("username", "ada"), ("provider", "self"));
        string sub = (await CidaasCase.CreateAsync(store, [record]))[0].Uuid!;

        foreach ((string attribute, string value) in new[] { ("email", "ADA@example.com"), ("mobile_number", "+4915112345678"), ("username", "ada"), ("sub", sub) })
        {
            Assert.Equal(sub, (await FindAsync(store, attribute, value))?.Uuid);
        }

        Assert.Null(await FindAsync(store, "email", "nobody@example.com"));
        Assert.Equal(StoreDeletion.Scheduled, await DeleteAsync(store, sub));
        Assert.Equal(StoreDeletion.Absent, await DeleteAsync(store, "nobody"));
    }

    [Fact]
    public static async Task KnownUser_IsUpdatedByASubThatWasPutIn()
    {
        using MigrationSandbox sandbox = await StartAsync();
        await using ContractRelay relay = new ContractRelay(sandbox.Uri);
        using IIdentityStore store = Connect(sandbox, relay.Uri);
        string sub = (await CidaasCase.CreateAsync(store, [CidaasCase.Record(("email", "ada@example.com"), ("provider", "self"))]))[0].Uuid!;
        IdentityRecord other = CidaasCase.Record(("email", "ada@example.com"), ("provider", "facebook"), ("providerUserId", "f1"));

        StoreRecordAnswer answer = (await CidaasCase.CreateAsync(store, [store.WithIdentifier(other, sub)]))[0];

        Assert.Equal((sub, true), (answer.Uuid, answer.IsUpdate));
    }

    [Theory]
    [InlineData("root", "process_state")]
    [InlineData("process_states", "processState")]
    [InlineData("data.process_states", "state")]
    [InlineData("data", "status")]
    public static async Task Answer_IsUnderstoodInEachManner(string list, string state)
    {
        using MigrationSandbox sandbox = await StartAsync($"AnswerShape:list={list},state={state}", "OtherOrder");
        using IIdentityStore store = Connect(sandbox, sandbox.Uri);
        IReadOnlyList<IdentityRecord> records = CidaasCase.WithSubs(5);

        IReadOnlyList<StoreRecordAnswer> answers = await CidaasCase.CreateAsync(store, records);

        Assert.Equal(records.Select(record => record.Attributes["sub"]), answers.Select(answer => answer.Uuid));
    }

    [Fact]
    public static async Task RecordsThatAreLeftOut_AreUnresolved()
    {
        using MigrationSandbox sandbox = await StartAsync("Omitted:at=2,count=2");
        using IIdentityStore store = Connect(sandbox, sandbox.Uri);

        IReadOnlyList<StoreRecordAnswer> answers = await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(5));

        Assert.Equal([false, true, true, false, false], answers.Select(answer => answer.IsUnresolved));
    }

    [Theory]
    [InlineData("200")]
    [InlineData("400")]
    [InlineData("404")]
    [InlineData("417")]
    public static async Task UnknownUser_IsNobody_HoweverItIsSaid(string status)
    {
        using MigrationSandbox sandbox = await StartAsync("UnknownUser:status=" + status);
        using IIdentityStore store = Connect(sandbox, sandbox.Uri);

        Assert.Null(await FindAsync(store, "email", "nobody@example.com"));
    }

    [Fact]
    public static async Task FieldSetup_IsReadOfOlderTenantsToo()
    {
        using MigrationSandbox sandbox = await StartAsync("OldFieldSetup");
        await using ContractRelay relay = new ContractRelay(sandbox.Uri);
        using IIdentityStore store = Connect(sandbox, relay.Uri);

        IdentitySchema schema = await store.GetSchemaAsync("user", TestContext.Current.CancellationToken);

        Assert.NotNull(schema.Find("email"));
        Assert.Equal(["fieldsetup-srv/graph/fields", "registration-setup-srv/fields/list"], relay.Calls.Select(call => call.Path));
    }

    private static Task<MigrationSandbox> StartAsync(params string[] faults)
    {
        string path = typeof(CidaasSandboxTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "SandboxPath").Value!;
        return SandboxLauncher.StartAsync(new SandboxOptions(path) { Target = IdentityTarget.Cidaas, Faults = faults }, TestContext.Current.CancellationToken);
    }

    private static IIdentityStore Connect(MigrationSandbox sandbox, Uri uri) => StoreTargets.Of(IdentityTarget.Cidaas).Connect(
        new StoreConnection(uri, new StoreCredential(sandbox.ClientId, sandbox.ClientSecret), TimeProvider.System) { IssuerUri = sandbox.Uri });

    private static List<IdentityRecord> Sample(int count, bool asIdentities)
    {
        using MemoryStream file = new MemoryStream();
        SampleFile.Write(file, new SampleOptions { Target = IdentityTarget.Cidaas, Count = count, Seed = 3 }, TestContext.Current.CancellationToken);
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, file.ToArray());
            using MigrationCsvReader reader = MigrationCsvReader.Open(path, 1, new CsvReadOptions());
            IdentityConverter converter = new IdentityConverter(new ConversionOptions { Target = IdentityTarget.Cidaas, AsIdentities = asIdentities });
            List<IdentityRecord> records = [];
            while (reader.Read() is { } record)
            {
                records.Add(converter.Convert(record));
            }

            return records;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static int Of(IReadOnlyCollection<BulkUserResult> results, BulkUserStatus status) => results.Count(result => result.Status == status);

    private static Task<IdentityUser?> FindAsync(IIdentityStore store, string attribute, string value) =>
        store.FindAsync("user", new IdentityKey(attribute, value), null, TestContext.Current.CancellationToken);

    private static Task<StoreDeletion> DeleteAsync(IIdentityStore store, string sub) =>
        store.DeleteAsync("user", sub, CidaasCase.Timeout, TestContext.Current.CancellationToken);
}
