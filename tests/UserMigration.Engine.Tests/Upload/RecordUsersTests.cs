using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Settling;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Values;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>Of which user a record is, where the order of a user's records matters.</summary>
public static class RecordUsersTests
{
    private static readonly KeyedHash s_hash = new KeyedHash(new byte[KeyedHash.KeySize]);

    [Fact]
    public static void OrderOfRecordsThatAreCreatedAlone_DoesNotMatter() =>
        Assert.Null(Of(new FakeStore(), new BulkCreateOptions(), RecordOf(("email", "user1@example.com"))));

    [Fact]
    public static void OrderOfRecordsThatMayChangeUsers_Matters() =>
        Assert.Single(Of(new FakeStore(), new BulkCreateOptions { DeltaMigration = true }, RecordOf(("email", "user1@example.com")))!);

    [Fact]
    public static void OrderOfRecordsWithOperations_Matters() =>
        Assert.Single(Of(new FakeStore(), new BulkCreateOptions(), RecordOf(RecordOperation.Create, ("email", "user1@example.com")))!);

    [Fact]
    public static void OrderMatters_WhereTheStoreCreatesOrUpdates() => Assert.Equal(2, UpsertUsers("s1", "user1@example.com").Count);

    [Theory]
    [InlineData("s1", "user2@example.com", 1)]
    [InlineData("s2", "user1@example.com", 1)]
    [InlineData("s2", "USER1@example.com", 1)]
    [InlineData("s2", "user2@example.com", 0)]
    public static void EachKeyOfARecord_NamesItsUser(string sub, string email, int inCommon) =>
        Assert.Equal(inCommon, UpsertUsers("s1", "user1@example.com").Intersect(UpsertUsers(sub, email)).Count());

    [Fact]
    public static void KeyThatStandsInForAnother_IsCountedOnce() => Assert.Single(UpsertUsers(null, "user1@example.com"));

    [Fact]
    public static void NamesAndValuesOfKeys_AreNotMixedUp()
    {
        FakeStore store = new FakeStore { Capabilities = new StoreCapabilities { CreatesOrUpdates = true, OtherKeys = ["ab"] } };

        IReadOnlyList<Digest>? users = Of(store, new BulkCreateOptions { PrimaryKey = "a" }, RecordOf(("a", "bc"), ("ab", "c")));

        Assert.Equal(2, users!.Count);
    }

    private static IReadOnlyList<Digest> UpsertUsers(string? sub, string email) => Of(
        new UpsertStore(new SteppedTime()), new BulkCreateOptions { PrimaryKey = "sub" }, RecordOf(("sub", sub), ("email", email)))!;

    private static IReadOnlyList<Digest>? Of(IIdentityStore store, BulkCreateOptions options, IdentityRecord record) =>
        new RecordUsers(store, options, s_hash).Get(record);

    private static IdentityRecord RecordOf(params (string Name, object? Value)[] attributes) => RecordOf(RecordOperation.Unset, attributes);

    private static IdentityRecord RecordOf(RecordOperation operation, params (string Name, object? Value)[] attributes) => new IdentityRecord(
        IdentityTarget.Akamai, attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value), Records.Of(attributes))
    {
        Operation = operation,
    };
}
