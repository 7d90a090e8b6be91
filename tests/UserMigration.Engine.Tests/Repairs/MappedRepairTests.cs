using System;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Repairs;
using UserMigration.Engine.Rules;
using Xunit;

namespace UserMigration.Engine.Tests.Repairs;

/// <summary>Repairs of columns as the attributes that a map renames them to.</summary>
public static class MappedRepairTests
{
    [Fact]
    public static void Column_IsRepairedAsItsAttribute_AndKeepsItsName()
    {
        MigrationRecord record = Records.Of(("Mail", "Ann@EXAMPLE.com"), ("Geburtstag", "25 Dec 1990"));

        Repairer(IdentityTarget.Cidaas, ("Mail", "email"), ("Geburtstag", "birthdate")).Repair(record);

        Assert.Equal(["Mail", "Geburtstag"], record.GetColumns().Names);
        Assert.Equal(("Ann@example.com", "1990-12-25"), (record.GetValue(0), record.GetValue(1)));
    }

    [Fact]
    public static void Column_ThatGoesToThePassword_IsNotRepaired()
    {
        MigrationRecord record = Records.Of(("Code", " abc "), ("Ort", " Bonn "));

        Repairer(IdentityTarget.Cidaas, ("Code", "password_hash_info")).Repair(record);

        Assert.Equal((" abc ", "Bonn"), (record.GetValue(0), record.GetValue(1)));
    }

    [Fact]
    public static void ColumnOfTheMap_ThatTheRecordsLack_IsAnError() => Assert.Equal(
        "ColumnNotFound",
        Assert.Throws<MigrationException>(() => Repairer(IdentityTarget.Akamai, ("Mial", "email")).Repair(Records.Of(("Mail", "x")))).ErrorId);

    [Fact]
    public static void Attribute_CanBeNamedByTheMap()
    {
        MigrationRecord record = Records.Of(("Vorname", " Ann "), ("Ort", " Bonn "));
        RepairOptions options = Options(IdentityTarget.Akamai, ("Vorname", "givenName"));
        options.Attributes = ["givenName"];

        new RecordRepairer(options).Repair(record);

        Assert.Equal(("Ann", " Bonn "), (record.GetValue(0), record.GetValue(1)));
    }

    private static RecordRepairer Repairer(IdentityTarget target, params (string Column, string Attribute)[] renames) => new RecordRepairer(Options(target, renames));

    private static RepairOptions Options(IdentityTarget target, params (string Column, string Attribute)[] renames) => new RepairOptions(StoreTargets.Get(target))
    {
        Repairs = BuiltInRepairs.Choose([], withSafe: true),
        Map = new ColumnMap { Renames = renames.ToDictionary(one => one.Column, one => one.Attribute, StringComparer.OrdinalIgnoreCase) },
    };
}
