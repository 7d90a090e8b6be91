using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Ahead;

/// <summary>Checks that are made in advance change nothing that is seen of them.</summary>
public static class ValidationAheadTests
{
    [Theory]
    [InlineData(IdentityTarget.Akamai, false)]
    [InlineData(IdentityTarget.Akamai, true)]
    [InlineData(IdentityTarget.Cidaas, false)]
    [InlineData(IdentityTarget.Cidaas, true)]
    public static void Issues_AreThoseThatAreFoundWithoutIt(IdentityTarget target, bool converts)
    {
        WorkAhead work = new WorkAhead();
        List<MigrationRecord> plain = AheadFile.Read(target, null);
        List<MigrationRecord> ahead = AheadFile.Read(target, work);
        using RecordValidator first = new RecordValidator(Options(target, converts));
        using RecordValidator second = Create(target, converts);

        for (int i = 0; i < plain.Count; i++)
        {
            work.Do(ahead[i]);
            first.Validate(plain[i]);
            second.Validate(ahead[i]);

            Assert.Equal(plain[i].Issues.Select(issue => issue.ToString()), ahead[i].Issues.Select(issue => issue.ToString()));
            Assert.Equal(first.HeaderIssues.Select(issue => issue.ToString()), second.HeaderIssues.Select(issue => issue.ToString()));
        }

        Assert.Contains(plain, record => record.Issues.Count > 0);
        Assert.False(work.IsEmpty);
    }

    [Fact]
    public static void Issues_AreNotShown_BeforeTheCommandThatFindsThem()
    {
        WorkAhead work = new WorkAhead();
        List<MigrationRecord> records = AheadFile.Read(IdentityTarget.Akamai, work);
        using RecordValidator validator = Create(IdentityTarget.Akamai);
        validator.Validate(records[0]);
        int before = records.Sum(record => record.Issues.Count);

        records.ForEach(work.Do);

        Assert.Equal(before, records.Sum(record => record.Issues.Count));
    }

    [Fact]
    public static void ValueThatIsChangedAfterwards_IsCheckedAgain()
    {
        WorkAhead work = new WorkAhead();
        List<MigrationRecord> records = AheadFile.Read(IdentityTarget.Akamai, work);
        using RecordValidator validator = Create(IdentityTarget.Akamai);
        validator.Validate(records[0]);
        MigrationRecord record = records.Skip(1).First(one => one.Issues.Count == 0);
        int email = record.GetColumns().IndexOf("email");

        work.Do(record);
        record.SetValue(email, "not an address");
        validator.Validate(record);

        Assert.Contains(record.Issues, issue => issue.RuleId == "EmailShape");
    }

    [Fact]
    public static void RecordThatNeverArrives_IsNoDuplicate()
    {
        WorkAhead work = new WorkAhead();
        List<MigrationRecord> records = AheadFile.Read(IdentityTarget.Akamai, work);
        ValidationOptions options = Options(IdentityTarget.Akamai);
        options.UniqueKeys = ["email"];
        using RecordValidator validator = new RecordValidator(options) { CreateAhead = () => new RecordValidator(Options(IdentityTarget.Akamai), isAhead: true) };
        int email = records[0].GetColumns().IndexOf("email");
        records[1].SetValue(email, "twice@example.com");
        records[2].SetValue(email, "twice@example.com");
        validator.Validate(records[0]);

        work.Do(records[1]);
        work.Do(records[2]);
        validator.Validate(records[2]);

        Assert.DoesNotContain(records[2].Issues, issue => issue.RuleId == "DuplicateKey");
    }

    private static RecordValidator Create(IdentityTarget target, bool converts = false) =>
        new RecordValidator(Options(target, converts)) { CreateAhead = () => new RecordValidator(Options(target, converts), isAhead: true) };

    /// <param name="target">The kind of store.</param>
    /// <param name="converts">Whether the conversion that follows is known, and tried.</param>
    private static ValidationOptions Options(IdentityTarget target, bool converts = false) => new ValidationOptions(StoreTargets.Get(target))
    {
        UniqueKeys = ["email"],
        Conversion = converts ? AheadFile.Options(target) : null,
    };
}
