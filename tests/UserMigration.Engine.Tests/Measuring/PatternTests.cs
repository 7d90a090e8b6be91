using System.Globalization;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Measuring;
using Xunit;

namespace UserMigration.Engine.Tests.Measuring;

/// <summary>The patterns of the values of a column.</summary>
public static class PatternTests
{
    [Theory]
    [InlineData("24.12.1990", "99.99.9999")]
    [InlineData("1990-12-24T08:00:00Z", "9999-99-99A99:99:99A")]
    [InlineData("+49 30 23125010", "+99 99 99999999")]
    [InlineData("Anna", "Aa")]
    [InlineData("Jean-Luc van der Berg", "Aa-Aa a a Aa")]
    [InlineData("McDonald", "AaAa")]
    [InlineData("Müßig", "Aa")]
    [InlineData("john.doe99@example.com", "a.a99@a.a")]
    [InlineData("true", "a")]
    [InlineData("M", "A")]
    [InlineData("7", "9")]
    [InlineData("n/a", "a/a")]
    [InlineData("-", "-")]
    [InlineData("********", "***")]
    [InlineData("Привет", "Aa")]
    [InlineData("日本", "a")]
    [InlineData("٢٣", "99")]
    [InlineData("e\u0301a", "a")]
    [InlineData("a\tb\n", "a?a?")]
    [InlineData("😀", "??")]
    [InlineData("5d41402abc4b2a76b9719d911017c592", "x")]
    [InlineData("f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "x")]
    [InlineData("$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy", "x")]
    [InlineData("xK9#mQ2vR8z and more", "x a a")]
    [InlineData("aAaAaAaA.b", "x")]
    [InlineData("1111111111111111111111111111", "99999999999999999999999…")]
    public static void Pattern_HidesTheValue(string value, string pattern)
    {
        PatternWriter writer = new PatternWriter();
        int length = writer.Write(value, out _);

        Assert.Equal(pattern, new string(writer.Characters, 0, length));
    }

    [Fact]
    public static void Patterns_AreCountedByColumn_TheMostFrequentFirst()
    {
        MigrationMeasure measure = Measure("birthday", "24.12.1990", "1990-12-24", "01.01.2000", "", null);

        Assert.Equal(["99.99.9999 × 2", "9999-99-99 × 1"], measure.Attributes[0].Patterns.Select(one => one.ToString()));
        Assert.Equal(0, measure.Attributes[0].OtherPatterns);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("passwordHash")]
    [InlineData("api_secret")]
    public static void Secrets_HaveNoPatterns(string column) => Assert.Empty(Measure(column, "Summer2019!", "abc").Attributes[0].Patterns);

    [Fact]
    public static void FurtherPatterns_AreCountedTogether_AndTheCountsOfTheFirstOnesAreExact()
    {
        string[] values = Enumerable.Range(0, 150)
            .Select(i => new string('.', (i % 3) + 1) + i.ToString(CultureInfo.InvariantCulture).Replace("0", "a", System.StringComparison.Ordinal) + string.Concat(Enumerable.Repeat(",1", i % 10)) + string.Concat(Enumerable.Repeat("-a", i / 10 % 5)))
            .ToArray();
        MigrationMeasure measure = Measure("x", values.Concat(values).ToArray());
        AttributeMeasure attribute = measure.Attributes[0];

        Assert.Equal(100, attribute.Patterns.Count);
        Assert.Equal(300, attribute.Patterns.Sum(one => one.Count) + attribute.OtherPatterns);
        Assert.True(attribute.OtherPatterns > 0);
    }

    private static MigrationMeasure Measure(string column, params string?[] values)
    {
        RecordMeasurer measurer = new RecordMeasurer(new MeasureOptions(StoreTargets.Envelopes));
        RecordColumns columns = new RecordColumns([column]);
        for (int i = 0; i < values.Length; i++)
        {
            measurer.Add(new MigrationRecord(columns, [values[i]], i + 1));
        }

        return measurer.ToMeasure();
    }
}
