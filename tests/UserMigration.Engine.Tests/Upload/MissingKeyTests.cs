using System;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>A record without the attribute by which a store identifies its users is not sent: nobody could find its user again.</summary>
public static class MissingKeyTests
{
    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData(" ")]
    public static void RecordOfAFileWithoutTheKey_IsRejected(string? email)
    {
        QueuedRecord taken = Take(email, requiresKey: true);

        Assert.Equal(BulkUserStatus.Rejected, taken.Result!.Status);
        MigrationIssue issue = taken.Record.GetRecord().Issues.Single();
        Assert.Equal(("KeyMissing", "email", 2L), (issue.RuleId, issue.Attribute, issue.Line));
    }

    [Fact]
    public static void RecordWithTheKey_IsSent() => Assert.Null(Take("ann@example.com", requiresKey: true).Result);

    [Fact]
    public static void StoreThatNeedsNoKey_IsSentTheRecord() => Assert.Null(Take(null, requiresKey: false).Result);

    [Theory]
    [InlineData(IdentityTarget.Akamai, true)]
    [InlineData(IdentityTarget.Cidaas, false)]
    public static void Kinds_SayWhetherTheyNeedIt(IdentityTarget target, bool requiresKey) =>
        Assert.Equal(requiresKey, StoreTargets.Get(target).Capabilities.RequiresKey);

    private static QueuedRecord Take(string? email, bool requiresKey)
    {
        MigrationSource source = new MigrationSource("users.csv", 1, 100, [], System.Text.Encoding.UTF8, ',');
        MigrationRecord record = new MigrationRecord(new RecordColumns(["email", "givenName"]), [email, "Ann"], 1, 2, source);
        FakeStore store = new FakeStore { Capabilities = new StoreCapabilities { RequiresKey = requiresKey } };
        return new RecordIntake(store, null, new BulkCreateOptions(), DateTimeOffset.UnixEpoch)
            .Take(new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))).Convert(record))!;
    }
}
