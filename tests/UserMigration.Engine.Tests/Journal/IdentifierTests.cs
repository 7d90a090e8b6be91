using System;
using System.Linq;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Journal;

/// <summary>What a run knows records and users by: digests, record identities and the store's identifiers.</summary>
public static class IdentifierTests
{
    private const string Uuid = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

    [Fact]
    public static void Digest_HasTheBytesThatItWasMadeOf()
    {
        byte[] bytes = Enumerable.Range(1, Digest.Size).Select(i => (byte)i).ToArray();
        byte[] again = new byte[Digest.Size];

        Digest digest = new Digest(bytes);
        digest.CopyTo(again);

        Assert.Equal(bytes, again);
        Assert.Equal((0x0102030405060708UL, 0x090A0B0C0D0E0F10UL), (digest.First, digest.Second));
        Assert.Equal(digest, new Digest(digest.First, digest.Second));
    }

    [Fact]
    public static void Digests_AreEqual_WhereBothHalvesAre()
    {
        Digest digest = new Digest(1, 2);

        Assert.True(digest.Equals((object)new Digest(1, 2)));
        Assert.Equal(digest.GetHashCode(), new Digest(1, 2).GetHashCode());
        Assert.False(digest.Equals(new Digest(1, 3)));
        Assert.False(digest.Equals(new Digest(3, 2)));
        Assert.False(digest.Equals("1, 2"));
        Assert.False(digest.Equals(null));
    }

    [Fact]
    public static void RecordIdentities_AreEqual_WhereSourceAndNumberAre()
    {
        RecordIdentity identity = RecordIdentity.FromSource(1, 2);

        Assert.True(identity.Equals((object)RecordIdentity.FromSource(1, 2)));
        Assert.Equal((1UL, 2UL), (identity.First, identity.Second));
        Assert.False(identity.Equals(RecordIdentity.FromSource(1, 3)));
        Assert.False(identity.Equals(RecordIdentity.FromSource(2, 2)));
        Assert.False(identity.Equals("1, 2"));
        Assert.False(identity.Equals(null));
    }

    [Fact]
    public static void RecordWithoutSource_IsKnownByBothHalvesOfItsKey()
    {
        RecordIdentity identity = RecordIdentity.FromKey(new Digest(7, 8));

        Assert.Equal((7UL, 8UL), (identity.First, identity.Second));
        Assert.NotEqual(identity, RecordIdentity.FromKey(new Digest(7, 9)));
        Assert.NotEqual(identity, RecordIdentity.FromKey(new Digest(9, 8)));
    }

    [Fact]
    public static void RecordsOfASource_HaveHashCodesOfTheirOwn()
    {
        Assert.Equal(10_000, Enumerable.Range(1, 10_000).Select(number => RecordIdentity.FromSource(1, number).GetHashCode()).Distinct().Count());
        Assert.NotEqual(RecordIdentity.FromSource(1, 5).GetHashCode(), RecordIdentity.FromSource(2, 5).GetHashCode());
        Assert.NotEqual(RecordIdentity.FromSource(1, 5).GetHashCode(), RecordIdentity.FromSource(1, 5 + (1L << 32)).GetHashCode());
        Assert.Equal(RecordIdentity.FromSource(1, 5).GetHashCode(), RecordIdentity.FromSource(1, 5).GetHashCode());
    }

    [Theory]
    [InlineData(Uuid)]
    [InlineData("6BA7B810-9DAD-11D1-80B4-00C04FD430C8")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("{6ba7b810-9dad-11d1-80b4-00c04fd430c8}")]
    [InlineData("6ba7b8109dad11d180b400c04fd430c8")]
    [InlineData("user-1")]
    public static void ExactIdentifier_ComesOutAsItWentIn(string text)
    {
        UserId id = UserId.Exact(text);

        Assert.Equal(text, id.ToString());
        Assert.False(id.IsNone);
    }

    [Fact]
    public static void ExactIdentifiers_DifferByCase()
    {
        Assert.Equal(UserId.Exact("user-1"), UserId.Exact("user-1"));
        Assert.NotEqual(UserId.Exact("user-1"), UserId.Exact("User-1"));
        Assert.NotEqual(UserId.Exact(Uuid), UserId.Exact(Uuid.ToUpperInvariant()));
        Assert.NotEqual(UserId.Exact(Uuid), UserId.Exact("user-1"));
    }

    [Fact]
    public static void EqualIdentifiers_AreEqualObjects_WithOneHashCode()
    {
        foreach (string text in new[] { Uuid, "user-1" })
        {
            UserId id = UserId.Exact(text);

            Assert.True(id.Equals((object)UserId.Exact(text)));
            Assert.Equal(id.GetHashCode(), UserId.Exact(text).GetHashCode());
            Assert.False(id.Equals((object)text));
            Assert.False(id.Equals(null));
        }

        Assert.NotEqual(UserId.Exact("user-1").GetHashCode(), UserId.Exact("user-2").GetHashCode());
        Assert.NotEqual(UserId.Exact(Uuid).GetHashCode(), UserId.Exact(Uuid.Replace('6', '7')).GetHashCode());
    }

    [Fact]
    public static void NoIdentifier_IsNone() => Assert.True(default(UserId).IsNone);

    [Fact]
    public static void Uuid_MeansTheSameInCapitals()
    {
        UserId? id = UserId.Parse(Uuid.ToUpperInvariant(), areUuids: true);

        Assert.Equal(UserId.Exact(Uuid), id);
        Assert.Equal(Uuid, id.ToString());
    }

    [Theory]
    [InlineData("user-1")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("6ba7b8109dad11d180b400c04fd430c8")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public static void TextThatIsNotAUuid_IsNoIdentifier_WhereTheStoreHasUuids(string? text) => Assert.Null(UserId.Parse(text, areUuids: true));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public static void EmptyText_IsNoIdentifier(string? text) => Assert.Null(UserId.Parse(text, areUuids: false));

    [Theory]
    [InlineData("user-1")]
    [InlineData("6BA7B810-9DAD-11D1-80B4-00C04FD430C8")]
    public static void AnyText_IsAnIdentifier_WhereTheStoreHasOthers(string text) =>
        Assert.Equal(text, UserId.Parse(text, areUuids: false).ToString());
}
