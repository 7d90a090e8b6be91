using System.Collections.Generic;
using System.Text;
using UserMigration.Engine.Csv;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>What a field looks like, by which rows within a field are recognised.</summary>
public static class FieldShapeTests
{
    [Theory]
    [InlineData("", "Blank")]
    [InlineData("  ", "Blank")]
    [InlineData("\"\"", "Blank")]
    [InlineData("\" x \"", "Text")]
    [InlineData("0909afAF-0909-afAF-0099-aaffAAFF0990", "Uuid")]
    [InlineData(" \"12345678-1234-1234-1234-123456789abc\" ", "Uuid")]
    [InlineData("12345678-1234-1234-1234-123456789abg", "Text")]
    [InlineData("12345678-1234-1234-1234-123456789abG", "Text")]
    [InlineData("12345678-1234-1234-1234-123456789ab`", "Text")]
    [InlineData("12345678-1234-1234-1234-123456789ab:", "Text")]
    [InlineData("12345678a1234-1234-1234-123456789abc", "Text")]
    [InlineData("123456781-234-1234-1234-123456789abc", "Text")]
    [InlineData("0", "Number")]
    [InlineData("9", "Number")]
    [InlineData("10", "Number")]
    [InlineData("12.5", "Number")]
    [InlineData("+49 (151) 23456", "Number")]
    [InlineData("1/2/1990", "Number")]
    [InlineData("2020-01-02T03:04:05Z", "Number")]
    [InlineData("0123456789012345678901234567890123456789", "Number")]
    [InlineData("01234567890123456789012345678901234567890", "Text")]
    [InlineData("-", "Text")]
    [InlineData("+()", "Text")]
    [InlineData("12a", "Text")]
    [InlineData("a12", "Text")]
    [InlineData("1,2", "Text")]
    [InlineData("anna@example.com", "Email")]
    [InlineData("a@b.c", "Email")]
    [InlineData("@b.c", "Text")]
    [InlineData("a@@b.c", "Text")]
    [InlineData("a@b.c@d", "Text")]
    [InlineData("a@.c", "Text")]
    [InlineData("a@bc", "Text")]
    [InlineData("a.b@c", "Text")]
    [InlineData("a b@c.d", "Text")]
    [InlineData("a@b.c d", "Text")]
    [InlineData("\ta@b.c", "Text")]
    [InlineData("a\"b@c.d", "Text")]
    public static void Field_HasAShape(string field, string shape) => Assert.Equal(shape, FieldShapes.Get(Encoding.UTF8.GetBytes(field)).ToString());

    [Theory]
    [InlineData("a,b,c", "a|b|c")]
    [InlineData(",b,", "|b|")]
    [InlineData("", "")]
    [InlineData("\"a,b\",c", "\"a,b\"|c")]
    [InlineData("\"a\"\"b,c\",d", "\"a\"\"b,c\"|d")]
    [InlineData("\"a,b\"", "\"a,b\"")]
    [InlineData("\"a\"\"\",b", "\"a\"\"\"|b")]
    [InlineData("\"a\"\"", "\"a\"\"")]
    [InlineData("\"a\"x,b", "\"a\"x|b")]
    [InlineData("\"a,b", "\"a|b")]
    [InlineData("\",b", "\"|b")]
    [InlineData("a\"b,c\"", "a\"b|c\"")]
    public static void Line_IsSplit_AsIfItWereARow(string line, string fields) => Assert.Equal(fields, Split(line, 9));

    [Theory]
    [InlineData(1, "a|b")]
    [InlineData(2, "a|b|c")]
    [InlineData(3, "a|b|c|d")]
    [InlineData(4, "a|b|c|d")]
    public static void Line_IsSplitIntoOneMoreThanTheMostFields(int most, string fields) => Assert.Equal(fields, Split("a,b,c,d", most));

    private static string Split(string line, int most)
    {
        List<(int Start, int Length)> fields = [];
        LineFields.Split(Encoding.UTF8.GetBytes(line), (byte)',', most, fields);
        return string.Join('|', fields.ConvertAll(field => line.Substring(field.Start, field.Length)));
    }
}
