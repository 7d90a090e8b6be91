using System.Linq;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests;

/// <summary>The quick check of JSON text says what reading the text would say.</summary>
public static class JsonCheckTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("[{\"identifier\":\"x\",\"domain\":\"e\"},{\"identifier\":\"y\"}]")]
    [InlineData("{\"a\":{\"a\":1},\"b\":[{\"a\":2},{\"a\":3}]}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":1,\"b\":{},\"a\":2}")]
    [InlineData("{\"a\":1,\"\\u0061\":2}")]
    [InlineData("{\"\":1}")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"Zo\u00EB\"")]
    [InlineData("12345678901234567890123456789")]
    [InlineData("1.5")]
    [InlineData("1e400")]
    [InlineData("9223372036854775808")]
    [InlineData("{open")]
    [InlineData("[1,]")]
    [InlineData("[1] 2")]
    [InlineData("")]
    [InlineData("// no comment\n1")]
    public static void Text_IsJudgedAsReadingItWould(string text) => AssertAgreement(text);

    [Fact]
    public static void DeepAndWideText_IsJudgedAsReadingItWould()
    {
        AssertAgreement(string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40));
        AssertAgreement(string.Concat(Enumerable.Repeat("[", 65)) + new string(']', 65));
        AssertAgreement("{" + string.Join(",", Enumerable.Range(0, 100).Select(i => $"\"m{i}\":{i}")) + "}");
        AssertAgreement("{" + string.Join(",", Enumerable.Range(0, 100).Select(i => $"\"m{i % 99}\":{i}")) + "}");
    }

    private static void AssertAgreement(string text)
    {
        bool isJson = JsonTree.TryParse(text, out _, out string? reason);

        Assert.Equal(isJson, JsonCheck.IsValid(text, out string? found));
        Assert.Equal(reason, found);
    }
}
