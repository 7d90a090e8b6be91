using UserMigration.Engine.Csv;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>What is said at the end of a file of its malformed rows.</summary>
public static class MalformedCountTests
{
    private const string MergedRows = "MergedRows";

    [Fact]
    public static void SoundRows_AreNotMentioned()
    {
        MalformedCount count = new MalformedCount();
        count.Add(Records.Of(("email", "anna@example.com")));
        count.Add(Malformed("ValueDamaged", IssueSeverity.Warning));

        Assert.Empty(count.Warnings());
    }

    [Fact]
    public static void OneRow_IsMentioned() => Assert.Equal(
        ["1 malformed row. An upload will reject it. For details, see its Issues."],
        Count(Malformed("TooFewFields", IssueSeverity.Error)).Warnings());

    [Fact]
    public static void SeveralRows_AreCounted_AndThoseThatTookOthersIn() => Assert.Equal(
        [
            "3 malformed rows. An upload will reject them. For details, see their Issues.",
            "2 of the malformed rows contain lines that look like separate rows (MergedRows). The users in these lines are not read as records until you fix the quote before them.",
        ],
        Count(Malformed("TooFewFields", IssueSeverity.Error), Malformed(MergedRows, IssueSeverity.Error), Malformed(MergedRows, IssueSeverity.Error)).Warnings());

    [Fact]
    public static void RowThatMayHaveTakenOthersIn_IsMentioned() => Assert.Equal(
        [
            "1 row has a line in a quoted field with as many delimiters as a row (MergedRows). Check this before you upload: a quote that is not closed "
                + "pulls the next rows into its field.",
        ],
        Count(Malformed(MergedRows, IssueSeverity.Warning, "ValueDamaged")).Warnings());

    private static MalformedCount Count(params MigrationRecord[] records)
    {
        MalformedCount count = new MalformedCount();
        foreach (MigrationRecord record in records)
        {
            count.Add(record);
        }

        return count;
    }

    private static MigrationRecord Malformed(string ruleId, IssueSeverity severity, string? furtherWarning = null)
    {
        MigrationRecord record = Records.Of(("email", "anna@example.com"));
        record.AddIssue(new MigrationIssue(ruleId, severity, null, "It is wrong.", "Fix it."));
        if (furtherWarning is not null)
        {
            record.AddIssue(new MigrationIssue(furtherWarning, IssueSeverity.Warning, null, "It is odd.", "Look at it."));
        }

        return record;
    }
}
