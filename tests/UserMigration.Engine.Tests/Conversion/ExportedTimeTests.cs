using System;
using UserMigration.Engine.Conversion.Dates;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Conversion;

/// <summary>Times as programs export them: PowerShell, Active Directory, LDAP, Unix.</summary>
public static class ExportedTimeTests
{
    [Theory]
    [InlineData("12/24/1990 12:00:00 AM", "1990-12-24")]
    [InlineData("12/24/1990 12:00:00\u202FAM", "1990-12-24")]
    [InlineData("12/24/1990 12:00:00\u00A0PM", "1990-12-24 12:00:00")]
    [InlineData("1/2/1990 1:05:09 PM", "1990-01-02 13:05:09")]
    [InlineData("1/2/1990 11:59 pm", "1990-01-02 23:59:00")]
    [InlineData("1/2/1990 13:00:00 PM", "DateShape")]
    [InlineData("1/2/1990 0:00:00 AM", "DateShape")]
    [InlineData("1/2/1990 AM", "DateShape")]
    [InlineData("1/2/1990 10:00:00 XM", "DateShape")]
    public static void UsDate_HasHoursOfTwelve(string text, string expected) => Assert.Equal(expected, Applied.To(text, "UsDate"));

    [Fact]
    public static void UsDateOfPowerShell_IsConvertible() =>
        Assert.Equal("UsDate", ValueRules.Find(AttributeKind.Date, "12/24/1990 12:00:00 AM", "birthday")?.Transform);

    [Theory]
    [InlineData("133500000000000000", "2024-01-17 21:20:00")]
    [InlineData("130000000000000001", "2012-12-14 23:06:40")]
    [InlineData("0", null)]
    [InlineData("9223372036854775807", null)]
    [InlineData("661996800", "DateShape")]
    [InlineData("-133500000000000000", "DateShape")]
    [InlineData("133500000000000000.5", "DateShape")]
    [InlineData("9000000000000000000", "DateRange")]
    public static void FileTime(string text, string? expected) => Assert.Equal(expected, Applied.To(text, "FileTime"));

    [Theory]
    [InlineData("19901224235959Z", "1990-12-24 23:59:59")]
    [InlineData("19901224235959.9Z", "1990-12-24 23:59:59")]
    [InlineData("199012242359Z", "1990-12-24 23:59:00")]
    [InlineData("1990122423Z", "1990-12-24 23:00:00")]
    [InlineData("1990122423.5Z", "1990-12-24 23:30:00")]
    [InlineData("199012242359,5Z", "1990-12-24 23:59:30")]
    [InlineData("19901224235959+0100", "1990-12-24 22:59:59")]
    [InlineData("19901224235959-08", "1990-12-25 07:59:59")]
    [InlineData("20161231235960Z", "2016-12-31 23:59:59")]
    [InlineData("19901224235959", "DateShape")]
    [InlineData("19901324235959Z", "DateShape")]
    [InlineData("19900230000000Z", "DateShape")]
    [InlineData("19901224245959Z", "DateShape")]
    [InlineData("00010101000000+0100", "DateRange")]
    public static void GeneralizedTime(string text, string expected) => Assert.Equal(expected, Applied.To(text, "GeneralizedTime"));

    [Theory]
    [InlineData("661996800", "Seconds", "1990-12-24 00:00:00")]
    [InlineData("661996800.987", "Seconds", "1990-12-24 00:00:00")]
    [InlineData("0", "Seconds", "1970-01-01 00:00:00")]
    [InlineData("-86400", "Seconds", "1969-12-31 00:00:00")]
    [InlineData("661996800000", "Milliseconds", "1990-12-24 00:00:00")]
    [InlineData("-661996800000", "Milliseconds", "1949-01-09 00:00:00")]
    [InlineData("661996800000", "Seconds", "DateShape")]
    [InlineData("661996800", "Milliseconds", "DateShape")]
    [InlineData("661996800.5", "Milliseconds", "DateShape")]
    [InlineData("1e9", "Seconds", "DateShape")]
    [InlineData("", "Seconds", "DateShape")]
    [InlineData("999999999999999", "Milliseconds", "DateRange")]
    public static void UnixTime(string text, string unit, string expected) => Assert.Equal(expected, Applied.To(text, "UnixTime", unit));

    [Fact]
    public static void UnixTime_NeedsItsUnit() =>
        Assert.Equal("TransformParameterInvalid", Assert.Throws<MigrationException>(() => Applied.To("1", "UnixTime")).ErrorId);

    [Fact]
    public static void TypedValues_AreTaken()
    {
        Assert.Equal("1990-12-24 00:00:00", Applied.To(661996800L, "UnixTime", "Seconds"));
        Assert.Equal("2024-01-17 21:20:00", Applied.To(133500000000000000L, "FileTime"));
        Assert.Equal("1990-12-24 09:00:00", Applied.To(new DateTimeOffset(1990, 12, 24, 10, 0, 0, TimeSpan.FromHours(1)), "GeneralizedTime"));
    }

    [Theory]
    [InlineData("24.12.1990", "@{ Date = 'dd.MM.yyyy' }")]
    [InlineData("4.12.1990 7:05:00", "@{ Date = 'd.M.yyyy H:mm:ss' }")]
    [InlineData("24.12.1990 00:00:00", "@{ Date = 'dd.MM.yyyy HH:mm:ss' }")]
    [InlineData("24/12/1990", "@{ Date = 'dd/MM/yyyy' }")]
    [InlineData("04/12/1990", "@{ Date = 'dd/MM/yyyy' } or @{ Date = 'MM/dd/yyyy' }")]
    [InlineData("19901224", "@{ Date = 'yyyyMMdd' }")]
    [InlineData("19901224235959", "@{ Date = 'yyyyMMddHHmmss' }")]
    [InlineData("1990/12/24", "@{ Date = 'yyyy/MM/dd' }")]
    [InlineData("24-DEC-1990", "@{ Date = 'dd-MMM-yyyy' }")]
    [InlineData("24-DEC-90", "@{ Date = @{ Pattern = 'dd-MMM-yy'; LatestYear = 2029 } }")]
    [InlineData("Mon Dec 24 10:00:00 1990", "@{ Date = 'ddd MMM d HH:mm:ss yyyy' }")]
    [InlineData("19901224235959Z", "'GeneralizedTime'")]
    [InlineData("661996800", "@{ UnixTime = 'Seconds' }")]
    [InlineData("661996800000", "@{ UnixTime = 'Milliseconds' }")]
    [InlineData("133500000000000000", "'FileTime'")]
    [InlineData("yesterday", null)]
    [InlineData("1900-01-00", null)]
    [InlineData("1990", null)]
    [InlineData("", null)]
    public static void TransformThatFits_IsNamed(string text, string? expected) => Assert.Equal(expected, DateHint.For(text));

    [Theory]
    [InlineData("24.12.1990")]
    [InlineData("24-DEC-90")]
    [InlineData("Mon Dec 24 10:00:00 1990")]
    [InlineData("MMM")]
    public static void PatternThatIsNamed_ReadsTheDate(string text)
    {
        string? hint = DateHint.For(text);
        if (hint is null)
        {
            return;
        }

        string pattern = hint.Split('\'')[1];
        object argument = hint.Contains("LatestYear", StringComparison.Ordinal)
            ? Applied.With(("Pattern", pattern), ("LatestYear", 2029))
            : pattern;

        Assert.StartsWith("1990-12-24", Applied.To(text, "Date", argument)?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public static void MessageOfADate_NamesTheTransformWithTheAttribute() => Assert.Equal(
        "Convert it with -Transform @{ 'birthday' = @{ Date = 'dd.MM.yyyy' } }.",
        ValueRules.Find(AttributeKind.Date, "24.12.1990", "birthday")?.Recommendation);
}
