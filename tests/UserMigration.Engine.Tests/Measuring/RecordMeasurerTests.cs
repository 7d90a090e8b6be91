using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Measuring;
using UserMigration.Engine.Rules;
using Xunit;

namespace UserMigration.Engine.Tests.Measuring;

public static class RecordMeasurerTests
{
    private static readonly RecordColumns s_columns = new RecordColumns(["email", "city", "password"]);

    [Fact]
    public static void Values_AreFilledBlankOrMissing()
    {
        MigrationMeasure measure = Measure(
            Row(1, "a@example.com", "Bonn", null), Row(2, "b@example.com", " ", ""), Row(3, "b@example.com", null, null));

        Assert.Equal((3, 3, 0), (measure.Records, measure.Valid, measure.Invalid));
        Assert.Equal(["email 3/0/0 2", "city 1/1/1 1", "password 0/1/2 0"], measure.Attributes.Select(Show));
        Assert.All(measure.Attributes, attribute => Assert.Equal(3, attribute.Filled + attribute.Blank + attribute.Missing));
    }

    [Fact]
    public static void Lengths_AreCountedInCharacters()
    {
        AttributeMeasure city = Measure(Row(1, "a", "Köln", null), Row(2, "a", "😀😀", null), Row(3, "a", "\uD83D\uD83D\uDE00x", null)).Attributes[1];

        Assert.Equal((2, 4), (city.ShortestLength, city.LongestLength));
        Assert.Null(Measure(Row(1, "a", null, null)).Attributes[1].LongestLength);
    }

    [Fact]
    public static void DistinctValues_DifferByCase() =>
        Assert.Equal(3, Measure(Row(1, "a", "x", null), Row(2, "A", "x", null), Row(3, "a ", "x", null)).Attributes[0].Distinct);

    [Fact]
    public static void TypedValues_AreMeasuredAsTheyAreWritten()
    {
        AttributeMeasure logins = Measure(Records.Of(("logins", 1234.5)), Records.Of(("logins", true))).Attributes[0];

        Assert.Equal((2, 4, 6), (logins.Distinct, logins.ShortestLength, logins.LongestLength));
    }

    [Fact]
    public static void ObjectsOfDifferentShape_MissWhatTheyLack()
    {
        MigrationMeasure measure = Measure(Records.Of(("email", "a")), Records.Of(("city", "b"), ("email", "c")), Records.Of(("EMAIL", "d")));

        Assert.Equal(["email 2/0/1 2", "city 1/0/2 1", "EMAIL 1/0/2 1"], measure.Attributes.Select(Show));
    }

    [Fact]
    public static void Issues_AreCountedByRuleAndAttribute_ErrorsFirst()
    {
        MigrationRecord first = Row(1, "a", "b", null, "/data/one.csv");
        MigrationRecord second = Row(2, "a", "b", null, "/data/one.csv");
        MigrationRecord third = Row(3, "a", "b", null, "/data/two.csv");
        first.AddIssue(Issue("LeadingBlank", IssueSeverity.Warning, "city", 2));
        second.AddIssue(Issue("LeadingBlank", IssueSeverity.Warning, "city", 3));
        second.AddIssue(Issue("LeadingBlank", IssueSeverity.Warning, "email", 3));
        third.AddIssue(Issue("EmailShape", IssueSeverity.Error, "email", 5));

        MigrationMeasure measure = Measure(first, second, third);

        Assert.Equal(
            ["EmailShape in email: 1 Error", "LeadingBlank in city: 2 Warning", "LeadingBlank in email: 1 Warning"],
            measure.IssuesByRule.Select(issue => issue.ToString()));
        Assert.Equal((5, 3, "/data/two.csv"), (measure.IssuesByRule[0].FirstLine, measure.IssuesByRule[0].FirstRecord, measure.IssuesByRule[0].FirstSource));
        Assert.Equal(2, measure.IssuesByRule[1].FirstLine);
        Assert.Equal((2, 1), (measure.Valid, measure.Invalid));
        Assert.Equal(["/data/one.csv", "/data/two.csv"], measure.Sources);
    }

    [Fact]
    public static void HashKinds_AreCountedForPasswords_TheMostFrequentFirst()
    {
        string bcrypt = "$2b$10$" + new string('a', 53);
        MigrationMeasure measure = Measure(Row(1, bcrypt, null, "x"), Row(2, bcrypt, null, bcrypt), Row(3, "a", null, bcrypt), Row(4, "a", null, ""));

        Assert.Equal([KeyValuePair.Create("bcrypt", 2L), KeyValuePair.Create(PasswordHashKind.ClearText, 1L)], measure.HashKinds);
    }

    [Theory]
    [InlineData("password", true)]
    [InlineData("Password", true)]
    [InlineData("password_hash", true)]
    [InlineData("login.passwordHash", true)]
    [InlineData("passwordChangedAt", false)]
    [InlineData("passwords.email", false)]
    public static void PasswordColumns_AreKnownByName(string column, bool isOne) =>
        Assert.Equal(isOne ? 1 : 0, Measure(Records.Of((column, "x"))).HashKinds.Count);

    [Fact]
    public static void NamedPasswordColumns_ReplaceTheKnownOnes()
    {
        RecordMeasurer measurer = new RecordMeasurer(new MeasureOptions(StoreTargets.Envelopes) { PasswordAttributes = ["SECRET"] });
        measurer.Add(Records.Of(("secret", "x"), ("password", "y")));

        Assert.Equal(1, measurer.ToMeasure().HashKinds[PasswordHashKind.ClearText]);
        MigrationException exception = Assert.Throws<MigrationException>(
            () => new RecordMeasurer(new MeasureOptions(StoreTargets.Envelopes) { PasswordAttributes = ["pasword"] }).Add(Records.Of(("password", "x"))));
        Assert.Equal("ColumnNotFound", exception.ErrorId);
    }

    [Fact]
    public static void Coverage_TellsWhatFillsEachAttributeOfTheSchema()
    {
        RecordMeasurer measurer = new RecordMeasurer(new MeasureOptions(StoreTargets.Envelopes)
        {
            SchemaAttributes = ["email", "gender", "primaryAddress", "primaryAddress.city", "primaryAddress.zip", "profiles", "profiles.domain", "meta"],
        });
        measurer.Add(Records.Of(
            ("email", "a"), ("primaryAddress.city", "Bonn"), ("primaryAddress.zip", ""), ("primaryAddress.town", "x"),
            ("profiles", "[]"), ("Gender", "x"), ("meta.x", "1"), ("legacy", "1")));
        measurer.Add(Records.Of(
            ("email", ""), ("primaryAddress.city", "Bonn"), ("primaryAddress.zip", "53111"), ("primaryAddress.town", ""),
            ("profiles", ""), ("Gender", "x"), ("meta.x", ""), ("legacy", "1")));

        MigrationMeasure measure = measurer.ToMeasure();

        Assert.Equal(
            [
                "email 1 email",
                "gender 0 ",
                "primaryAddress 2 primaryAddress.city,primaryAddress.zip,primaryAddress.town",
                "primaryAddress.city 2 primaryAddress.city",
                "primaryAddress.zip 1 primaryAddress.zip",
                "profiles 1 profiles",
                "profiles.domain 1 profiles",
                "meta 1 meta.x",
            ],
            measure.Coverage.Select(one => $"{one.Attribute} {one.Filled} {string.Join(",", one.Columns)}"));
        Assert.Equal(["primaryAddress.town", "Gender", "legacy"], measure.StrayColumns);
    }

    [Fact]
    public static void Coverage_FollowsTheMap()
    {
        RecordMeasurer measurer = new RecordMeasurer(new MeasureOptions(StoreTargets.Envelopes)
        {
            SchemaAttributes = ["email", "givenName", "display", "source", "gender"],
            Map = new ColumnMap { Renames = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["E-Mail"] = "email" }, Drops = ["Umsatz"], Made = ["display", "source"] },
            Sources = new Dictionary<string, IReadOnlyList<string>> { ["display"] = ["Vorname", "Nachname"], ["source"] = [] },
        });
        measurer.Add(Records.Of(("E-Mail", "a"), ("Vorname", ""), ("Nachname", "x"), ("Umsatz", "1"), ("Anrede", "x")));
        measurer.Add(Records.Of(("E-Mail", ""), ("Vorname", "y"), ("Nachname", "x"), ("Umsatz", "1"), ("Anrede", "x")));

        MigrationMeasure measure = measurer.ToMeasure();

        Assert.Equal(
            ["email 1 E-Mail", "givenName 0 ", "display 2 Vorname,Nachname", "source 2 ", "gender 0 "],
            measure.Coverage.Select(one => $"{one.Attribute} {one.Filled} {string.Join(",", one.Columns)}"));
        Assert.Equal(["Anrede"], measure.StrayColumns);
    }

    [Fact]
    public static void Coverage_OfConvertedRecords_IsThatOfTheirAttributes()
    {
        RecordMeasurer measurer = new RecordMeasurer(new MeasureOptions(StoreTargets.Envelopes) { SchemaAttributes = ["email", "primaryAddress", "primaryAddress.city", "gender"] });
        MigrationRecord row = Records.Of(("E-Mail", "a"), ("Ort", "Bonn"));
        Dictionary<string, object?> attributes = new Dictionary<string, object?>
        {
            ["email"] = "a",
            ["primaryAddress"] = new Dictionary<string, object?> { ["city"] = "Bonn" },
            ["gender"] = null,
            ["other"] = "x",
        };

        measurer.AddAttributes(new IdentityRecord(IdentityTarget.Akamai, attributes, row));
        measurer.Add(row);

        MigrationMeasure measure = measurer.ToMeasure();
        Assert.Equal(["email 1", "primaryAddress 1", "primaryAddress.city 1", "gender 0"], measure.Coverage.Select(one => $"{one.Attribute} {one.Filled}"));
        Assert.Equal(["other"], measure.StrayColumns);
        Assert.Equal(2, measure.Attributes.Count);
    }

    [Fact]
    public static void ColumnThatGoesToThePassword_IsAPassword()
    {
        RecordMeasurer measurer = new RecordMeasurer(new MeasureOptions(StoreTargets.Envelopes)
        {
            Map = new ColumnMap { Renames = new Dictionary<string, string> { ["legacy"] = "password" }, Made = ["password_hash_info"] },
            Sources = new Dictionary<string, IReadOnlyList<string>> { ["password_hash_info"] = ["new", "old"] },
        });
        measurer.Add(Records.Of(("legacy", "x"), ("old", "y"), ("Passwort-Hash", "z"), ("town", "Bonn")));

        Assert.Equal(3, measurer.ToMeasure().HashKinds[PasswordHashKind.ClearText]);
    }

    [Fact]
    public static void NoRecords_AreMeasuredToo()
    {
        MigrationMeasure measure = Measure();

        Assert.Equal((0, 0, 0), (measure.Records, measure.Valid, measure.Attributes.Count));
    }

    [Fact]
    public static void Text_HoldsNoValue()
    {
        MigrationRecord record = Row(1, "canary-1", "canary-2", "canary-3");
        record.AddIssue(Issue("EmailShape", IssueSeverity.Error, "email", 2));
        MigrationMeasure measure = Measure(record);

        string text = string.Join(
            "\n",
            measure.Attributes.Select(one => one.ToString())
                .Concat(measure.IssuesByRule.Select(one => one.ToString()))
                .Concat(measure.HashKinds.Keys)
                .Append(measure.ToString()));

        Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
    }

    [Fact]
    public static void FurtherRecords_CostNoMemory()
    {
        MigrationRecord[] records = Enumerable.Range(1, 10_000)
            .Select(i => Row(i, $"user{i}@example.com", i % 2 == 0 ? "Bonn" : "Köln", null, "/data/users.csv"))
            .ToArray();
        RecordMeasurer measurer = new RecordMeasurer(new MeasureOptions(StoreTargets.Envelopes));
        Array.ForEach(records, measurer.Add);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (MigrationRecord record in records)
        {
            measurer.Add(record);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static MigrationMeasure Measure(params MigrationRecord[] records)
    {
        RecordMeasurer measurer = new RecordMeasurer(new MeasureOptions(StoreTargets.Envelopes));
        Array.ForEach(records, measurer.Add);
        return measurer.ToMeasure();
    }

    private static string Show(AttributeMeasure one) => $"{one.Attribute} {one.Filled}/{one.Blank}/{one.Missing} {one.Distinct}";

    private static MigrationRecord Row(long number, string? email, string? city, string? password, string? source = null) =>
        new MigrationRecord(s_columns, [email, city, password], number, number + 1, source is null ? null : MigrationSource.CreateByName(source));

    private static MigrationIssue Issue(string rule, IssueSeverity severity, string attribute, long line) =>
        new MigrationIssue(rule, severity, attribute, "Message.", "Do this.", line);
}
