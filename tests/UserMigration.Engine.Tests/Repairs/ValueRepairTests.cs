using System.Linq;
using UserMigration.Engine.Repairs;
using UserMigration.Engine.Rules;
using Xunit;

namespace UserMigration.Engine.Tests.Repairs;

/// <summary>Each repair on single values: what it fixes, and what it leaves.</summary>
public static class ValueRepairTests
{
    [Theory]
    [InlineData(" Anna ", "Anna")]
    [InlineData("\t\r\nAnna\u00A0\u3000", "Anna")]
    [InlineData("\uFEFF\u200BAnna\u2060", "Anna")]
    [InlineData("  ", "")]
    [InlineData("Anna Maria", null)]
    [InlineData("ന്\u200D", null)]
    public static void Trim(string text, string? expected) => Check("Trim", AttributeKind.Text, text, expected);

    [Theory]
    [InlineData("Zoe\u0308", "Zoë")]
    [InlineData("\u1112\u1161\u11AB", "한")]
    [InlineData("Zoë", null)]
    [InlineData("李😀", null)]
    public static void UnicodeNfc(string text, string? expected) => Check("UnicodeNfc", AttributeKind.Text, text, expected);

    [Fact]
    public static void UnicodeNfc_LeavesHalfASurrogatePair()
    {
        Mono.Skip("Mono normalises text with half of a surrogate pair, which .NET Framework refuses to do.");
        Check("UnicodeNfc", AttributeKind.Text, "e\u0301\uD83D", null);
    }

    [Theory]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("a\nb", null)]
    public static void LineBreaks(string text, string? expected) => Check("LineBreaks", AttributeKind.Text, text, expected);

    [Theory]
    [InlineData("Anna.Ipsen@EXAMPLE.Com", "Anna.Ipsen@example.com")]
    [InlineData("IVI@BÜCHER.example", "IVI@bücher.example")]
    [InlineData("Anna@example.com", null)]
    [InlineData("NOBODY", null)]
    public static void EmailDomain(string text, string? expected) => Check("EmailDomain", AttributeKind.Email, text, expected);

    [Theory]
    [InlineData("IVI@EXAMPLE.COM", "ivi@example.com")]
    [InlineData("ivi@example.com", null)]
    public static void EmailCase(string text, string? expected) => Check("EmailCase", AttributeKind.Email, text, expected);

    [Theory]
    [InlineData("Yes", "true")]
    [InlineData(" 0 ", "false")]
    [InlineData("t", "true")]
    [InlineData("OFF", "false")]
    [InlineData("TRUE", null)]
    [InlineData("perhaps", null)]
    public static void Boolean(string text, string? expected) => Check("Boolean", AttributeKind.Boolean, text, expected);

    [Theory]
    [InlineData("a\u0001b\u001Fc\u007Fd\u0085e", "abcde")]
    [InlineData("tab\tand\nbreak", null)]
    public static void ControlCharacters(string text, string? expected) => Check("ControlCharacters", AttributeKind.Text, text, expected);

    [Theory]
    [InlineData("NULL", "")]
    [InlineData("\\N", "")]
    [InlineData("n/a", "")]
    [InlineData("—", "")]
    [InlineData("Nullmeier", null)]
    [InlineData("Na", null)]
    public static void EmptyWords(string text, string? expected) => Check("EmptyWords", AttributeKind.Text, text, expected);

    [Theory]
    [InlineData("MÃ¼ller", "Müller")]
    [InlineData("Oâ€™Brien", "O’Brien")]
    [InlineData("Lech WaÅ‚Ä™sa", "Lech Wałęsa")]
    [InlineData("æ\u009D\u008Eå¨œ", "李娜")]
    [InlineData("Müller", null)]
    [InlineData("São Paulo", null)]
    [InlineData("Ã", null)]
    [InlineData("MÃ¼ller 李", null)]
    public static void Mojibake(string text, string? expected) => Check("Mojibake", AttributeKind.Text, text, expected);

    [Theory]
    [InlineData("12/19/1989", "1989-12-19")]
    [InlineData("19/12/1989", null)]
    [InlineData("19.12.1989", "1989-12-19")]
    [InlineData("19-12-1989", "1989-12-19")]
    [InlineData("12.19.1989", "1989-12-19")]
    [InlineData("5/5/1989", "1989-05-05")]
    [InlineData("1989/12/19", "1989-12-19")]
    [InlineData("1989-1-2", "1989-01-02")]
    [InlineData("19891219", "1989-12-19")]
    [InlineData("19 Dec 1989", "1989-12-19")]
    [InlineData("1-FEB-1989", "1989-02-01")]
    [InlineData("Sept. 9, 1989", "1989-09-09")]
    [InlineData("December 19th, 1989", "1989-12-19")]
    [InlineData("1989-12-19T00:00:00", "1989-12-19")]
    [InlineData("1989-12-19T00:00:00.000Z", "1989-12-19")]
    [InlineData("12/19/1989 12:00:00 AM", "1989-12-19")]
    [InlineData("1989-12-19", null)]
    [InlineData("1989-12-19 22:04:00", null)]
    [InlineData("01/02/1989", null)]
    [InlineData("1.2.1989", null)]
    [InlineData("12/19/89", null)]
    [InlineData("02/30/1989", null)]
    [InlineData("1989-12-19T23:00:00Z", null)]
    [InlineData("1989-12-19T00:00:00+01:00", null)]
    [InlineData("Dec1989", null)]
    [InlineData("19 Dez 1989", null)]
    [InlineData("soon", null)]
    public static void Date(string text, string? expected) => Check("Date", AttributeKind.Date, text, expected);

    [Theory]
    [InlineData("01/02/1989", "1989-02-01")]
    [InlineData("19/12/1989", "1989-12-19")]
    [InlineData("1989/12/19", "1989-12-19")]
    [InlineData("12/19/1989", null)]
    public static void DateDayFirst(string text, string? expected) => Check("DateDayFirst", AttributeKind.Date, text, expected);

    [Theory]
    [InlineData("01/02/1989", "1989-01-02")]
    [InlineData("1.2.1989", "1989-01-02")]
    [InlineData("19/12/1989", null)]
    public static void DateMonthFirst(string text, string? expected) => Check("DateMonthFirst", AttributeKind.Date, text, expected);

    [Theory]
    [InlineData("12/19/1989 10:04 PM", "1989-12-19 22:04:00")]
    [InlineData("2019-01-02T11:14:22Z", "2019-01-02 11:14:22")]
    [InlineData("2019-01-02T11:14:22.000+01:00", "2019-01-02 10:14:22")]
    [InlineData("2019-01-01T00:30:00+0100", "2018-12-31 23:30:00")]
    [InlineData("2019-01-02 9:04", "2019-01-02 09:04:00")]
    [InlineData("2019-01-02T00:00:00", "2019-01-02 00:00:00")]
    [InlineData("19.12.2019", "2019-12-19")]
    [InlineData("2019-01-02T11:14:22.475Z", null)]
    [InlineData("2019-01-02T25:14:22Z", null)]
    [InlineData("12/19/1989 13:04 PM", null)]
    [InlineData("0001-01-01T00:00:00+01:00", null)]
    public static void DateTime(string text, string? expected) => Check("Date", AttributeKind.DateTime, text, expected);

    [Theory]
    [InlineData("an\u200Bn@example.com", AttributeKind.Email, "ann@example.com")]
    [InlineData("a\u00ADnn", AttributeKind.Text, "ann")]
    [InlineData("\u00A0Ann\u202F", AttributeKind.Text, "Ann")]
    [InlineData("\u00A0\u200BAnn", AttributeKind.Text, "Ann")]
    [InlineData("Ann\u00A0Lee", AttributeKind.Text, null)]
    [InlineData("\u202EAnn", AttributeKind.Text, "Ann")]
    [InlineData("\uDB40\uDC01Ann", AttributeKind.Text, "Ann")]
    [InlineData("می\u200Cخواهم", AttributeKind.Text, null)]
    [InlineData("👨\u200D👩", AttributeKind.Text, null)]
    [InlineData("❤\uFE0F", AttributeKind.Text, null)]
    [InlineData("an\u200Cn@example.com", AttributeKind.Email, "ann@example.com")]
    [InlineData("Müller", AttributeKind.Text, null)]
    public static void InvisibleCharacters(string text, AttributeKind kind, string? expected) => Check("InvisibleCharacters", kind, text, expected);

    [Fact]
    public static void SafeOnes_AreThese() => Assert.Equal(
        ["LineBreaks", "UnicodeNfc", "InvisibleCharacters", "HtmlEntities", "Trim", "SpreadsheetText", "NullMarks", "EmailDomain", "Boolean", "Date"],
        BuiltInRepairs.Choose([], withSafe: true).Select(repair => repair.Name));

    [Fact]
    public static void KindsOfValues_BoundWhatIsMended()
    {
        Assert.All(BuiltInRepairs.All, repair => Assert.False(repair.AppliesTo(AttributeKind.Json)));
        Assert.Equal(
            ["EmailDomain", "EmailCase", "Boolean", "DateDayFirst", "DateMonthFirst", "Date"],
            BuiltInRepairs.All.Where(repair => !repair.AppliesTo(AttributeKind.Text)).Select(repair => repair.Name));
    }

    private static void Check(string name, AttributeKind kind, string text, string? expected)
    {
        ValueRepair repair = Assert.Single(BuiltInRepairs.Choose([name], withSafe: false));

        string actual = repair.Apply(text, kind);

        Assert.True(repair.AppliesTo(kind));
        if (expected is null)
        {
            Assert.Same(text, actual);
        }
        else
        {
            Assert.Equal(expected, actual);
            Assert.True(actual.Length == 0 || ReferenceEquals(actual, repair.Apply(actual, kind)), "A second time changes it again.");
        }
    }
}
