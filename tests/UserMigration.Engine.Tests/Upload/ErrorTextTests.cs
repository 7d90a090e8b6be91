using System;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Upload;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

public static class ErrorTextTests
{
    [Theory]
    [InlineData("value anna@example.com is taken", "value «email» is taken")]
    [InlineData("ANNA@EXAMPLE.COM is taken", "«email» is taken")]
    [InlineData("bad: anna%40example.com", "bad: «email»")]
    [InlineData("city Saint-\\u00C9tienne unknown", "city «primaryAddress.city» unknown")]
    [InlineData("country DE, DEPARTMENT", "country «country», DEPARTMENT")]
    [InlineData("two\nlines\u2028and\ttabs", "two lines and tabs")]
    public static void Values_AreMasked(string text, string expected) => Assert.Equal(expected, ErrorText.Mask(text, [Record()]));

    [Fact]
    public static void LongTexts_AreCut() => Assert.Equal(301, ErrorText.Mask(new string('x', 5000), [Record()]).Length);

    [Fact]
    public static void ValueCutInTheMiddle_IsMaskedBeforeTheCut()
    {
        string text = new string('x', 295) + "anna@example.com";

        Assert.DoesNotContain("anna", ErrorText.Mask(text, [Record()]), StringComparison.Ordinal);
    }

    private static IdentityRecord Record() => new IdentityConverter(new ConversionOptions()).Convert(Records.Of(
        ("email", "anna@example.com"), ("primaryAddress.city", "Saint-Étienne"), ("country", "DE"), ("blank", "")));
}
