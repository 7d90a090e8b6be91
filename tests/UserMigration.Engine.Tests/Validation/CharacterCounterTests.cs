using UserMigration.Engine.Schemas;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Validation;

public static class CharacterCounterTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("äöü", 3)]
    [InlineData("e\u0301", 2)]
    [InlineData("\U0001F600", 1)]
    [InlineData("a\U0001F600b\U0001F601", 4)]
    [InlineData("👩‍👩‍👧", 5)]
    public static void Characters_AreCodePoints(string text, int expected) => Assert.Equal(expected, CharacterCounter.CountCharacters(text));

    [Fact]
    public static void LoneSurrogates_CountByThemselves() => Assert.Equal(3, CharacterCounter.CountCharacters("\uDE00\uD83D" + "a"));

    [Theory]
    [InlineData(TextConstraints.Alphabetic, "Zz", true)]
    [InlineData(TextConstraints.Alphabetic, "Zoë", false)]
    [InlineData(TextConstraints.Alphabetic, "a1", false)]
    [InlineData(TextConstraints.Alphabetic, "a b", false)]
    [InlineData(TextConstraints.Alphanumeric, "a1Z9", true)]
    [InlineData(TextConstraints.Alphanumeric, "a-1", false)]
    [InlineData(TextConstraints.Alphanumeric, "٣", false)]
    [InlineData(TextConstraints.UnicodeLetters, "Zoë", true)]
    [InlineData(TextConstraints.UnicodeLetters, "Zoe\u0308", true)]
    [InlineData(TextConstraints.UnicodeLetters, "देवनागरी", true)]
    [InlineData(TextConstraints.UnicodeLetters, "𝔘𝔫𝔦", true)]
    [InlineData(TextConstraints.UnicodeLetters, "O'Neill", false)]
    [InlineData(TextConstraints.UnicodeLetters, "😀", false)]
    [InlineData(TextConstraints.UnicodePrintable, "O'Neill 😀 ~", true)]
    [InlineData(TextConstraints.UnicodePrintable, "a\nb", false)]
    [InlineData(TextConstraints.UnicodePrintable, "a\u007f", false)]
    [InlineData(TextConstraints.UnicodePrintable, "a\u2028b", false)]
    public static void Characters_AreAllowedOrNot(object constraint, string text, bool expected) =>
        Assert.Equal(expected, CharacterCounter.Has(text, (TextConstraints)constraint));

    [Theory]
    [InlineData("192.0.2.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("256.0.0.1", false)]
    [InlineData("192.0.2", false)]
    [InlineData("192.0.2.", false)]
    [InlineData(".192.0.2", false)]
    [InlineData("192..2.1", false)]
    [InlineData("192.0.2.1.5", false)]
    [InlineData("192.0.02.1", false)]
    [InlineData("0x7f.0.0.1", false)]
    [InlineData("99999999999.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("١٩٢.0.2.1", false)]
    [InlineData("localhost", false)]
    [InlineData("", false)]
    public static void Addresses_AreFourDecimalNumbers(string text, bool expected) => Assert.Equal(expected, IpAddressRecognizer.IsIpV4(text));
}
