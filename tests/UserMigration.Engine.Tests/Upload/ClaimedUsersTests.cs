using System;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Settling;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>A user that is found belongs to one record of a run.</summary>
public static class ClaimedUsersTests
{
    private const string Uuid = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

    [Fact]
    public static void User_IsClaimedOnce()
    {
        ClaimedUsers claims = new ClaimedUsers(null);

        Assert.True(claims.TryClaim(Uuid));
        Assert.False(claims.TryClaim(Uuid));
        Assert.True(claims.TryClaim("user-1"));
        Assert.False(claims.TryClaim("user-1"));
    }

    [Fact]
    public static void UserWithoutIdentifier_CanNotBeToldFromAnother()
    {
        ClaimedUsers claims = new ClaimedUsers(null);

        Assert.True(claims.TryClaim(null));
        Assert.True(claims.TryClaim(null));
    }

    [Fact]
    public static void UserThatARecordCreated_IsItsOwn()
    {
        ClaimedUsers claims = new ClaimedUsers(null);

        claims.Note([Result(BulkUserStatus.Created, Uuid), Result(BulkUserStatus.Created, Uuid), Result(BulkUserStatus.Created, null)]);

        Assert.False(claims.TryClaim(Uuid));
    }

    [Fact]
    public static void UserOfAnotherOutcome_IsFree()
    {
        ClaimedUsers claims = new ClaimedUsers(null);
        BulkUserResult settled = Result(BulkUserStatus.Created, "user-2");
        settled.Settled = true;

        claims.Note([Result(BulkUserStatus.Existing, "user-1"), settled]);

        Assert.True(claims.TryClaim("user-1"));
        Assert.True(claims.TryClaim("user-2"));
    }

    [Fact]
    public static void UsersOfEarlierCommands_AreTaken()
    {
        RunHistory history = new RunHistory();
        Note(history, 1, BulkUserStatus.Created, "user-1");
        Note(history, 2, BulkUserStatus.Existing, "user-2");
        Note(history, 3, BulkUserStatus.Created, null);

        ClaimedUsers claims = new ClaimedUsers(history);

        Assert.False(claims.TryClaim("user-1"));
        Assert.True(claims.TryClaim("user-2"));
    }

    [Fact]
    public static void LastHundredThousandUsers_AreRemembered()
    {
        ClaimedUsers claims = new ClaimedUsers(null);
        IdentityRecord record = Records.Identity(1, ("email", "bob@example.com"));
        for (int i = 0; i <= 100_000; i++)
        {
            claims.Note([new BulkUserResult(record, BulkUserStatus.Created) { Uuid = new Guid(i + 1, 0, 0, new byte[8]).ToString() }]);
        }

        Assert.True(claims.TryClaim(new Guid(1, 0, 0, new byte[8]).ToString()));
        Assert.False(claims.TryClaim(new Guid(2, 0, 0, new byte[8]).ToString()));
        Assert.False(claims.TryClaim(new Guid(100_001, 0, 0, new byte[8]).ToString()));
    }

    private static BulkUserResult Result(BulkUserStatus status, string? uuid) =>
        new BulkUserResult(Records.Identity(1, ("email", "bob@example.com")), status) { Uuid = uuid };

    private static void Note(RunHistory history, int number, BulkUserStatus status, string? id)
    {
        RecordIdentity record = RecordIdentity.FromSource(1, number);
        history.OnIntent(record, new HistoryEntry { Number = number });
        history.OnOutcome(record, new HistoryEntry { Status = status, OtherId = id });
    }
}
