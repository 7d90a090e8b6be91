using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Runs.Statistics;
using Xunit;

namespace UserMigration.Engine.Tests.Statistics;

public static class AttributeCoverageTests
{
    [Fact]
    public static void Values_AreCountedByThePathsOfTheColumns_AndNamesInValuesAreNot()
    {
        AttributeCoverage coverage = new AttributeCoverage();

        coverage.Add(Records.Identity(1, ("email", "a@example.com"), ("name.first", "Al"), ("name.last", string.Empty), ("profiles", Json("canary"))), null);
        coverage.Add(Records.Identity(2, ("email", "b@example.com"), ("name.first", string.Empty), ("name.last", string.Empty), ("profiles", Json("other"))), "bcrypt");

        Assert.Equal(
            "email 2, name.first 1, name.last 0, profiles 2",
            string.Join(", ", coverage.Filled.OrderBy(count => count.Key).Select(count => $"{count.Key} {count.Value}")));
        Assert.Equal((2, 1), (coverage.Users, coverage.Passwords["bcrypt"]));
    }

    [Fact]
    public static void RecordsWithOtherColumns_AreAdded()
    {
        AttributeCoverage coverage = new AttributeCoverage();
        for (int i = 0; i < 3; i++)
        {
            coverage.Add(Records.Identity(1, ("email", "a@example.com"), ("b", "x")), null);
            coverage.Add(Records.Identity(1, ("b", "x"), ("c.d", "y"), ("email", "a@example.com")), null);
        }

        Assert.Equal((6, 6, 3), (coverage.Filled["email"], coverage.Filled["b"], coverage.Filled["c.d"]));
    }

    [Fact]
    public static void RecordsWithoutColumns_AreCountedByTheirAttributes()
    {
        AttributeCoverage coverage = new AttributeCoverage();
        Dictionary<string, object?> attributes = new Dictionary<string, object?> { ["sub"] = "1", ["identities"] = new List<object?> { 1 }, ["groups"] = new List<object?>() };

        coverage.Add(new IdentityRecord(IdentityTarget.Cidaas, attributes, Records.Of(("sub", "1"))), null);

        Assert.Equal((1, 1, 0), (coverage.Filled["sub"], coverage.Filled["identities"], coverage.Filled["groups"]));
    }

    [Fact]
    public static void Json_KeepsTheCounts()
    {
        AttributeCoverage coverage = new AttributeCoverage();
        coverage.Add(Records.Identity(1, ("email", "a@example.com")), "bcrypt");
        using System.IO.MemoryStream stream = new System.IO.MemoryStream();
        using (Utf8JsonWriter json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            coverage.Write(json);
            json.WriteEndObject();
        }

        using JsonDocument document = JsonDocument.Parse(stream.ToArray());
        AttributeCoverage read = AttributeCoverage.Read(document.RootElement);

        Assert.Equal((1, 1, 1), (read.Users, read.Filled["email"], read.Passwords["bcrypt"]));
    }

    private static Dictionary<string, object?> Json(string name) => new Dictionary<string, object?> { [name] = name };
}
