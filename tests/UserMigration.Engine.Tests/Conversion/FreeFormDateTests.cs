using System;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Conversion;

/// <summary>Dates whose pattern is not known, under each policy.</summary>
public static class FreeFormDateTests
{
    [Theory]
    [InlineData("2020-12-25", "2020-12-25 00:00:00")]
    [InlineData("2020/1/2", "2020-01-02 00:00:00")]
    [InlineData("25.12.2020", "2020-12-25 00:00:00")]
    [InlineData("12-25-2020", "2020-12-25 00:00:00")]
    [InlineData("05/05/2020", "2020-05-05 00:00:00")]
    [InlineData("25 Dec 2020", "2020-12-25 00:00:00")]
    [InlineData("25-DEC-2020", "2020-12-25 00:00:00")]
    [InlineData("1. September 2020", "2020-09-01 00:00:00")]
    [InlineData("Sept 1, 2020", "2020-09-01 00:00:00")]
    [InlineData("December 25th, 2020", "2020-12-25 00:00:00")]
    [InlineData("25.12.2020 7:05", "2020-12-25 07:05:00")]
    [InlineData("12/25/2020 12:00:01 am", "2020-12-25 00:00:01")]
    [InlineData("12/25/2020, 1:00:00.000 p.m.", "2020-12-25 13:00:00")]
    [InlineData("12/25/2020 12:30\u202FPM", "2020-12-25 12:30:00")]
    public static void OnlyReading_IsRead(string text, string expected)
    {
        DateReading reading = FreeFormDate.Read(text, DateOrder.Unambiguous, out WrittenDate date);

        Assert.Equal((DateReading.Read, expected), (reading, date.Time.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("03/04/2020", DateOrder.Unambiguous, DateReading.Ambiguous)]
    [InlineData("25/12/2020", DateOrder.Unambiguous, DateReading.Read)]
    [InlineData("25/12/2020", DateOrder.Certain, DateReading.Ambiguous)]
    [InlineData("25.12.2020", DateOrder.Certain, DateReading.Read)]
    [InlineData("12/25/2020", DateOrder.Certain, DateReading.Read)]
    [InlineData("12/25/2020", DateOrder.DayFirst, DateReading.Unreadable)]
    [InlineData("25/12/2020", DateOrder.MonthFirst, DateReading.Unreadable)]
    [InlineData("20201225", DateOrder.Unambiguous, DateReading.Unreadable)]
    [InlineData("20201225", DateOrder.Certain, DateReading.Read)]
    [InlineData("25122020", DateOrder.Certain, DateReading.Unreadable)]
    [InlineData("2020-12-25T7:00", DateOrder.Unambiguous, DateReading.Unreadable)]
    [InlineData("2020-12-25T7:00", DateOrder.Certain, DateReading.Read)]
    public static void Order_DecidesWhatIsRead(string text, object order, object expected) =>
        Assert.Equal((DateReading)expected, FreeFormDate.Read(text, (DateOrder)order, out _));

    [Theory]
    [InlineData("03/04/2020", DateOrder.DayFirst, 4, 3)]
    [InlineData("03/04/2020", DateOrder.MonthFirst, 3, 4)]
    public static void Order_SaysWhichNumberIsTheMonth(string text, object order, int month, int day)
    {
        FreeFormDate.Read(text, (DateOrder)order, out WrittenDate date);

        Assert.Equal(new DateTime(2020, month, day), date.Time);
    }

    [Theory]
    [InlineData("2020-12-25T08:00:00Z", 0)]
    [InlineData("2020-12-25 08:00 +0130", 90)]
    [InlineData("2020-12-25 08:00:00-02:00", -120)]
    [InlineData("2020-12-25 08:00", null)]
    public static void Offset_IsThatOfTheText(string text, int? minutes)
    {
        FreeFormDate.Read(text, DateOrder.Unambiguous, out WrittenDate date);

        Assert.Equal((true, minutes), (date.HasTime, (int?)date.Offset?.TotalMinutes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2021-02-29")]
    [InlineData("2020-12")]
    [InlineData("2020-12-25-")]
    [InlineData("2020-12/25")]
    [InlineData("25.12.20")]
    [InlineData("32.12.2020")]
    [InlineData("25 Dezember 2020")]
    [InlineData("25Dec2020")]
    [InlineData("Dec25, 2020")]
    [InlineData("Dec 25,2020 x")]
    [InlineData("2020-12-25 24:00")]
    [InlineData("2020-12-25 10:60")]
    [InlineData("2020-12-25 13:00 PM")]
    [InlineData("2020-12-25 10:00:00.5")]
    [InlineData("2020-12-25 10:00 +15:00")]
    [InlineData("2020-12-25 10:00 +1")]
    [InlineData("2020-12-25 10")]
    [InlineData("99999999999")]
    public static void OtherText_IsNotADate(string text)
    {
        foreach (DateOrder order in new[] { DateOrder.Unambiguous, DateOrder.Certain, DateOrder.DayFirst, DateOrder.MonthFirst })
        {
            Assert.Equal(DateReading.Unreadable, FreeFormDate.Read(text, order, out _));
        }
    }
}
