using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Sampling;
using UserMigration.Engine.Targets;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>The store's calls to the sandbox, each held against the contract on its way.</summary>
public sealed class CidaasSandboxTests : IClassFixture<SharedCidaasSandbox>
{
    private readonly SharedCidaasSandbox _shared;

    public CidaasSandboxTests(SharedCidaasSandbox shared)
    {
        _shared = shared;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SampleFile_IsCreatedAndThenUpdated(bool asIdentities)
    {
        const int Count = 200;
        using MigrationSandbox sandbox = await SharedSandbox.StartAsync(IdentityTarget.Cidaas);
        await using ContractRelay relay = new ContractRelay(sandbox.Uri);
        List<IdentityRecord> records = Sample(Count, asIdentities);

        IReadOnlyCollection<BulkUserResult> first = await PacedUpload.RunAsync(Connect(sandbox, relay.Uri), records, callsPerSecond: 0);
        IReadOnlyCollection<BulkUserResult> second = await PacedUpload.RunAsync(Connect(sandbox, relay.Uri), records, callsPerSecond: 0);

        Assert.Equal((Count, Count), (Of(first, BulkUserStatus.Created), Of(second, BulkUserStatus.Updated)));
        Assert.Equal(first.Select(result => result.Uuid).Order(), second.Select(result => result.Uuid).Order());
        Assert.Equal(2 * Count / 10, relay.Calls.Count);
    }

    [Fact]
    public async Task User_IsFoundByEachIdentifier_AndDeletedLater()
    {
        MigrationSandbox sandbox = await _shared.WithFaultsAsync();
        await using ContractRelay relay = new ContractRelay(sandbox.Uri);
        using IIdentityStore store = Connect(sandbox, relay.Uri);
        string prefix = _shared.NewPrefix();
        string email = prefix + "ada@example.com";
        IdentityRecord record = CidaasCase.Record(("email", email), ("mobile_number", "+4915112345678"), ("username", prefix + "ada"), ("provider", "self"));
        string sub = (await CidaasCase.CreateAsync(store, [record]))[0].Uuid!;

        foreach ((string attribute, string value) in new[] { ("email", email.ToUpperInvariant()), ("mobile_number", "+4915112345678"), ("username", prefix + "ada"), ("sub", sub) })
        {
            Assert.Equal(sub, (await FindAsync(store, attribute, value))?.Uuid);
        }

        Assert.Null(await FindAsync(store, "email", "nobody@example.com"));
        Assert.Equal(StoreDeletion.Scheduled, await DeleteAsync(store, sub));
        Assert.Equal(StoreDeletion.Absent, await DeleteAsync(store, "nobody"));
    }

    [Fact]
    public async Task KnownUser_IsUpdatedByASubThatWasPutIn()
    {
        MigrationSandbox sandbox = await _shared.WithFaultsAsync();
        await using ContractRelay relay = new ContractRelay(sandbox.Uri);
        using IIdentityStore store = Connect(sandbox, relay.Uri);
        string email = _shared.NewPrefix() + "ada@example.com";
        string sub = (await CidaasCase.CreateAsync(store, [CidaasCase.Record(("email", email), ("provider", "self"))]))[0].Uuid!;
        IdentityRecord other = CidaasCase.Record(("email", email), ("provider", "facebook"), ("providerUserId", email));

        StoreRecordAnswer answer = (await CidaasCase.CreateAsync(store, [store.WithIdentifier(other, sub)]))[0];

        Assert.Equal((sub, true), (answer.Uuid, answer.IsUpdate));
    }

    [Theory]
    [InlineData("root", "process_state")]
    [InlineData("process_states", "processState")]
    [InlineData("data.process_states", "state")]
    [InlineData("data", "status")]
    public async Task Answer_IsUnderstoodInEachManner(string list, string state)
    {
        MigrationSandbox sandbox = await _shared.WithFaultsAsync($"AnswerShape:list={list},state={state}", "OtherOrder");
        using IIdentityStore store = Connect(sandbox, sandbox.Uri);
        IReadOnlyList<IdentityRecord> records = CidaasCase.WithSubs(5, _shared.NewPrefix());

        IReadOnlyList<StoreRecordAnswer> answers = await CidaasCase.CreateAsync(store, records);

        Assert.Equal(records.Select(record => record.Attributes["sub"]), answers.Select(answer => answer.Uuid));
    }

    [Fact]
    public async Task RecordsThatAreLeftOut_AreUnresolved()
    {
        MigrationSandbox sandbox = await _shared.WithFaultsAsync("Omitted:at=2,count=2");
        using IIdentityStore store = Connect(sandbox, sandbox.Uri);

        IReadOnlyList<StoreRecordAnswer> answers = await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(5, _shared.NewPrefix()));

        Assert.Equal([false, true, true, false, false], answers.Select(answer => answer.IsUnresolved));
    }

    [Theory]
    [InlineData("200")]
    [InlineData("400")]
    [InlineData("404")]
    [InlineData("417")]
    public async Task UnknownUser_IsNobody_HoweverItIsSaid(string status)
    {
        MigrationSandbox sandbox = await _shared.WithFaultsAsync("UnknownUser:status=" + status);
        using IIdentityStore store = Connect(sandbox, sandbox.Uri);

        Assert.Null(await FindAsync(store, "email", "nobody@example.com"));
    }

    [Fact]
    public async Task FieldSetup_IsReadOfOlderTenantsToo()
    {
        MigrationSandbox sandbox = await _shared.WithFaultsAsync("OldFieldSetup");
        await using ContractRelay relay = new ContractRelay(sandbox.Uri);
        using IIdentityStore store = Connect(sandbox, relay.Uri);

        IdentitySchema schema = await store.GetSchemaAsync("user", TestContext.Current.CancellationToken);

        Assert.NotNull(schema.Find("email"));
        Assert.Equal(["fieldsetup-srv/graph/fields", "registration-setup-srv/fields/list"], relay.Calls.Select(call => call.Path));
    }

    private static IIdentityStore Connect(MigrationSandbox sandbox, Uri uri) => StoreTargets.Get(IdentityTarget.Cidaas).Connect(
        new StoreConnection(uri, new StoreCredential(sandbox.ClientId, sandbox.ClientSecret), TimeProvider.System) { IssuerUri = sandbox.Uri });

    private static List<IdentityRecord> Sample(int count, bool asIdentities)
    {
        using MemoryStream file = new MemoryStream();
        SampleFile.Write(file, StoreTargets.Get(IdentityTarget.Cidaas).CreateSample(count, seed: 3), TestContext.Current.CancellationToken);
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, file.ToArray());
            using MigrationCsvReader reader = MigrationCsvReader.Open(path, 1, new CsvReadOptions());
            IdentityConverter converter = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Cidaas)) { AsIdentities = asIdentities });
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
