using System.Linq;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests;

/// <summary>The letters that are one but for their case.</summary>
public static class LetterCaseTests
{
    [Theory]
    [InlineData("Anna@EXAMPLE.com", "anna@example.com")]
    [InlineData("ΣΊΣΥΦΟΣ σίσυφος", "σίσυφοσ σίσυφοσ")]
    [InlineData("STRAẞE", "straße")]
    [InlineData("\u212B \u2126", "å ω")]
    [InlineData("Ǆ ǅ ǆ", "ǆ ǆ ǆ")]
    [InlineData("\U00010400\U0001E921", "\U00010428\U0001E943")]
    [InlineData("İ ı", "İ ı")]
    [InlineData("\uD801 \uDC00", "\uD801 \uDC00")]
    [InlineData("", "")]
    public static void Text_IsWrittenInOneCase(string text, string expected) => Assert.Equal(expected, LetterCase.Fold(text));

#if NET
    [Fact]
    public static void EachCharacter_IsWhatTheInvariantCultureMakesOfIt()
    {
        // Half of a surrogate pair is no character.
        string all = string.Concat(Enumerable.Range(1, 0x10FFFF).Where(value => value is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32));

        Assert.Equal(all.ToUpperInvariant().ToLowerInvariant(), LetterCase.Fold(all));
    }
#endif
}
