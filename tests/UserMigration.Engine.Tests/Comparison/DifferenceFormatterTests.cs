using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Runs.Comparison;
using Xunit;

namespace UserMigration.Engine.Tests.Comparison;

/// <summary>Values that differ, as they are shown.</summary>
public static class DifferenceFormatterTests
{
    [Fact]
    public static void NestedValue_IsFoundByItsPath()
    {
        UserDifference difference = Differ(
            "primaryAddress.city",
            new Dictionary<string, object?> { ["primaryAddress"] = new Dictionary<string, object?> { ["city"] = "Bonn" } },
            new Dictionary<string, object?> { ["primaryAddress"] = new Dictionary<string, object?> { ["city"] = "Köln" } });

        Assert.Equal(("Bonn", "Köln"), (difference.Expected, difference.Actual));
    }

    [Fact]
    public static void Plural_IsShownAsJson()
    {
        UserDifference difference = Differ(
            "tags",
            new Dictionary<string, object?> { ["tags"] = new object?[] { "ä", 1L } },
            new Dictionary<string, object?>());

        Assert.Equal(("""["ä",1]""", null), (difference.Expected, difference.Actual));
    }

    [Fact]
    public static void Password_IsShownNowhere_NorItsHash()
    {
        Dictionary<string, object?> profile = new Dictionary<string, object?>
        {
            ["secret"] = new Dictionary<string, object?> { ["type"] = "password-bcrypt", ["value"] = "canary" },
            ["oldPassword"] = "canary",
            ["name"] = "shop",
        };

        UserDifference difference = Differ(
            "profiles", new Dictionary<string, object?> { ["profiles"] = new object?[] { profile } }, new Dictionary<string, object?> { ["profiles"] = profile });

        Assert.Equal("""[{"secret":"«password»","oldPassword":"«password»","name":"shop"}]""", difference.Expected);
        Assert.DoesNotContain("canary", difference.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public static void TypedValues_AreWrittenInvariantly()
    {
        UserDifference difference = Differ(
            "level", new Dictionary<string, object?> { ["level"] = 1.5m }, new Dictionary<string, object?> { ["level"] = true });

        Assert.Equal(("1.5", "true"), (difference.Expected, difference.Actual));
    }

    private static UserDifference Differ(string attribute, Dictionary<string, object?> sent, Dictionary<string, object?> stored)
    {
        ComparedRecord record = new ComparedRecord(new IdentityRecord(IdentityTarget.Akamai, sent, Records.Of(("email", "a@example.com"))));
        return DifferenceFormatter.Create([attribute], record, new IdentityUser("user", stored), "uuid", null).Single();
    }
}
