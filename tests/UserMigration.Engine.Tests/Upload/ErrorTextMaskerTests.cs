using System;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Runs.Sending;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

public static class ErrorTextMaskerTests
{
    [Theory]
    [InlineData("value anna@example.com is taken", "value «email» is taken")]
    [InlineData("ANNA@EXAMPLE.COM is taken", "«email» is taken")]
    [InlineData("bad: anna%40example.com", "bad: «email»")]
    [InlineData("city Saint-\\u00C9tienne unknown", "city «primaryAddress.city» unknown")]
    [InlineData("country DE, DEPARTMENT", "country «country», DEPARTMENT")]
    [InlineData("two\nlines\u2028and\ttabs", "two lines and tabs")]
    public static void Values_AreMasked(string text, string expected) => Assert.Equal(expected, ErrorTextMasker.Mask(text, [Record()]));

    [Theory]
    [InlineData("«anna@example.com» is taken")]
    [InlineData("« value anna@example.com of a record »")]
    [InlineData("name O'Neill & \"Núñez\" is bad")]
    [InlineData("name O'Neill & \\\"N\\u00fa\\u00f1ez\\\" is bad")]
    [InlineData("name O&#x27;Neill &amp; &quot;N&uacute;&ntilde;ez&quot; is bad")]
    [InlineData("name O%27Neill+%26+%22N%C3%BA%C3%B1ez%22 is bad")]
    [InlineData("name O'Neill & \"Nu\u0301n\u0303ez\" is bad")]
    public static void Values_AreMasked_HoweverTheServerQuotesThem(string text)
    {
        IdentityRecord record = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))).Convert(Records.Of(
            ("email", "anna@example.com"), ("familyName", "O'Neill & \"Núñez\"")));

        string masked = ErrorTextMasker.Mask(text, [record]);

        Assert.DoesNotContain("anna", masked, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Neill", masked, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ez", masked, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("«", masked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anna.nowhere@exa… is taken", "«email»… is taken")]
    [InlineData("anna... is taken", "«email»... is taken")]
    [InlineData("taken: ...re@example.com", "taken: ...«email»")]
    [InlineData("'anna.nowhere@' is no address", "'«email»' is no address")]
    [InlineData("number 0151 512-34567 is taken", "number «mobileNumber» is taken")]
    [InlineData("number (0151) 51234567 is taken", "number «mobileNumber» is taken")]
    [InlineData("number 00491515 1234567 is taken", "number «mobileNumber» is taken")]
    [InlineData("born 24.12.1990", "born «birthday»")]
    [InlineData("born 12/24/1990", "born «birthday»")]
    [InlineData("born 19901224", "born «birthday»")]
    [InlineData("key YW5uYS5ub3doZXJlQGV4YW1wbGUuY29t", "key «email»")]
    [InlineData("key eyJlbWFpbCI6ImFubmEubm93aGVyZUBleGFtcGxlLmNvbSJ9", "key «email»")]
    [InlineData("key 616e6e612e6e6f7768657265406578616d706c652e636f6d", "key «email»")]
    [InlineData("key anna.nowhere%2540example.com", "key «email»")]
    [InlineData("request 0123456789 of 2026-01-02, code 361", "request 0123456789 of 2026-01-02, code 361")]
    [InlineData("the annals of abcdefghijklmnop", "the annals of abcdefghijklmnop")]
    public static void DisguisedValues_AreMasked(string text, string expected)
    {
        IdentityRecord record = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))).Convert(Records.Of(
            ("email", "anna.nowhere@example.com"), ("mobileNumber", "+4915151234567"), ("birthday", "1990-12-24")));

        Assert.Equal(expected, ErrorTextMasker.Mask(text, [record]));
    }

    [Theory]
    [InlineData("the address belongs to another user", "the address belongs to another user")]
    [InlineData("gender other, others", "gender «gender», others")]
    [InlineData("other_1 'other'", "«gender»_1 '«gender»'")]
    [InlineData("bad: anna.nowhere@example.com1", "bad: «email»1")]
    public static void ShortWord_WithinALongerOne_IsNoValue(string text, string expected)
    {
        IdentityRecord record = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))).Convert(Records.Of(
            ("gender", "other"), ("email", "anna.nowhere@example.com")));

        Assert.Equal(expected, ErrorTextMasker.Mask(text, [record]));
    }

    [Theory]
    [InlineData("unique_violation", "unique_violation")]
    [InlineData("anna", "«givenName»")]
    [InlineData("abcdefghijklmnop", "abcdefghijklmnop")]
    public static void WordsThatRepeatAValue_AreMasked(string word, string expected)
    {
        IdentityRecord record = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))).Convert(Records.Of(("givenName", "Anna"), ("x", "violation")));
        IdentityStoreException exception = new IdentityStoreException(IdentityStoreFault.Refused, $"The store answered 342 {word}.") { ErrorName = word };

        Assert.Equal(expected, ErrorTextMasker.MaskWord(word, [record]));
        Assert.Equal($"The store answered 342 {expected}.", Outcomes.Describe(exception, record));
    }

    [Fact]
    public static void ValuesThatOverlap_LeaveNothingStanding()
    {
        IdentityRecord record = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))).Convert(Records.Of(("a", "anna maria"), ("b", "maria lopez")));

        Assert.Equal("bad: «b»«a»", ErrorTextMasker.Mask("bad: anna maria lopez", [record]).Replace("«a»«b»", "«b»«a»", StringComparison.Ordinal));
    }

    [Fact]
    public static void TruthValues_AreNotMasked()
    {
        IdentityRecord record = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))).Convert(Records.Of(("newsletter", "False"), ("x", "true")));

        Assert.Equal("must be true or false", ErrorTextMasker.Mask("must be true or false", [record]));
    }

    [Fact]
    public static void LongTexts_AreCut() => Assert.Equal(301, ErrorTextMasker.Mask(new string('x', 5000), [Record()]).Length);

    [Fact]
    public static void ValueCutInTheMiddle_IsMaskedBeforeTheCut()
    {
        string text = new string('x', 295) + "anna@example.com";

        Assert.DoesNotContain("anna", ErrorTextMasker.Mask(text, [Record()]), StringComparison.Ordinal);
    }

    private static IdentityRecord Record() => new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))).Convert(Records.Of(
        ("email", "anna@example.com"), ("primaryAddress.city", "Saint-Étienne"), ("country", "DE"), ("blank", "")));
}
