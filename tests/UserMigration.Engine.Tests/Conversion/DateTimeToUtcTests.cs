using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace UserMigration.Engine.Tests.Conversion;

public static class DateTimeToUtcTests
{
    private const string Form = "yyyy-MM-dd HH:mm:ss";
    private const string Berlin = "Europe/Berlin";

    // The seed: "10:00 AM Portland time is equivalent to 6:00 PM (18:00) UTC time", and 9:01 AM on December 14th.
    [Theory]
    [InlineData("America/Los_Angeles", "2018-12-14 10:00:00", "2018-12-14 18:00:00")]
    [InlineData("America/Los_Angeles", "2018-12-14 09:01:00", "2018-12-14 17:01:00")]
    [InlineData("America/Los_Angeles", "2018-07-14 10:00:00", "2018-07-14 17:00:00")]
    [InlineData("Pacific Standard Time", "2018-12-14 10:00:00", "2018-12-14 18:00:00")]
    [InlineData(Berlin, "2018-12-14 10:00:00", "2018-12-14 09:00:00")]
    [InlineData(Berlin, "2018-07-14", "2018-07-13 22:00:00")]
    [InlineData("W. Europe Standard Time", "2018-07-14", "2018-07-13 22:00:00")]
    [InlineData("Asia/Kolkata", "2018-12-14T10:00", "2018-12-14 04:30:00")]
    [InlineData("Asia/Kathmandu", "2018-12-14 10:00:00", "2018-12-14 04:15:00")]
    [InlineData("Australia/Lord_Howe", "2024-01-14 10:00:00", "2024-01-13 23:00:00")]
    [InlineData("UTC", "2018-12-14 10:00:00", "2018-12-14 10:00:00")]
    [InlineData(Berlin, "12/25/2018", "2018-12-24 23:00:00")]
    public static void TimeOfAPlace_IsTakenToUtc(string zone, string value, string expected) =>
        Assert.Equal(expected, Applied.To(value, "DateTimeToUtc", zone));

    [Theory]
    [InlineData(Berlin, "2024-03-31 01:59:59", "2024-03-31 00:59:59")]
    [InlineData(Berlin, "2024-03-31 02:00:00", "TimeGap")]
    [InlineData(Berlin, "2024-03-31 02:30:00", "TimeGap")]
    [InlineData(Berlin, "2024-03-31 02:59:59", "TimeGap")]
    [InlineData(Berlin, "2024-03-31 03:00:00", "2024-03-31 01:00:00")]
    [InlineData(Berlin, "2024-10-27 01:59:59", "2024-10-26 23:59:59")]
    [InlineData(Berlin, "2024-10-27 02:00:00", "TimeOverlap")]
    [InlineData(Berlin, "2024-10-27 02:30:00", "TimeOverlap")]
    [InlineData(Berlin, "2024-10-27 02:59:59", "TimeOverlap")]
    [InlineData(Berlin, "2024-10-27 03:00:00", "2024-10-27 02:00:00")]
    [InlineData("America/Los_Angeles", "2018-03-11 02:30:00", "TimeGap")]
    [InlineData("America/Los_Angeles", "2018-11-04 01:30:00", "TimeOverlap")]
    [InlineData("Pacific Standard Time", "2018-11-04 01:30:00", "TimeOverlap")]
    [InlineData("America/Sao_Paulo", "2018-11-04", "TimeGap")]
    [InlineData("Australia/Lord_Howe", "2024-04-07 01:45:00", "TimeOverlap")]
    [InlineData("Australia/Lord_Howe", "2024-04-07 01:15:00", "2024-04-06 14:15:00")]
    [InlineData("Pacific/Apia", "2011-12-30 12:00:00", "TimeGap")]
    [InlineData("Europe/Moscow", "2014-10-26 01:30:00", "TimeOverlap")]
    public static void GapsAndOverlaps_AreFound(string zone, string value, string expected) =>
        Assert.Equal(expected, Applied.To(value, "DateTimeToUtc", zone));

    [Theory]
    [InlineData("Earlier", "2024-10-27 00:30:00")]
    [InlineData("later", "2024-10-27 01:30:00")]
    public static void Overlap_IsReadAsTold(string overlap, string expected)
    {
        Assert.Equal(expected, Applied.To("2024-10-27 02:30:00", "DateTimeToUtc", Applied.With(("Zone", Berlin), ("Overlap", overlap))));
        Assert.Equal("TimeGap", Applied.To("2024-03-31 02:30:00", "DateTimeToUtc", Applied.With(("Zone", Berlin), ("Overlap", overlap))));
    }

    [Theory]
    [InlineData("2024-10-27T02:30:00+02:00", "2024-10-27 00:30:00")]
    [InlineData("2024-10-27T02:30:00+01:00", "2024-10-27 01:30:00")]
    [InlineData("2024-03-31T02:30:00Z", "2024-03-31 02:30:00")]
    [InlineData("2024-03-31 02:30:00.123 -0330", "2024-03-31 06:00:00")]
    [InlineData("2024-03-31T02:30:00+05", "2024-03-30 21:30:00")]
    [InlineData("0001-01-01T00:00:00+01:00", "DateRange")]
    [InlineData("9999-12-31T23:59:59-01:00", "DateRange")]
    public static void OffsetOfTheValue_Decides(string value, string expected) => Assert.Equal(expected, Applied.To(value, "DateTimeToUtc", Berlin));

    [Theory]
    [InlineData(Berlin, "0001-01-01", "DateRange")]
    [InlineData("America/Los_Angeles", "9999-12-31 23:59:59", "DateRange")]
    [InlineData("UTC", "0001-01-01", "0001-01-01 00:00:00")]
    [InlineData("UTC", "9999-12-31 23:59:59", "9999-12-31 23:59:59")]
    [InlineData("Etc/GMT+8", "0001-01-01", "0001-01-01 08:00:00")]
    [InlineData("Etc/GMT-2", "9999-12-31 23:59:59", "9999-12-31 21:59:59")]
    public static void EndsOfTime_AreNeverShifted(string zone, string value, string expected) =>
        Assert.Equal(expected, Applied.To(value, "DateTimeToUtc", zone));

    [Fact]
    public static void Patterns_AreFollowed_ThoseWithAnOffsetToo()
    {
        object argument = Applied.With(("Zone", Berlin), ("Pattern", new[] { "dd.MM.yyyy HH:mm", "dd.MM.yyyy HH:mm zzz" }));

        Assert.Equal("2018-12-14 09:00:00", Applied.To("14.12.2018 10:00", "DateTimeToUtc", argument));
        Assert.Equal("2018-12-14 18:00:00", Applied.To("14.12.2018 10:00 -08:00", "DateTimeToUtc", argument));
        Assert.Equal("DateShape", Applied.To("12/14/2018", "DateTimeToUtc", argument));
    }

    [Theory]
    [InlineData("03/04/2020", "DateAmbiguous")]
    [InlineData("soon", "DateShape")]
    [InlineData("2019-02-29 10:00:00", "DateShape")]
    public static void WhatIsNoDate_IsRefused(string value, string ruleId) => Assert.Equal(ruleId, Applied.To(value, "DateTimeToUtc", Berlin));

    [Fact]
    public static void TypedTimes_AreTheInstantThatTheyAre()
    {
        Assert.Equal("2018-12-14 09:00:00", Applied.To(new DateTime(2018, 12, 14, 10, 0, 0, DateTimeKind.Unspecified), "DateTimeToUtc", Berlin));
        Assert.Equal("2018-12-14 10:00:00", Applied.To(new DateTime(2018, 12, 14, 10, 0, 0, DateTimeKind.Utc), "DateTimeToUtc", Berlin));
        Assert.Equal("2018-12-14 18:00:00", Applied.To(new DateTimeOffset(2018, 12, 14, 10, 0, 0, TimeSpan.FromHours(-8)), "DateTimeToUtc", Berlin));
        Assert.Equal("DateShape", Applied.To(1544785200, "DateTimeToUtc", Berlin));
        Assert.Equal("DateShape", Applied.To(new[] { 1 }, "DateTimeToUtc", Berlin));
    }

    [Theory]
    [InlineData("Europe/Berln", "did you mean 'Europe/Berlin'?")]
    [InlineData("../../etc/passwd", "is unknown on this machine")]
    [InlineData(null, "requires the parameter Zone")]
    public static void ZoneThatIsNotThere_IsRefusedAtOnce(string? zone, string told)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => Applied.To("x", "DateTimeToUtc", zone));

        Assert.Equal("TransformParameterInvalid", exception.ErrorId);
        Assert.Contains(told, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Overlap", "Both", "accepts only Earlier, Later for Overlap")]
    [InlineData("Zones", "x", "did you mean 'Zone'?")]
    [InlineData("LatestYear", "soon", "accepts a LatestYear from 99 to 9999")]
    public static void OtherParameters_AreRefusedAtOnce(string name, string value, string told)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => Applied.To("x", "DateTimeToUtc", Applied.With(("Zone", Berlin), (name, value))));

        Assert.Contains(told, exception.Message, StringComparison.Ordinal);
    }

    // What a time is taken to is shown by the clocks of its zone as that very time; a gap is a time that they never
    // show, an overlap one that they show twice. Any zone of this machine, at any time of two centuries.
    [Fact]
    public static void AnyTimeOfAnyZone_IsWhatItsClocksShow()
    {
        Gen<(TimeZoneInfo Zone, DateTime Local)> any = Gen.Elements(TimeZoneInfo.GetSystemTimeZones().ToArray()).SelectMany(
            _ => Gen.Choose(0, 200 * 366 * 96),
            (zone, quarters) => (zone, new DateTime(1850, 1, 1).AddMinutes(15.0 * quarters)));

        Prop.ForAll(any.ToArbitrary(), tried => Holds(tried.Zone, tried.Local)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20_260_102UL, 30_405UL));
    }

    [Fact]
    public static void AnyTimeNearAChangeOfClocks_IsWhatTheyShow()
    {
        (TimeZoneInfo Zone, DateTime Day)[] changes = TimeZoneInfo.GetSystemTimeZones().Where((_, i) => i % 12 == 0).SelectMany(ChangesOf).ToArray();
        Assert.True(changes.Length > 1000);
        Gen<(TimeZoneInfo Zone, DateTime Local)> any = Gen.Elements(changes).SelectMany(
            _ => Gen.Choose(-26 * 4, 50 * 4),
            (change, quarters) => (change.Zone, change.Day.AddMinutes(15.0 * quarters)));

        Prop.ForAll(any.ToArbitrary(), tried => Holds(tried.Zone, tried.Local)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(20_260_102UL, 30_405UL));
    }

    private static IEnumerable<(TimeZoneInfo Zone, DateTime Day)> ChangesOf(TimeZoneInfo zone)
    {
        for (DateTime day = new DateTime(1880, 1, 1, 0, 0, 0, DateTimeKind.Utc); day.Year < 2040; day = day.AddDays(1))
        {
            if (zone.GetUtcOffset(day) != zone.GetUtcOffset(day.AddDays(1)))
            {
                yield return (zone, DateTime.SpecifyKind(day, DateTimeKind.Unspecified));
            }
        }
    }

    private static bool Holds(TimeZoneInfo zone, DateTime local)
    {
        string result = (string)Applied.To(local.ToString(Form, CultureInfo.InvariantCulture), "DateTimeToUtc", zone.Id)!;
        int shown = Enumerable.Range(-15 * 60, (30 * 60) + 1)
            .Select(minutes => DateTime.SpecifyKind(local.AddMinutes(minutes), DateTimeKind.Utc))
            .Count(utc => ShownAt(zone, utc) == local);
        return result switch
        {
            "TimeGap" => shown == 0,
            "TimeOverlap" => shown == 2,
            _ => ShownAt(zone, DateTime.SpecifyKind(DateTime.ParseExact(result, Form, CultureInfo.InvariantCulture), DateTimeKind.Utc)) == local && shown <= 1,
        };
    }

    private static DateTime ShownAt(TimeZoneInfo zone, DateTime utc) => DateTime.SpecifyKind(utc + zone.GetUtcOffset(utc), DateTimeKind.Unspecified);
}
