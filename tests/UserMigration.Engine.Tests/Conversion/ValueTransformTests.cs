using System;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Conversion;

public static class ValueTransformTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("T", true)]
    [InlineData(" Yes ", true)]
    [InlineData("1", true)]
    [InlineData("on", true)]
    [InlineData("False", false)]
    [InlineData("n", false)]
    [InlineData("0", false)]
    [InlineData("maybe", "BooleanShape")]
    [InlineData("2", "BooleanShape")]
    [InlineData(true, true)]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public static void Boolean_KnowsTheWords(object value, object expected) => Assert.Equal(expected, Applied.To(value, "Boolean"));

    [Fact]
    public static void Boolean_TakesWordsOfOnesOwn()
    {
        object words = Applied.With(("True", new[] { "ja", "oui" }), ("False", "nein"));

        Assert.Equal(true, Applied.To("JA", "Boolean", words));
        Assert.Equal(false, Applied.To("Nein", "Boolean", words));
        Assert.Equal(true, Applied.To("yes", "Boolean", words));
        Assert.Equal("BooleanShape", Applied.To("si", "Boolean", words));
        Assert.Throws<MigrationException>(() => Applied.To("x", "Boolean", Applied.With(("True", "x"), ("False", "X"))));
    }

    [Theory]
    [InlineData("aktiv", "ACTIVE")]
    [InlineData(" Aktiv ", "ACTIVE")]
    [InlineData("GESPERRT", false)]
    [InlineData("1", 7)]
    [InlineData("weg", null)]
    [InlineData("neu", "WordShape")]
    public static void Words_AreReplacedByTheTable(string word, object? expected)
    {
        object table = Applied.With(("aktiv", "ACTIVE"), ("gesperrt", false), ("1", 7), ("weg", null));

        Assert.Equal(expected, Applied.To(word, "Words", table));
    }

    [Fact]
    public static void Words_CanHaveAnEntryForAnyOther()
    {
        Assert.Equal("fr", Applied.To("fr", "Words", Applied.With(("deutsch", "de"), ("*", "*"))));
        Assert.Equal("other", Applied.To("fr", "Words", Applied.With(("deutsch", "de"), ("*", "other"))));
        Assert.Null(Applied.To("fr", "Words", Applied.With(("deutsch", "de"), ("*", null))));
    }

    [Fact]
    public static void Words_NeedATable()
    {
        Assert.Equal("TransformParameterInvalid", Assert.Throws<MigrationException>(() => Applied.To("x", "Words")).ErrorId);
        Assert.Equal("TransformParameterInvalid", Assert.Throws<MigrationException>(() => Applied.To("x", "Words", "de")).ErrorId);
        Assert.Equal("TransformParameterInvalid", Assert.Throws<MigrationException>(() => Applied.To("x", "Words", new System.Collections.Hashtable())).ErrorId);
        Assert.Equal("TransformParameterInvalid", Assert.Throws<MigrationException>(() => Applied.To("x", "Words", new System.Collections.Hashtable { ["a"] = "1", [" A"] = "2" })).ErrorId);
        Assert.Equal("TransformParameterInvalid", Assert.Throws<MigrationException>(() => Applied.To("x", "Words", Applied.With(("a", Array.Empty<int>())))).ErrorId);
    }

    [Theory]
    [InlineData("1.234,56", "1234.56")]
    [InlineData("-1.234.567,5", "-1234567.5")]
    [InlineData("806,83", "806.83")]
    [InlineData("0.296,83", "296.83")]
    [InlineData("1234,5", "1234.5")]
    [InlineData("12", "12")]
    [InlineData("1.23,5", "NumberShape")]
    [InlineData("1,234.56", "NumberShape")]
    [InlineData("1.234.5", "NumberShape")]
    [InlineData(".234", "NumberShape")]
    [InlineData("1,2,3", "NumberShape")]
    [InlineData("", "NumberShape")]
    public static void Number_ReadsTheSeparatorsThatAreSpecified(string text, string expected)
    {
        object result = Applied.To(text, "Number", Applied.With(("Decimal", ","), ("Thousands", ".")))!;

        Assert.Equal(expected, result is decimal number ? number.ToString(CultureInfo.InvariantCulture) : result);
    }

    [Fact]
    public static void NumberAndInteger_ReadASpaceBetweenThousands()
    {
        Assert.Equal(1234.5m, Applied.To("1\u00A0234,5", "Number", Applied.With(("Decimal", ","), ("Thousands", " "))));
        Assert.Equal(1234567L, Applied.To("1 234 567", "Integer", " "));
        Assert.Equal(1000L, Applied.To("1.000", "Integer", "."));
        Assert.Equal(1.5m, Applied.To("1,5", "Number", ","));
        Assert.Equal("IntegerShape", Applied.To("1.5", "Integer", "."));
        Assert.Equal("TransformParameterInvalid", Assert.Throws<MigrationException>(() => Applied.To("1", "Number", Applied.With(("Thousands", ".")))).ErrorId);
        Assert.Equal("TransformParameterInvalid", Assert.Throws<MigrationException>(() => Applied.To("1", "Number", ",,")).ErrorId);
    }

    [Theory]
    [InlineData("Herr", "male")]
    [InlineData("Frau", "female")]
    [InlineData("Mrs.", "female")]
    [InlineData("monsieur", "male")]
    [InlineData("m", "male")]
    [InlineData("Male", "male")]
    [InlineData("MALE", "male")]
    [InlineData("f", "female")]
    [InlineData("Female", "female")]
    [InlineData("Weiblich", "female")]
    [InlineData("x", "other")]
    [InlineData("divers", "other")]
    [InlineData("not specified", "not specified")]
    [InlineData("Unknown", "not specified")]
    [InlineData("cisgender", "GenderShape")]
    [InlineData("1", "GenderShape")]
    [InlineData(1, "GenderShape")]
    public static void Gender_IsOneOfFour(object value, string expected) => Assert.Equal(expected, Applied.To(value, "Gender"));

    [Fact]
    public static void Gender_TakesWordsOfOnesOwn()
    {
        object words = Applied.With(("Words", Applied.With(("h", "male"), ("m", "female"), ("1", "not specified"))));

        Assert.Equal("female", Applied.To("M", "Gender", words));
        Assert.Equal("male", Applied.To("h", "Gender", words));
        Assert.Equal("not specified", Applied.To(1, "Gender", words));
        Assert.Throws<MigrationException>(() => Applied.To("x", "Gender", Applied.With(("Words", Applied.With(("x", "divers"))))));
        Assert.Throws<MigrationException>(() => Applied.To("x", "Gender", "x"));
    }

    [Theory]
    [InlineData("007", 7L)]
    [InlineData("-12", -12L)]
    [InlineData("+5", 5L)]
    [InlineData(" 5 ", 5L)]
    [InlineData("9223372036854775807", 9223372036854775807L)]
    [InlineData("9223372036854775808", "IntegerShape")]
    [InlineData("1.0", "IntegerShape")]
    [InlineData("1,000", "IntegerShape")]
    [InlineData("1.000", "IntegerShape")]
    [InlineData("1e3", "IntegerShape")]
    [InlineData("0x10", "IntegerShape")]
    [InlineData("(5)", "IntegerShape")]
    [InlineData("5\0", "IntegerShape")]
    [InlineData("٥", "IntegerShape")]
    [InlineData("", "IntegerShape")]
    [InlineData(5, 5)]
    [InlineData(5.0, 5L)]
    [InlineData(5.5, "IntegerShape")]
    [InlineData(double.NaN, "IntegerShape")]
    [InlineData(1e300, "IntegerShape")]
    [InlineData(true, "IntegerShape")]
    public static void Integer_IsDigitsAlone(object value, object expected) => Assert.Equal(expected, Applied.To(value, "Integer"));

    [Fact]
    public static void Integer_TakesDecimalsThatAreWhole()
    {
        Assert.Equal(5L, Applied.To(5.00m, "Integer"));
        Assert.Equal("IntegerShape", Applied.To(5.01m, "Integer"));
        Assert.Equal("IntegerShape", Applied.To(1e20m, "Integer"));
        Assert.Equal("IntegerShape", Applied.To(ulong.MaxValue, "Integer"));
        Assert.Equal("IntegerShape", Applied.To(new[] { 1 }, "Integer"));
    }

    [Theory]
    [InlineData("1.50", "1.50")]
    [InlineData("-0.25", "-0.25")]
    [InlineData("+.5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("0.1234567890123456789012345678", "NumberShape")]
    [InlineData("0.123456789012345678901234567", "0.123456789012345678901234567")]
    [InlineData("1,5", "NumberShape")]
    [InlineData("1.000,5", "NumberShape")]
    [InlineData("1e5", "NumberShape")]
    [InlineData("1.2.3", "NumberShape")]
    [InlineData("-", "NumberShape")]
    [InlineData(".", "NumberShape")]
    [InlineData("1.5\0", "NumberShape")]
    [InlineData("٥", "NumberShape")]
    [InlineData("\u22125", "NumberShape")]
    public static void Number_IsDigitsWithAPoint(string value, string expected) =>
        Assert.Equal(expected, InvariantFormatter.Write(Applied.To(value, "Number")));

    [Theory]
    [InlineData(5)]
    [InlineData(5.5)]
    [InlineData(5L)]
    public static void Number_PassesTypedNumbers(object value) => Assert.Equal(value, Applied.To(value, "Number"));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(true)]
    public static void Number_RefusesWhatJsonCannotHold(object value) => Assert.Equal("NumberShape", Applied.To(value, "Number"));

    [Fact]
    public static void AnyNumber_KeepsEveryDigit() => Prop.ForAll<decimal>(number =>
    {
        decimal shorter = decimal.Round(number % 1_000_000_000_000m, 12);
        return Equals(shorter, Applied.To(shorter.ToString(CultureInfo.InvariantCulture), "Number"));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20_260_102UL, 30_405UL));

    [Fact]
    public static void AnyInteger_IsItself() => Prop.ForAll<long>(number =>
        Equals(number, Applied.To(number.ToString(CultureInfo.InvariantCulture), "Integer"))).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20_260_102UL, 30_405UL));

    [Theory]
    [InlineData("NULL")]
    [InlineData("null")]
    [InlineData("(null)")]
    [InlineData("N/A")]
    [InlineData("#N/A")]
    [InlineData("\\N")]
    [InlineData("-")]
    [InlineData(" - ")]
    public static void Null_MakesABlankOfWordsForNothing(string value) => Assert.Null(Applied.To(value, "Null"));

    [Theory]
    [InlineData("Null")]
    [InlineData("nothing")]
    [InlineData(0)]
    [InlineData(false)]
    public static void Null_KeepsTheRest(object value) => Assert.Equal(value, Applied.To(value, "Null"));

    [Fact]
    public static void Null_TakesWordsOfOnesOwn_InPlaceOfTheKnownOnes()
    {
        Assert.Null(Applied.To("?", "Null", new[] { "?", "unknown" }));
        Assert.Equal("NULL", Applied.To("NULL", "Null", new[] { "?", "unknown" }));
        Assert.Equal("Unknown", Applied.To("Unknown", "Null", "unknown"));
        Assert.Null(Applied.To(DBNull.Value, "Null"));
    }

    [Theory]
    [InlineData("  x ", "Trim", "x")]
    [InlineData("\tx\r\n", "Trim", "x")]
    [InlineData("ÄI", "Lower", "äi")]
    [InlineData("ISTANBUL", "Lower", "istanbul")]
    [InlineData(5, "Trim", 5)]
    [InlineData(true, "Lower", true)]
    public static void TextTransforms_ChangeTextAlone(object value, string transform, object expected) =>
        Assert.Equal(expected, Applied.To(value, transform));

    [Theory]
    [InlineData("0171 3920010", "DE", "+491713920010")]
    [InlineData("030 23125 010", "DE", "+493023125010")]
    [InlineData("0049 30 23125010", "DE", "+493023125010")]
    [InlineData("+49 (0)30 23125 010", null, "+493023125010")]
    [InlineData("(202) 555-0143", "us", "+12025550143")]
    [InlineData("+44 20 7946 0018", "DE", "+442079460018")]
    [InlineData("030 23125 010", null, "PhoneShape")]
    [InlineData("+999 23125010", "DE", "PhoneShape")]
    [InlineData("12", "DE", "PhoneShape")]
    [InlineData("202-555-0143 ext. 12", "US", "PhoneShape")]
    [InlineData("no number", "DE", "PhoneShape")]
    [InlineData("-", "DE", "PhoneShape")]
    public static void Phone_IsE164(string value, string? region, string expected) => Assert.Equal(expected, Applied.To(value, "PhoneE164", region));

    [Fact]
    public static void Phone_PassesWhatItYields() => Assert.Equal("+493023125010", Applied.To("+493023125010", "PhoneE164"));

    // Digits without + or 0 in front: as in the region, with a country code, or nobody can tell.
    [Theory]
    [InlineData("4915151234567", "DE", "PhoneAmbiguous", "+494915151234567", "+4915151234567")]
    [InlineData("49 1515 1234567", "DE", "PhoneAmbiguous", "+494915151234567", "+4915151234567")]
    [InlineData("1715551234", "DE", "+491715551234", "+491715551234", "PhoneShape")]
    [InlineData("442079460018", "DE", "PhoneAmbiguous", "+49442079460018", "+442079460018")]
    [InlineData("442079460018", "US", "PhoneShape", "PhoneShape", "+442079460018")]
    [InlineData("202-555-0143", "US", "+12025550143", "+12025550143", "PhoneShape")]
    [InlineData("12025550143", "US", "+12025550143", "+12025550143", "+12025550143")]
    [InlineData("6593123456", "US", "PhoneAmbiguous", "+16593123456", "+6593123456")]
    [InlineData("447911123456", "GB", "PhoneShape", "PhoneShape", "+447911123456")]
    [InlineData("7911123456", "GB", "+447911123456", "+447911123456", "PhoneShape")]
    [InlineData("07911123456", "GB", "+447911123456", "+447911123456", "+447911123456")]
    [InlineData("(659) 312-3456", "US", "+16593123456", "+16593123456", "+16593123456")]
    [InlineData("+4915151234567", "DE", "+4915151234567", "+4915151234567", "+4915151234567")]
    [InlineData("004915151234567", "DE", "+4915151234567", "+4915151234567", "+4915151234567")]
    [InlineData("4915151234567", null, "PhoneShape", "PhoneShape", "+4915151234567")]
    public static void Phone_WithoutPlus_IsReadAsTheColumnIs(string value, string? region, string unset, string national, string international)
    {
        (string, object)[] facts = region is null ? [] : [("Region", region)];

        Assert.Equal(unset, Applied.To(value, "PhoneE164", region));
        Assert.Equal(national, Applied.To(value, "PhoneE164", Applied.With([.. facts, ("WithoutPlus", "National")])));
        Assert.Equal(international, Applied.To(value, "PhoneE164", Applied.With([.. facts, ("WithoutPlus", "International")])));
    }

    [Fact]
    public static void Phone_ChecksTheLengthAloneWhereTold()
    {
        Assert.Equal("PhoneShape", Applied.To("+44 7700 900123", "PhoneE164"));
        Assert.Equal("+447700900123", Applied.To("+44 7700 900123", "PhoneE164", Applied.With(("Check", "Possible"))));
    }

    [Theory]
    [InlineData("UK", "GB")]
    [InlineData("Germany", "two letters")]
    public static void RegionThatIsNotThere_IsRefusedAtOnce(string region, string told)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => Applied.To("x", "PhoneE164", region));

        Assert.Equal("TransformParameterInvalid", exception.ErrorId);
        Assert.Contains(told, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void UnknownTransform_IsRefusedWithASuggestion()
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => BuiltInTransforms.Create("x", "Bolean", null, false));

        Assert.Equal("TransformUnknown", exception.ErrorId);
        Assert.Contains("Did you mean 'Boolean'?", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void ParameterForATransformThatTakesNone_IsRefused() =>
        Assert.Contains("does not have parameters", Assert.Throws<MigrationException>(() => Applied.To("x", "Trim", "x")).Message, StringComparison.Ordinal);

    // Whatever the text: it is transformed or refused, and nothing is thrown.
    [Theory]
    [InlineData("Boolean", null)]
    [InlineData("Date", null)]
    [InlineData("Date", "dd.MM.yyyy")]
    [InlineData("DateTimeToUtc", "Europe/Berlin")]
    [InlineData("Gender", null)]
    [InlineData("Integer", null)]
    [InlineData("Json", null)]
    [InlineData("Lower", null)]
    [InlineData("Null", null)]
    [InlineData("Number", null)]
    [InlineData("Password", null)]
    [InlineData("PhoneE164", "DE")]
    [InlineData("Plural", null)]
    [InlineData("Trim", null)]
    [InlineData("UsDate", null)]
    public static void AnyText_IsTransformedOrRefused(string transform, string? argument)
    {
        AttributeTransform made = BuiltInTransforms.Create("x", transform, argument, false, StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap());
        MigrationRecord record = Records.Of(("x", null));
        string[] pieces = ["1", "12", "31", "2020", "/", ".", "-", ":", " ", "T", "Z", "+02:00", "Apr", "+49", "x", "{", "\"", "\0", "ß", "\uD83D\uDE00", "\uD800"];
        Gen<string> text = Gen.Elements(pieces).ListOf().Select(some => string.Concat(some));

        Prop.ForAll(text.ToArbitrary(), value =>
        {
            MigrationIssue? fault = made.Apply(value, record, out object? _);
            return fault is null || fault.RuleId.Length > 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20_260_102UL, 30_405UL));
    }
}
