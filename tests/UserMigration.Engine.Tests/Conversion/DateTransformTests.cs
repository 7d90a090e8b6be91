using System;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace UserMigration.Engine.Tests.Conversion;

public static class DateTransformTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20_260_102UL, 30_405UL);

    // Whole seconds of the years 1 to 9999.
    private static readonly Arbitrary<DateTime> s_times = Gen.Choose(0, 3652058)
        .SelectMany(day => Gen.Choose(0, 86399), (day, second) => new DateTime(1, 1, 1).AddDays(day).AddSeconds(second))
        .ToArbitrary();

    [Theory]
    [InlineData("dd.MM.yyyy", "03.04.2020", "2020-04-03")]
    [InlineData("MM/dd/yyyy", "03/04/2020", "2020-03-04")]
    [InlineData("d/M/yyyy", "3/4/2020", "2020-04-03")]
    [InlineData("d/M/yyyy", " 03/04/2020 ", "2020-04-03")]
    [InlineData("yyyyMMdd", "20200403", "2020-04-03")]
    [InlineData("dd-MMM-yyyy", "03-Apr-2020", "2020-04-03")]
    [InlineData("dd-MMM-yyyy", "03-APR-2020", "2020-04-03")]
    [InlineData("M/d/yyyy h:mm:ss tt", "12/19/1989 10:04:00 PM", "1989-12-19 22:04:00")]
    [InlineData("M/d/yyyy h:mm:ss tt", "12/19/1989 12:00:00 AM", "1989-12-19")]
    [InlineData("yyyyMMddHHmmss'Z'", "20200403070000Z", "2020-04-03 07:00:00")]
    [InlineData("d. MMMM yyyy 'um' HH:mm", "3. April 2020 um 07:30", "2020-04-03 07:30:00")]
    public static void Pattern_IsFollowed(string pattern, string value, string expected) =>
        Assert.Equal(expected, Applied.To(value, "Date", pattern));

    [Theory]
    [InlineData("2020-04-03", "2020-04-03")]
    [InlineData("2020-04-03 07:30:00", "2020-04-03 07:30:00")]
    [InlineData("2020-04-03T07:30", "2020-04-03 07:30:00")]
    [InlineData("2020-04-03T07:30:15.999", "2020-04-03 07:30:15")]
    [InlineData("2020-04-03T07:30:15Z", "2020-04-03 07:30:15")]
    [InlineData("2019-01-02 11:14:22.475345 +0000", "2019-01-02 11:14:22")]
    [InlineData("0001-01-01", "0001-01-01")]
    [InlineData("9999-12-31T23:59:59.9999999", "9999-12-31 23:59:59")]
    public static void IsoForms_Pass(string value, string expected)
    {
        Assert.Equal(expected, Applied.To(value, "Date"));
        Assert.Equal(expected, Applied.To(value, "Date", "dd.MM.yyyy"));
    }

    [Theory]
    [InlineData("25/12/2020", "2020-12-25")]
    [InlineData("12/25/2020", "2020-12-25")]
    [InlineData("25.12.2020 7:05", "2020-12-25 07:05:00")]
    [InlineData("04/04/2020", "2020-04-04")]
    [InlineData("2020/4/3", "2020-04-03")]
    [InlineData("3 Apr 2020", "2020-04-03")]
    [InlineData("April 3, 2020", "2020-04-03")]
    public static void WhatCanBeReadInOneWay_NeedsNoPattern(string value, string expected) => Assert.Equal(expected, Applied.To(value, "Date"));

    [Theory]
    [InlineData("03/04/2020")]
    [InlineData("03.04.2020")]
    [InlineData("3-4-2020")]
    [InlineData("12/11/1989 22:04:00")]
    public static void WhatCanBeReadInTwoWays_IsRefused(string value) => Assert.Equal("DateAmbiguous", Applied.To(value, "Date"));

    [Theory]
    [InlineData("soon")]
    [InlineData("31/11/2020")]
    [InlineData("32/12/2020")]
    [InlineData("13/13/2020")]
    [InlineData("03/04/20")]
    [InlineData("20200403")]
    [InlineData("2020-02-30")]
    [InlineData("2020-04-03 24:00:00")]
    [InlineData("2020-04-03T07:30:15+15:00")]
    [InlineData("2020-04-03T07:30:15.")]
    [InlineData("2020-04-03T7:30")]
    [InlineData("0000-01-01")]
    [InlineData("٢٠٢٠-٠٤-٠٣")]
    [InlineData("//2020")]
    [InlineData("1/2020")]
    [InlineData("43924")]
    public static void OtherText_IsRefused(string value) => Assert.Equal("DateShape", Applied.To(value, "Date"));

    [Theory]
    [InlineData("2020-02-29", true)]
    [InlineData("2019-02-29", false)]
    [InlineData("2000-02-29", true)]
    [InlineData("1900-02-29", false)]
    [InlineData("2400-02-29", true)]
    public static void LeapDays_AreKnown(string value, bool exists)
    {
        Assert.Equal(exists ? value : "DateShape", Applied.To(value, "Date"));
        string us = value[5..7] + "/" + value[8..] + "/" + value[..4];
        Assert.Equal(exists ? value : "DateShape", Applied.To(us, "UsDate"));
    }

    [Fact]
    public static void Offset_IsRefused_ForItCanMoveTheDay() => Assert.Equal("DateOffset", Applied.To("1989-12-19T00:00:00+01:00", "Date"));

    [Fact]
    public static void OtherPatternThanTold_IsRefused() => Assert.Equal("DateShape", Applied.To("12/25/2020", "Date", "dd.MM.yyyy"));

    [Fact]
    public static void PatternThatLooksLikeIsoAndIsNot_IsFollowed()
    {
        Assert.Equal("2020-04-03", Applied.To("2020-03-04", "Date", "yyyy-dd-MM"));
        Assert.Equal("DateShape", Applied.To("2020-04-13", "Date", "yyyy-dd-MM"));
    }

    [Theory]
    [InlineData("24.12.31", "1931-12-24")]
    [InlineData("24.12.25", "2025-12-24")]
    [InlineData("24.12.26", "1926-12-24")]
    public static void TwoDigitsOfAYear_MeanTheHundredYearsThatWereTold(string value, string expected) =>
        Assert.Equal(expected, Applied.To(value, "Date", Applied.With(("Pattern", "dd.MM.yy"), ("LatestYear", 2025))));

    [Theory]
    [InlineData("dd.mm.yyyy", "use MM for the month")]
    [InlineData("DD.MM.YYYY", "the letter D")]
    [InlineData("dd.MM", "no year")]
    [InlineData("MM.yyyy", "no day")]
    [InlineData("dddd, MM yyyy", "no day")]
    [InlineData("dd.MM.yyyy hh:mm", "HH")]
    [InlineData("dd.MM.yy", "LatestYear")]
    [InlineData("dd.MM.y", "neither yyyy nor yy")]
    [InlineData("dd.MM.yyyy 'um HH", "quotation mark")]
    [InlineData("dd.MM.yyyy HH:mm zzz", "DateTimeToUtc")]
    [InlineData("d", "no month")]
    [InlineData("", "empty")]
    public static void PatternsThatAreSlips_AreRefusedAtOnce(string pattern, string told)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => Applied.To("x", "Date", pattern));

        Assert.Equal("TransformParameterInvalid", exception.ErrorId);
        Assert.Contains(told, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DateTimeKind.Unspecified)]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Utc)]
    public static void TypedDates_StayOnTheirDay(DateTimeKind kind)
    {
        Assert.Equal("1989-12-19", Applied.To(new DateTime(1989, 12, 19, 0, 0, 0, kind), "Date"));
        Assert.Equal("1989-12-19", Applied.To(new DateTime(1989, 12, 19, 0, 0, 0, kind), "UsDate"));
        Assert.Equal("1989-12-19 22:04:00", Applied.To(new DateTime(1989, 12, 19, 22, 4, 0, kind), "Date"));
    }

    [Fact]
    public static void OtherTypedValues_AreReadOrRefused()
    {
        Assert.Equal("1989-12-19", Applied.To(new DateTimeOffset(1989, 12, 19, 0, 0, 0, TimeSpan.FromHours(14)), "Date"));
        Assert.Equal("1989-12-19", Applied.To(new DateOnly(1989, 12, 19), "Date"));
        Assert.Equal("1989-12-19", Applied.To(new DateOnly(1989, 12, 19), "UsDate"));
        Assert.Equal("DateShape", Applied.To(19891219, "Date"));
        Assert.Equal("DateShape", Applied.To(true, "UsDate"));
        Assert.Equal("DateShape", Applied.To(new object[] { "1989-12-19" }, "Date"));
    }

    [Fact]
    public static void AnyDate_InAPattern_IsThatDate() => Prop.ForAll(s_times, time =>
        Equals(Applied.To(time.ToString("dd.MM.yyyy HH:mm:ss", CultureInfo.InvariantCulture), "Date", "dd.MM.yyyy HH:mm:ss"), Expected(time))).Check(s_config);

    [Fact]
    public static void AnyDate_WithoutAPattern_IsRightOrRefused() => Prop.ForAll(s_times, time =>
    {
        object? dayFirst = Applied.To(time.ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture), "Date");
        object? monthFirst = Applied.To(time.ToString("MM/dd/yyyy HH:mm:ss", CultureInfo.InvariantCulture), "Date");
        object expected = time.Day > 12 || time.Day == time.Month ? Expected(time) : "DateAmbiguous";
        return expected.Equals(dayFirst) && expected.Equals(monthFirst);
    }).Check(s_config);

    [Fact]
    public static void AnyUsDate_IsThatDate_AndWhatItYieldsPassesAgain() => Prop.ForAll(s_times, time =>
    {
        object? once = Applied.To(time.ToString("M/d/yyyy H:mm:ss", CultureInfo.InvariantCulture), "UsDate");
        return Expected(time).Equals(once) && Equals(once, Applied.To(once, "UsDate")) && Equals(once, Applied.To(once, "Date"));
    }).Check(s_config);

    private static string Expected(DateTime time) => time.ToString(
        time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
