using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Tests.Csv;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Validation;

public static class HandOffTests
{
    [Theory]
    [InlineData("a,Bob \"Skippy\" Jones", true)]
    [InlineData("a,\"Bob \"\"Skippy\"\" Jones\"", false)]
    [InlineData("\"a,b\",c\"d", true)]
    [InlineData("\"a\"\"\",\"\"", false)]
    [InlineData("\"\"\"\",x", false)]
    [InlineData("a,b", false)]
    public static void BareQuotes_AreWarnedAbout(string row, bool isWarned) =>
        Assert.Equal(isWarned, Check("x,y\n" + row).Contains("HandOffQuote"));

    [Theory]
    [InlineData("male", false)]
    [InlineData("FEMALE", false)]
    [InlineData("", false)]
    [InlineData("cisgender", true)]
    public static void OtherGenders_AreWarnedAbout(string gender, bool isWarned) =>
        Assert.Equal(isWarned, Check("gender\n\"" + gender + "\"").Contains("HandOffGender"));

    [Theory]
    [InlineData("2018-12-19", false)]
    [InlineData("2018-12-19 22:04:00", true)]
    [InlineData("2018-12-19 25:04:00", false)]
    public static void TimesOfDay_AreWarnedAbout(string date, bool isWarned) =>
        Assert.Equal(isWarned, Check("emailVerified\n" + date).Contains("HandOffDateTime"));

    [Fact]
    public static void TimeThatARepairWrote_IsNotOfTheFile()
    {
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)));
        MigrationRecord record = Datafile.Read("emailVerified\n2018-12-19 22:04:00")[0];
        record.AddRepair(new MigrationRepair("emailVerified", "Date"));

        validator.Validate(record);

        Assert.DoesNotContain(record.Issues, issue => issue.RuleId == "HandOffDateTime");
    }

    [Fact]
    public static void Warnings_LeaveTheRecordValid()
    {
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)));
        MigrationRecord record = Datafile.Read("gender,name\nother,B \"x\"")[0];

        validator.Validate(record);

        Assert.True(record.IsValid);
        Assert.Equal(2, record.Issues.Count);
    }

    private static string[] Check(string file)
    {
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)));
        MigrationRecord record = Datafile.Read(file)[0];
        validator.Validate(record);
        return record.Issues.Select(issue => issue.RuleId).ToArray();
    }
}
