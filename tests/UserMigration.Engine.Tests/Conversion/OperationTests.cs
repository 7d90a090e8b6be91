using System;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using Xunit;

namespace UserMigration.Engine.Tests.Conversion;

/// <summary>The operation column of a change file.</summary>
public static class OperationTests
{
    [Theory]
    [InlineData("create", RecordOperation.Create)]
    [InlineData("UPDATE", RecordOperation.Update)]
    [InlineData(" Delete ", RecordOperation.Delete)]
    public static void Operation_IsReadInAnyCase_AndIsNoAttribute(string word, RecordOperation operation)
    {
        IdentityRecord record = Convert(word);

        Assert.Equal((operation, true), (record.Operation, record.IsValid));
        Assert.Equal(["email"], record.Attributes.Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("insert")]
    [InlineData("remove me")]
    public static void AnythingElse_IsAnErrorOfTheRecord(string? word)
    {
        IdentityRecord record = Convert(word);

        MigrationIssue issue = Assert.Single(record.Issues);
        Assert.Equal(("OperationUnknown", IssueSeverity.Error, "operation"), (issue.RuleId, issue.Severity, issue.Attribute));
        Assert.Contains("create, update or delete", issue.Recommendation, StringComparison.Ordinal);
        Assert.Equal(RecordOperation.Unset, record.Operation);
    }

    [Fact]
    public static void WithoutAColumn_NothingIsSaid() => Assert.Equal(
        RecordOperation.Unset, new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))).Convert(Records.Of(("operation", "delete"))).Operation);

    [Fact]
    public static void ColumnThatIsNotThere_EndsTheCommand()
    {
        MigrationException exception = Assert.Throws<MigrationException>(
            () => new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)) { OperationColumn = "op" }).Convert(Records.Of(("email", "a"))));

        Assert.Equal("ColumnNotFound", exception.ErrorId);
        Assert.Contains("-OperationColumn", exception.Message, StringComparison.Ordinal);
    }

    private static IdentityRecord Convert(string? word) =>
        new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)) { OperationColumn = "operation" }).Convert(Records.Of(("email", "a@example.com"), ("operation", word)));
}
