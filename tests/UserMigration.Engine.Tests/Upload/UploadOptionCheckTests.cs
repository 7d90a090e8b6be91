using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Stores.Akamai;
using UserMigration.Engine.Stores.Cidaas;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What is said where a kind of store does not know a setting.</summary>
public static class UploadOptionCheckTests
{
    [Fact]
    public static void LargestBatch_IsTaken() =>
        UploadOptionCheck.Check(new BulkCreateOptions { BatchSize = 1000, Settings = StoreSettings.None.With(CidaasSettings.ResolveSub, true) }, new UpsertStore(new SteppedTime()));

    [Fact]
    public static void LargerBatch_IsRefused() => AssertRefused(
        new UpsertStore(new SteppedTime()),
        new BulkCreateOptions { BatchSize = 1001 },
        "BatchSizeTooLarge",
        "Akamai accepts at most 1000 records in a call. Set -BatchSize to 1000 or less, or omit it to use 50.");

    [Fact]
    public static void CommitEach_IsRefused_WhereTheStoreCanNotBeTold() => AssertRefused(
        new UpsertStore(new SteppedTime()),
        new BulkCreateOptions { Settings = StoreSettings.None.With(AkamaiSettings.CommitEach, CommitEach.Smart) },
        "CommitEachUnknown",
        "Akamai does not support a choice of how it commits the records of a call. Omit -CommitEach.");

    [Fact]
    public static void ResolveSub_IsRefused_WhereTheStoreTakesNoIdentifiers() => AssertRefused(
        new MemoryStore(new SteppedTime()),
        new BulkCreateOptions { Settings = StoreSettings.None.With(CidaasSettings.ResolveSub, true) },
        "ResolveSubUnknown",
        "Akamai does not accept identifiers of users in records. Omit -ResolveSub.");

    [Fact]
    public static void CommitEach_IsTaken_WhereTheStoreCanBeTold() =>
        UploadOptionCheck.Check(new BulkCreateOptions { Settings = StoreSettings.None.With(AkamaiSettings.CommitEach, CommitEach.Smart) }, new MemoryStore(new SteppedTime()));

    [Fact]
    public static void EntityType_IsRefused_WhereTheStoreHasOnlyUsers() => AssertRefused(
        new UpsertStore(new SteppedTime()),
        new BulkCreateOptions { Settings = StoreSettings.None.With(StoreSetting.EntityType, "customer") },
        "EntityTypeUnknown",
        "Akamai has only users and no other entity types. Omit -EntityType.");

    [Fact]
    public static void DefaultEntityType_IsAccepted_WhereTheStoreHasOnlyUsers() =>
        UploadOptionCheck.Check(new BulkCreateOptions { Settings = StoreSettings.None.With(StoreSetting.EntityType, "user") }, new UpsertStore(new SteppedTime()));

    [Fact]
    public static void SettingsForUpload_LackThoseOfEveryCall()
    {
        StoreSettings all = StoreSettings.None.With(StoreSetting.EntityType, "customer").With(CidaasSettings.ResolveSub, true);

        Assert.Equal(CidaasSettings.ResolveSub, Assert.Single(all.ForUpload()).Key);
        Assert.Equal("customer", all.Get(StoreSetting.EntityType));
        Assert.Equal("user", StoreSettings.None.Get(StoreSetting.EntityType));
    }

    private static void AssertRefused(MemoryStore store, BulkCreateOptions options, string id, string message)
    {
        MigrationException refused = Assert.Throws<MigrationException>(() => UploadOptionCheck.Check(options, store));

        Assert.Equal(message, refused.Message);
        Assert.Equal((id, MigrationFault.InvalidArgument, 5), (refused.ErrorId, refused.Fault, refused.ExitCode));
    }
}
