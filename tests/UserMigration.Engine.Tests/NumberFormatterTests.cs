using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests;

/// <summary>Binary numbers as text and in JSON: the same digits on each framework, and none lost.</summary>
public static class NumberFormatterTests
{
    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(1.0 / 3, "0.3333333333333333")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(100.0, "100")]
    [InlineData(0.0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(123456789012345.0, "123456789012345")]
    [InlineData(1234567890123456.8, "1234567890123456.8")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001234, "1.234E-05")]
    [InlineData(1e20, "1E+20")]
    [InlineData(5e-324, "5E-324")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(double.MinValue, "-1.7976931348623157E+308")]
    public static void Double_HasTheFewestDigitsThatKeepIt(double number, string expected) => Check(number, expected);

    [Theory]
    [InlineData(0.1f, "0.1")]
    [InlineData(1f / 3, "0.33333334")]
    [InlineData(16777216f, "16777216")]
    [InlineData(3.4e10f, "3.4E+10")]
    [InlineData(float.MaxValue, "3.4028235E+38")]
    public static void Float_HasTheFewestDigitsThatKeepIt(float number, string expected) => Check(number, expected);

    [Fact]
    public static void AnyDouble_IsReadAsItWas() => Prop.ForAll<double>(number =>
        double.IsNaN(number) || double.IsInfinity(number)
        || double.Parse(InvariantFormatter.Write(number)!, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(number)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20_260_102UL, 30_405UL));

    private static void Check(object number, string expected)
    {
        Assert.Equal(expected, InvariantFormatter.Write(number));
        using MemoryStream stream = new MemoryStream();
        using (Utf8JsonWriter writer = new Utf8JsonWriter(stream))
        {
            AttributeWriter.Write(writer, new[] { number });
        }

        Assert.Equal("[" + expected + "]", Encoding.UTF8.GetString(stream.ToArray()));
    }
}
