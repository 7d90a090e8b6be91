using System;
using UserMigration.Engine.Conversion.Dates;
using Xunit;

namespace UserMigration.Engine.Tests.Conversion;

public sealed class TimeZonesTests
{
    [Theory]
    [InlineData("Europe/Berlin", 2)]
    [InlineData("W. Europe Standard Time", 2)]
    [InlineData("America/Los_Angeles", -7)]
    [InlineData("Pacific Standard Time", -7)]
    public void Find_KnowsBothKindsOfId(string id, int hours)
    {
        TimeZoneInfo? zone = TimeZones.Find(id);

        Assert.Equal(TimeSpan.FromHours(hours), zone?.GetUtcOffset(new DateTime(2024, 7, 1, 12, 0, 0)));
    }

    [Theory]
    [InlineData("Nowhere/Town")]
    [InlineData("")]
    public void Find_IsNull_ForAnIdThatIsNotThere(string id) => Assert.Null(TimeZones.Find(id));

    [Theory]
    [InlineData("Europe/Berln", "Europe/Berlin")]
    [InlineData("W. Europe Standart Time", "W. Europe Standard Time")]
    public void Nearest_KnowsBothKindsOfId(string id, string meant) => Assert.Equal(meant, TimeZones.Nearest(id));
}
