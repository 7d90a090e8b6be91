using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Repairs;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Tests.Csv;
using UserMigration.Engine.Tests.Schemas;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Repairs;

/// <summary>Repairs on whole records.</summary>
public static class RecordRepairerTests
{
    private const string Bcrypt = "$2a$10$abcdefghijklmnopqrstuuLuSDP1LqvFsEIsSgAvqEUR0P1iAQnLi";

    [Fact]
    public static void Changes_AreMadeInPlace_AndNoted()
    {
        MigrationRecord record = Records.Of(("email", " Anna@EXAMPLE.com"), ("givenName", "Zoe\u0308 "), ("city", "Bonn"));

        Safe().Repair(record);

        Assert.Equal("Anna@example.com|Zoë|Bonn", Values(record));
        Assert.Equal("email: Trim, email: EmailDomain, givenName: UnicodeNfc, givenName: Trim", string.Join(", ", record.Repairs));
    }

    [Fact]
    public static void NothingToMend_IsNotNoted_AndNothingIsAllocated()
    {
        MigrationRecord record = Records.Of(("email", "anna@example.com"), ("givenName", "Zoë"), ("birthday", "1989-12-19"));
        RecordRepairer repairer = Safe();
        repairer.Repair(record);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            repairer.Repair(record);
        }

        // The runtime may allocate a little of its own on the way.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
        Assert.Empty(record.Repairs);
        Assert.Empty(repairer.Counts);
    }

    [Theory]
    [InlineData("password", "clear text ")]
    [InlineData("account.passwordHash", " 0123")]
    [InlineData("legacyHash", "x ")]
    [InlineData("note", " " + Bcrypt + " ")]
    [InlineData("note", " $P$Babcdef\r\n")]
    [InlineData("note", " {SSHA}abcdef= ")]
    [InlineData("note", "pbkdf2_sha256$260000$abcdefghijkl$Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE= ")]
    [InlineData("note", "*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19 ")]
    [InlineData("note", "5f4dcc3b5aa765d61d8327deb882cf99 ")]
    [InlineData("note", " {\"a\":\r\n\"x\"} ")]
    [InlineData("note", "[ ] ")]
    [InlineData("profiles", " broken json")]
    public static void SecretsAndJson_AreNeverTouched(string attribute, string value)
    {
        MigrationRecord record = Records.Of((attribute, value));

        new RecordRepairer(new RepairOptions(StoreTargets.Get(IdentityTarget.Akamai)) { Repairs = BuiltInRepairs.All }).Repair(record);

        Assert.Same(value, record.GetValue(0));
        Assert.Empty(record.Repairs);
    }

    [Theory]
    [InlineData(" {Bob} & {Al} ")]
    [InlineData(" [Bob] ")]
    [InlineData(" $5 ")]
    [InlineData(" Wolfeschlegel ")]
    [InlineData(" Anna.Annabella.Annette@example.com ")]
    public static void WhatOnlyBeginsLikeThem_IsMended(string value)
    {
        MigrationRecord record = Records.Of(("note", value));

        Safe().Repair(record);

        Assert.Equal(value.Trim(), record.GetValue(0));
    }

    [Fact]
    public static void TypedValuesAndBlanks_StayAsTheyAre()
    {
        MigrationRecord record = Records.Of(("newsletter", true), ("birthday", null), ("givenName", string.Empty));

        Safe(options => options.Kinds = new Dictionary<string, AttributeKind> { ["newsletter"] = AttributeKind.Boolean }).Repair(record);

        Assert.Equal("True||", Values(record));
        Assert.Empty(record.Repairs);
    }

    [Fact]
    public static void Attributes_BoundWhatIsMended()
    {
        MigrationRecord first = Records.Of(("a", " 1"), ("b", " 2"), ("c", " 3"));
        MigrationRecord second = Records.Of(("a", " 1"), ("b", " 2"), ("c", " 3"));

        Safe(options => options.Attributes = ["A", "b"]).Repair(first);
        Safe(options => options.ExcludedAttributes = ["B"]).Repair(second);

        Assert.Equal("1|2| 3", Values(first));
        Assert.Equal("1| 2|3", Values(second));
    }

    [Fact]
    public static void AttributesThatAreNotThere_AreNamed()
    {
        MigrationRecord record = Records.Of(("givenName", " 1"), ("password", "x"));

        MigrationException missing = Assert.Throws<MigrationException>(() => Safe(options => options.Attributes = ["givenname2"]).Repair(record));
        MigrationException secret = Assert.Throws<MigrationException>(() => Safe(options => options.Attributes = ["password"]).Repair(record));

        Assert.Equal("ColumnNotFound", missing.ErrorId);
        Assert.Contains("'givenName'", missing.Message, StringComparison.Ordinal);
        Assert.Equal("RepairOfSecret", secret.ErrorId);
    }

    [Fact]
    public static void MalformedRows_StayAsTheyAre()
    {
        RecordRepairer repairer = Safe();
        IReadOnlyList<MigrationRecord> records = Datafile.Read("a,b\n 1\n 2 , 3 \n 4,\"5 \n");
        foreach (MigrationRecord record in records)
        {
            repairer.Repair(record);
        }

        Assert.Equal([" 1|", "2|3", " 4|5 "], records.Select(Values));
        Assert.Equal((3, 1, 2), (repairer.Records, repairer.Changed, repairer.Malformed));
    }

    [Fact]
    public static void IssuesFoundBefore_AreCountedAsStale()
    {
        MigrationRecord record = Records.Of(("email", " a@example.com"), ("b", "2"));
        using (RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai))))
        {
            validator.Validate(record);
        }

        RecordRepairer repairer = Safe();
        repairer.Repair(record);

        Assert.NotEmpty(record.Issues);
        Assert.Equal(1, repairer.Stale);
    }

    [Fact]
    public static void RepairsWithoutAnAttribute_AreTold()
    {
        RecordRepairer repairer = new RecordRepairer(new RepairOptions(StoreTargets.Get(IdentityTarget.Akamai)) { Repairs = BuiltInRepairs.Choose(["boolean", "Date", "Trim"], false) });

        repairer.Repair(Records.Of(("birthday", "x"), ("newsletter", "yes")));

        Assert.Equal("Boolean", Assert.Single(repairer.Idle).Name);
    }

    [Fact]
    public static void Schema_SaysWhatAttributesLookLike()
    {
        MigrationRecord record = Records.Of(("optIn.status", "yes"), ("memberSince", "19 Dec 1989"), ("contact", "A@B.Example"), ("other", "yes"));

        Safe(options => options.Schema = StrictSchema.Read(
            """
            [{"name": "optIn", "type": "object", "attr_defs": [{"name": "status", "type": "boolean"}]},
             {"name": "memberSince", "type": "date"},
             {"name": "contact", "type": "string", "constraints": ["email-address"]}]
            """)).Repair(record);

        Assert.Equal("true|1989-12-19|A@b.example|yes", Values(record));
    }

    [Fact]
    public static void Choice_IsCheckedByName()
    {
        Assert.Equal("RepairNotChosen", Assert.Throws<MigrationException>(() => BuiltInRepairs.Choose([], false)).ErrorId);
        Assert.Equal("RepairUnknown", Assert.Throws<MigrationException>(() => BuiltInRepairs.Choose(["Trimm"], true)).ErrorId);
    }

    [Fact]
    public static void SecondPass_FindsNothing() => Prop.ForAll(RandomTable.Any.ToArbitrary(), table =>
    {
        RepairOptions options = new RepairOptions(StoreTargets.Get(IdentityTarget.Akamai))
        {
            Repairs = BuiltInRepairs.Choose([], withSafe: true),
            Kinds = table.Header.Take(1).ToDictionary(name => name, _ => AttributeKind.Email),
        };
        foreach (MigrationRecord record in table.ToRecords())
        {
            new RecordRepairer(options).Repair(record);
            int count = record.Repairs.Count;
            new RecordRepairer(options).Repair(record);
            if (record.Repairs.Count != count)
            {
                return false;
            }
        }

        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20_260_102UL, 30_405UL));

    private static RecordRepairer Safe(Action<RepairOptions>? change = null)
    {
        RepairOptions options = new RepairOptions(StoreTargets.Get(IdentityTarget.Akamai)) { Repairs = BuiltInRepairs.Choose([], withSafe: true) };
        change?.Invoke(options);
        return new RecordRepairer(options);
    }

    private static string Values(MigrationRecord record) =>
        string.Join("|", Enumerable.Range(0, record.GetColumns().Count).Select(i => record.GetValue(i)));
}
