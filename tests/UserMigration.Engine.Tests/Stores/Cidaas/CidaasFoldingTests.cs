using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Folding;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>Rows of one user that become one element with identities.</summary>
public static class CidaasFoldingTests
{
    private const string Bcrypt = "$2b$10$EfrjjYYGih4j4AbnpIWT2OEjvvRoYNBDJ0Wv2E.MwE/oZ87hasAHi";

    private static readonly string[] s_columns = ["sub", "provider", "providerUserId", "email", "givenName", "password", "status", "points"];

    [Fact]
    public static void RowsOfOneUser_BecomeIdentities_EachWithTheSub()
    {
        IdentityRecord record = Assert.Single(Fold(
            Row(2, "1", "self", null, "a@example.com", "Ada", Bcrypt, "VERIFIED", "5"),
            Row(3, "1", "facebook", "f1", "a@example.org", "Ada F", null, "VERIFIED", null)));

        Assert.Empty(record.Issues);
        Assert.Equal(2, record.RecordCount);
        Assert.Equal((1, 2), (record.RecordNumber, record.Line));
        Assert.Equal(
            $$$"""{"sub":"1","userStatus":"VERIFIED","password_hash_info":{"algorithmTypeId":"BCRYPT_10","passwordHash":"{{{Bcrypt}}}"},"customFields":{"points":"5"},"identities":[{"sub":"1","provider":"self","email":"a@example.com","given_name":"Ada"},{"sub":"1","provider":"facebook","providerUserId":"f1","email":"a@example.org","given_name":"Ada F"}]}""",
            CidaasConversion.Json(record));
    }

    [Fact]
    public static void SingleRows_StayFlat_UnlessIdentitiesAreAskedFor()
    {
        MigrationRecord row = Row(2, "1", "self", null, "a@example.com");
        ConversionOptions options = CidaasConversion.Options();
        options.AsIdentities = true;

        Assert.Equal("""{"sub":"1","provider":"self","email":"a@example.com"}""", CidaasConversion.Json(Assert.Single(Fold(row))));
        Assert.Equal(
            """{"sub":"1","identities":[{"sub":"1","provider":"self","email":"a@example.com"}]}""",
            CidaasConversion.Json(new IdentityConverter(options).Convert(row)));
    }

    [Fact]
    public static void UsersComeOutAsTheyEnd_InTheirOrder()
    {
        RecordFolder folder = new RecordFolder(new IdentityConverter(CidaasConversion.Options()), ["sub"]);

        Assert.Null(folder.Add(Row(2, "1", "self", null, "a")));
        Assert.Null(folder.Add(Row(3, "1", "google", "g", "a")));
        Assert.Equal(2, folder.Add(Row(4, "2", "self", null, "b"))!.RecordCount);
        Assert.Equal(4, folder.Add(Row(5, null, "self", null, "c"))!.Line);
        Assert.Equal(5, folder.Add(Row(6, null, "self", null, "d"))!.Line);
        Assert.Equal(6, folder.Complete()!.Line);
        Assert.Null(folder.Complete());
    }

    [Fact]
    public static void AccountIsThatOfTheRowOfSelf_AndDifferencesAreTold()
    {
        IdentityRecord record = Assert.Single(Fold(
            Row(2, "1", "google", "g", "a", null, null, "PENDING", "1"),
            Row(3, "1", "self", null, "a", null, Bcrypt, "VERIFIED", "2")));

        Assert.True(record.IsValid);
        Assert.Equal("VERIFIED", record.Attributes["userStatus"]);
        Assert.Equal("2", ((IDictionary<string, object?>)record.Attributes["customFields"]!)["points"]);
        Assert.Equal([("RowsDiffer", "userStatus", 2L), ("RowsDiffer", "customFields.points", 2L)], record.Issues.Select(issue => (issue.RuleId, issue.Attribute, issue.Line)));
        Assert.Contains("lines 3 and 2", record.Issues[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain("PENDING", record.Issues[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public static void WhatTheRowOfSelfLacks_IsTakenOfAnother()
    {
        IdentityRecord record = Assert.Single(Fold(Row(2, "1", "self", null, "a"), Row(3, "1", "google", "g", "a", null, null, "PENDING", "1")));

        Assert.Empty(record.Issues);
        Assert.Equal("PENDING", record.Attributes["userStatus"]);
    }

    [Fact]
    public static void PasswordOfAnotherProvider_IsLeftOutWithAWarning()
    {
        IdentityRecord record = Assert.Single(Fold(Row(2, "1", "self", null, "a"), Row(3, "1", "google", "g", "a", null, Bcrypt)));

        MigrationIssue issue = Assert.Single(record.Issues);
        Assert.Equal(("PasswordOfProvider", IssueSeverity.Warning, 3L), (issue.RuleId, issue.Severity, issue.Line));
        Assert.False(record.Attributes.ContainsKey("password_hash_info"));
    }

    [Fact]
    public static void SameProviderTwice_IsAnError()
    {
        IdentityRecord record = Assert.Single(Fold(Row(2, "1", "google", "g", "a"), Row(3, "1", "Google", "h", "a")));

        MigrationIssue issue = Assert.Single(record.Issues);
        Assert.Equal(("ProviderTwice", IssueSeverity.Error, 3L), (issue.RuleId, issue.Severity, issue.Line));
        Assert.Contains("line 2", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void ProviderWithoutItsIdentifier_IsAnError()
    {
        MigrationIssue issue = Assert.Single(Assert.Single(Fold(Row(2, "1", "self", null, "a"), Row(3, "1", "google", null, "a"))).Issues);

        Assert.Equal(("ProviderUserIdMissing", IssueSeverity.Error, 3L), (issue.RuleId, issue.Severity, issue.Line));
    }

    [Fact]
    public static void InvalidRow_MakesTheUserInvalid_AndNothingFallsOff()
    {
        MigrationRecord bad = Row(3, "1", "google", "g", "a");
        bad.AddIssue(new MigrationIssue("EmailShape", IssueSeverity.Error, "email", "The value is not a valid e-mail address.", "Correct it.", 3));
        MigrationRecord unread = Row(4, "1", "facebook", "f", "a", null, null, "nonsense");

        IdentityRecord record = Assert.Single(Fold(Row(2, "1", "self", null, "a"), bad, unread));

        Assert.False(record.IsValid);
        Assert.Equal(3, record.GetRecords().Count);
        Assert.Equal([("EmailShape", 3L), ("UserStatusUnknown", 4L)], record.Issues.Select(issue => (issue.RuleId, issue.Line)));
    }

    [Fact]
    public static void RowsThatStandApart_AreAnErrorThatNamesTheEarlierLine()
    {
        IdentityRecord[] records = Fold(Row(2, "1", "self", null, "a"), Row(3, "2", "self", null, "b"), Row(4, "1", "google", "g", "a"));

        Assert.Equal([true, true, false], records.Select(record => record.IsValid));
        MigrationIssue issue = Assert.Single(records[2].Issues);
        Assert.Equal(("RowsApart", "sub", 4L), (issue.RuleId, issue.Attribute, issue.Line));
        Assert.Contains("line 2", issue.Message, StringComparison.Ordinal);
        Assert.Contains("Sort-Object sub", issue.Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public static void RowsWithoutEnd_DoNotFillTheMemory()
    {
        IdentityRecord[] records = Fold(Enumerable.Range(2, 1001).Select(line => Row(line, "1", "p" + line, "x", "a")).ToArray());

        Assert.Equal([1000, 1], records.Select(record => record.RecordCount));
        Assert.Equal("RowsApart", Assert.Single(records[1].Issues, issue => issue.Severity == IssueSeverity.Error).RuleId);
    }

    [Fact]
    public static void RowsWithTwoSubs_AreAnError()
    {
        IdentityRecord[] records = Fold(["email"], Row(2, "1", "self", null, "a@example.com"), Row(3, "2", "google", "g", "A@example.com"));

        MigrationIssue issue = Assert.Single(Assert.Single(records).Issues);
        Assert.Equal(("RowsDiffer", IssueSeverity.Error, "sub"), (issue.RuleId, issue.Severity, issue.Attribute));
    }

    [Fact]
    public static void WithoutASub_SeveralIdentitiesAreAWarning()
    {
        IdentityRecord record = Assert.Single(Fold(["email", "givenName"], Row(2, null, "self", null, "a", "Ada"), Row(3, null, "google", "g", "A", "ADA")));

        Assert.Equal(("SubMissing", true), (Assert.Single(record.Issues).RuleId, record.IsValid));
    }

    [Fact]
    public static void Operations_OfOneUserAgree()
    {
        ConversionOptions options = CidaasConversion.Options();
        options.OperationColumn = "status";
        RecordFolder folder = new RecordFolder(new IdentityConverter(options), ["sub"]);
        folder.Add(Row(2, "1", "self", null, "a", null, null, "update"));
        folder.Add(Row(3, "1", "google", "g", "a", null, null, "Update"));
        IdentityRecord agreed = folder.Add(Row(4, "2", "self", null, "a", null, null, "create"))!;
        folder.Add(Row(5, "2", "google", "g", "a", null, null, "delete"));
        IdentityRecord differing = folder.Complete()!;

        Assert.Equal((RecordOperation.Update, true), (agreed.Operation, agreed.IsValid));
        Assert.False(agreed.Attributes.ContainsKey("userStatus"));
        MigrationIssue issue = Assert.Single(differing.Issues);
        Assert.Equal(("OperationsDiffer", 5L), (issue.RuleId, issue.Line));
        Assert.Contains("line 4", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void StoreWithoutIdentities_IsToldSoAtTheStart()
    {
        IdentityConverter converter = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)));

        Assert.Equal("FoldingUnsupported", Assert.Throws<MigrationException>(() => new RecordFolder(converter, ["email"])).ErrorId);
        Assert.Equal("FoldingUnsupported", Assert.Throws<MigrationException>(() => new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)) { AsIdentities = true })).ErrorId);
    }

    [Fact]
    public static void ColumnThatIsNotThere_IsNamed()
    {
        RecordFolder folder = new RecordFolder(new IdentityConverter(CidaasConversion.Options()), ["suub"]);

        MigrationException exception = Assert.Throws<MigrationException>(() => folder.Add(Row(2, "1", "self", null, "a")));
        Assert.Equal("ColumnNotFound", exception.ErrorId);
        Assert.Contains("'sub'", exception.Message, StringComparison.Ordinal);
    }

    private static IdentityRecord[] Fold(params MigrationRecord[] rows) => Fold(["sub"], rows);

    private static IdentityRecord[] Fold(string[] columns, params MigrationRecord[] rows)
    {
        RecordFolder folder = new RecordFolder(new IdentityConverter(CidaasConversion.Options()), columns);
        List<IdentityRecord?> records = rows.Select(folder.Add).ToList();
        records.Add(folder.Complete());
        return records.OfType<IdentityRecord>().ToArray();
    }

    private static MigrationRecord Row(long line, params string?[] values)
    {
        object?[] all = new object?[s_columns.Length];
        values.CopyTo(all, 0);
        return new MigrationRecord(new RecordColumns(s_columns), all, line - 1, line);
    }
}
