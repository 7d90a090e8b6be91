using System;
using System.Linq;
using Xunit;
using static UserMigration.Engine.Tests.Drafting.Drafts;

namespace UserMigration.Engine.Tests.Drafting;

public static class DatePlanTests
{
    [Theory]
    [InlineData("@{ Date = 'dd.MM.yyyy' }", "03.04.1981", "31.12.1990")]
    [InlineData("@{ Date = 'd.M.yyyy' }", "3.4.1981", "31.12.1990")]
    [InlineData("@{ Date = 'MM/dd/yyyy' }", "03/04/1981", "12/31/1990")]
    [InlineData("@{ Date = 'dd/MM/yyyy' }", "03/04/1981", "31/12/1990")]
    [InlineData("@{ Date = 'M/d/yyyy' }", "3/4/1981", "12/31/1990")]
    [InlineData("@{ Date = 'yyyyMMdd' }", "19810403", "19901231")]
    [InlineData("@{ Date = 'dd-MMM-yyyy' }", "03-Apr-1981", "31-Dec-1990")]
    [InlineData("@{ Date = @{ Pattern = 'dd.MM.yy'; LatestYear = 2026 } }", "03.04.81", "31.12.90")]
    [InlineData(null, "1981-04-03", "1990-12-31")]
    [InlineData("'Date'", "1981-04-03T00:00:00", "1990-12-31T00:00:00")]
    public static void Pattern_IsThatOfAllValues(string? transform, params string[] values)
    {
        ColumnMapping column = One(IdentityTarget.Akamai, "Geburtsdatum", values);

        Assert.Equal(("birthday", MappingCertainty.Sure, transform), (column.Attribute, column.Certainty, column.Transform));
    }

    [Fact]
    public static void DatesThatCanBeBoth_AreUnsure_WithBothPatterns()
    {
        ColumnMapping column = One(IdentityTarget.Akamai, "Geburtsdatum", "03/04/1981", "01/02/1990", "11/12/1999");

        Assert.Equal((MappingCertainty.Unsure, null), (column.Certainty, column.Transform));
        Assert.Equal(["@{ Date = 'dd/MM/yyyy' }", "@{ Date = 'MM/dd/yyyy' }"], column.TransformCandidates);
    }

    [Fact]
    public static void TimesThatCanBeBoth_AreUnsure()
    {
        ColumnMapping column = One(IdentityTarget.Akamai, "lastLogin", "3/4/2020 5:06 PM", "1/2/2020 11:00 AM");

        Assert.Equal(MappingCertainty.Unsure, column.Certainty);
        Assert.Equal(2, column.TransformCandidates.Count);
    }

    [Fact]
    public static void DatesOfBothOrders_AreUnsure() =>
        Assert.Equal(MappingCertainty.Unsure, One(IdentityTarget.Akamai, "Geburtsdatum", "31/12/1981", "12/31/1990", "30/01/1990", "01/30/1990").Certainty);

    [Fact]
    public static void SeveralPatterns_AreAllNamed() => Assert.Equal(
        "@{ Date = 'dd.MM.yyyy', 'yyyy/MM/dd' }", One(IdentityTarget.Akamai, "Geburtsdatum", "03.04.1981", "31.12.1990", "1981/04/03").Transform);

    [Fact]
    public static void DatesWithAnotherSeparator_AreJudgedByThemselves()
    {
        string[] values = [.. Enumerable.Range(1, 28).Select(i => $"{i:00}.03.1967"), "03/22/1967", "12/31/1980", "04/05/1990"];

        ColumnMapping column = One(IdentityTarget.Akamai, "Geburtstag", values);

        Assert.Equal((MappingCertainty.Sure, "@{ Date = 'dd.MM.yyyy', 'MM/dd/yyyy' }"), (column.Certainty, column.Transform));
    }

    [Fact]
    public static void DatesWithAnotherSeparator_ThatCanBeBoth_LeaveOnlyTheirOrderOpen()
    {
        string[] values = [.. Enumerable.Range(1, 28).Select(i => $"{i:00}.03.1967"), "04/05/1990"];

        ColumnMapping column = One(IdentityTarget.Akamai, "Geburtstag", values);

        Assert.Equal(["@{ Date = 'dd.MM.yyyy', 'dd/MM/yyyy' }", "@{ Date = 'dd.MM.yyyy', 'MM/dd/yyyy' }"], column.TransformCandidates);
        Assert.Contains("The order of day and month is unknown for the dates with '/': 1 of 29.", column.Notes);
    }

    [Fact]
    public static void MissingDates_BecomeEmpty()
    {
        ColumnMapping column = One(IdentityTarget.Akamai, "Geburtsdatum", "03.04.1981", "00.00.0000", "-", "31.12.1990");

        Assert.Equal("@{ Null = '-', '00.00.0000' }, @{ Date = 'dd.MM.yyyy' }", column.Transform);
    }

    [Fact]
    public static void DefaultOfTheStore_StaysBehindTheWordsForEmptyValues() =>
        Assert.Equal("@{ Null = '0000-00-00' }, 'UsDate'", One(IdentityTarget.Akamai, "birthday", "1981-04-03", "0000-00-00").Transform);

    [Fact]
    public static void LocalTimes_NameTheZone()
    {
        ColumnMapping column = One(IdentityTarget.Akamai, "letzter Login", "14.12.2018 10:00", "31.12.2019 23:59");

        Assert.Equal("@{ DateTimeToUtc = @{ Zone = 'UTC'; Pattern = 'dd.MM.yyyy HH:mm' } }", column.Transform);
        Assert.Contains(column.Notes, note => note.Contains("time zone", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1544781600", "@{ UnixTime = 'Seconds' }")]
    [InlineData("1544781600000", "@{ UnixTime = 'Milliseconds' }")]
    [InlineData("131891952000000000", "'FileTime'")]
    [InlineData("20181214100000Z", "'GeneralizedTime'")]
    [InlineData("2018-12-14T10:00:00+01:00", "@{ DateTimeToUtc = 'UTC' }")]
    [InlineData("2018-12-14 10:00:00", null)]
    public static void Moments_GetTheirTransform(string value, string? transform) =>
        Assert.Equal((MappingCertainty.Sure, transform), (One(IdentityTarget.Akamai, "lastLogin", value).Certainty, One(IdentityTarget.Akamai, "lastLogin", value).Transform));

    [Fact]
    public static void AFewTypingErrors_AreCounted()
    {
        string[] values = [.. Enumerable.Range(1, 28).Select(i => $"{i:00}.05.1981"), "31.02.1980"];

        ColumnMapping column = One(IdentityTarget.Cidaas, "Geburtsdatum", values);

        Assert.Equal(("birthdate", MappingCertainty.Likely, "@{ Date = 'dd.MM.yyyy' }"), (column.Attribute, column.Certainty, column.Transform));
        Assert.Contains("Values that do not fit the type of the attribute: 1 of 29.", column.Notes);
    }
}
