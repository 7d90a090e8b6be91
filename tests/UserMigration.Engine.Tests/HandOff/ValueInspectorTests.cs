using UserMigration.Engine.HandOff.Packages;
using Xunit;

namespace UserMigration.Engine.Tests.HandOff;

/// <summary>What a sample has to show of a value.</summary>
public static class ValueInspectorTests
{
    [Theory]
    [InlineData(null, ValueTraits.Missing)]
    [InlineData("", ValueTraits.Empty)]
    [InlineData(" ", ValueTraits.WhiteSpace)]
    [InlineData("Anna", ValueTraits.Text)]
    [InlineData("12", ValueTraits.Integer)]
    [InlineData("-1.5", ValueTraits.Decimal)]
    [InlineData("TRUE", ValueTraits.Boolean)]
    [InlineData("yes", ValueTraits.OtherBoolean)]
    [InlineData("1989-12-19", ValueTraits.Date)]
    [InlineData("1989-12-19 10:11:12", ValueTraits.DateTime)]
    [InlineData("12/19/1989", ValueTraits.UsDate)]
    [InlineData("anna@example.com", ValueTraits.Email)]
    [InlineData("https://example.com/a", ValueTraits.Url)]
    [InlineData("+49 30 901820", ValueTraits.Phone)]
    [InlineData("{\"a\":1}", ValueTraits.JsonObject)]
    [InlineData("[]", ValueTraits.JsonArray)]
    [InlineData("{broken", ValueTraits.Text)]
    public static void Kind_IsOne(string? value, object kind) => Assert.Equal(kind, ValueInspector.Inspect(value, isPassword: false) & ValueTraits.Kinds);

    [Theory]
    [InlineData("Anna", ValueTraits.Latin)]
    [InlineData("é", ValueTraits.ExtendedLatin)]
    [InlineData("Ελένη", ValueTraits.Greek)]
    [InlineData("Жан", ValueTraits.Cyrillic)]
    [InlineData("გია", ValueTraits.Caucasian)]
    [InlineData("דוד", ValueTraits.Hebrew)]
    [InlineData("محمد", ValueTraits.Arabic)]
    [InlineData("राम", ValueTraits.Indic)]
    [InlineData("สมชาย", ValueTraits.SoutheastAsian)]
    [InlineData("김", ValueTraits.Hangul)]
    [InlineData("さくら", ValueTraits.Kana)]
    [InlineData("王", ValueTraits.Han)]
    [InlineData("𠮷", ValueTraits.Han)]
    [InlineData("ᚠ", ValueTraits.OtherScript)]
    public static void Script_IsRecognized(string value, object script) => Assert.Equal(script, ValueInspector.Inspect(value, isPassword: false) & ValueTraits.Scripts);

    [Theory]
    [InlineData("a,b", ValueTraits.Comma)]
    [InlineData("a\"b", ValueTraits.Quote)]
    [InlineData("a\r\nb", ValueTraits.LineBreak)]
    [InlineData("O'Neil", ValueTraits.Apostrophe)]
    [InlineData("O’Neil", ValueTraits.Apostrophe)]
    [InlineData("a\\b", ValueTraits.Backslash)]
    [InlineData("a;b", ValueTraits.OtherDelimiter)]
    [InlineData("a\tb", ValueTraits.Control)]
    [InlineData("a & b", ValueTraits.Markup)]
    [InlineData(" a", ValueTraits.OuterSpace)]
    [InlineData("a\u00A0b", ValueTraits.Invisible)]
    [InlineData("a\u0308", ValueTraits.CombiningMark)]
    [InlineData("a 😀", ValueTraits.Supplementary | ValueTraits.Symbol)]
    [InlineData("5 €", ValueTraits.Symbol)]
    [InlineData("plain-text_1.2@x", ValueTraits.None)]
    public static void Characters_AreRecognized(string value, object characters) =>
        Assert.Equal(characters, ValueInspector.Inspect(value, isPassword: false) & ValueTraits.Characters);

    [Fact]
    public static void Password_IsAKindOfItsOwn() => Assert.Equal(ValueTraits.Password | ValueTraits.Comma, ValueInspector.Inspect("12,34", isPassword: true));
}
