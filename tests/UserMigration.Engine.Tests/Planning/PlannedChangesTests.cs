using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Runs.Planning;
using Xunit;

namespace UserMigration.Engine.Tests.Planning;

/// <summary>Which attributes would be changed, by name.</summary>
public static class PlannedChangesTests
{
    private static readonly StoreCapabilities s_capabilities = new StoreCapabilities { PasswordAttributes = ["password"] };

    [Fact]
    public static void NewUser_GetsEachAttributeThatHasAValue()
    {
        Dictionary<string, object?> attributes = new Dictionary<string, object?>
        {
            ["email"] = "a@example.com",
            ["middleName"] = null,
            ["primaryAddress"] = new Dictionary<string, object?> { ["city"] = "Bonn", ["zip"] = null },
            ["password"] = new Dictionary<string, object?> { ["type"] = "t", ["value"] = "v" },
            ["profiles"] = new object?[] { "one" },
        };

        Assert.Equal(
            ["Set email", "Set password", "Set primaryAddress.city", "Set profiles"],
            Names(new PlannedChanges(s_capabilities).OfNew(new IdentityRecord(IdentityTarget.Akamai, attributes, Records.Of(1)))));
    }

    [Fact]
    public static void ExistingUser_HasChangesAndErasures()
    {
        StoreChange[] changes =
        [
            new StoreChange(null, new Dictionary<string, object?> { ["givenName"] = "B", ["address"] = new Dictionary<string, object?> { ["city"] = null } }, ["address.city"]),
            new StoreChange("profiles", Array.Empty<object?>(), ["profiles"]),
            new StoreChange("clients", new object?[] { "c" }, []),
        ];

        Assert.Equal(
            ["Change clients", "Change givenName", "Erase address.city", "Erase profiles"],
            Names(new PlannedChanges(s_capabilities).OfExisting(changes)));
    }

    [Fact]
    public static void StoreThatShowsNoValues_IsOnlySentThem() => Assert.Equal(
        ["Send email"],
        Names(new PlannedChanges(s_capabilities).OfSent(
            new IdentityRecord(IdentityTarget.Akamai, new Dictionary<string, object?> { ["email"] = "a@example.com", ["middleName"] = null }, Records.Of(1)))));

    [Fact]
    public static void Counts_AreByAttribute()
    {
        PlannedAttributeCollection counts = new PlannedAttributeCollection();
        counts.Add([new PlannedChange("b", PlannedChangeKind.Set), new PlannedChange("a", PlannedChangeKind.Change)]);
        counts.Add([new PlannedChange("b", PlannedChangeKind.Set), new PlannedChange("b", PlannedChangeKind.Erase)]);

        Assert.Equal(["a: set 0, change 1, erase 0, send 0", "b: set 2, change 0, erase 1, send 0"], counts.Select(one => one.ToString()));
    }

    private static IEnumerable<string> Names(IEnumerable<PlannedChange> changes) => changes.Select(change => change.ToString()).Order(StringComparer.Ordinal);
}
