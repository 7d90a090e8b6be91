using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Repairs;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Validation;

/// <summary>Text that was damaged on its way is named, and brought back where that is safe.</summary>
public static class DamageDetectorTests
{
    [Theory]
    [InlineData("M\uFFFDller", "ReplacementCharacter")]
    [InlineData("MÃ¼ller", "Mojibake")]
    [InlineData("MÃƒÂ¼ller", "Mojibake")]
    [InlineData("M√ºller", "Mojibake")]
    [InlineData("M├╝ller", "Mojibake")]
    [InlineData("MĂĽller", "Mojibake")]
    [InlineData("РњРёС…Р°РёР»", "Mojibake")]
    [InlineData("dâ€™Arc", "Mojibake")]
    [InlineData("J„ger", "Mojibake")]
    [InlineData("K”hler", "Mojibake")]
    [InlineData("M\u0081ller", "Mojibake")]
    [InlineData("#N/A", "SpreadsheetError")]
    [InlineData("#NAME?", "SpreadsheetError")]
    [InlineData("#REF!", "SpreadsheetError")]
    [InlineData("#VALUE!", "SpreadsheetError")]
    [InlineData("#DIV/0!", "SpreadsheetError")]
    [InlineData("#NV", "SpreadsheetError")]
    [InlineData("#BEZUG!", "SpreadsheetError")]
    [InlineData("#¿NOMBRE?", "SpreadsheetError")]
    [InlineData("########", "SpreadsheetError")]
    [InlineData("4.91515E+12", "ScientificNotation")]
    [InlineData("4,91515E+12", "ScientificNotation")]
    [InlineData("1E+05", "ScientificNotation")]
    [InlineData("=\"01234\"", "SpreadsheetText")]
    [InlineData("'+491515123456", "SpreadsheetText")]
    [InlineData("'01234", "SpreadsheetText")]
    [InlineData("491515123456.0", "SpreadsheetText")]
    [InlineData("\\N", "NullMark")]
    [InlineData("(null)", "NullMark")]
    [InlineData("<NULL>", "NullMark")]
    [InlineData("<NA>", "NullMark")]
    [InlineData("NULL", "EmptyWord")]
    [InlineData("null", "EmptyWord")]
    [InlineData("N/A", "EmptyWord")]
    [InlineData("n/a", "EmptyWord")]
    [InlineData("-", "EmptyWord")]
    [InlineData("--", "EmptyWord")]
    [InlineData("System.Object[]", "ObjectText")]
    [InlineData("System.Collections.Hashtable", "ObjectText")]
    [InlineData("System.Collections.Generic.List`1[System.String]", "ObjectText")]
    [InlineData("[object Object]", "ObjectText")]
    [InlineData("[Ljava.lang.String;@1b6d3586", "ObjectText")]
    [InlineData("<__main__.User object at 0x7f1c>", "ObjectText")]
    [InlineData("M&uuml;ller", "HtmlEntity")]
    [InlineData("O&#39;Neill", "HtmlEntity")]
    [InlineData("Smith &amp; Sons", "HtmlEntity")]
    [InlineData("Zo&#xEB;", "HtmlEntity")]
    public static void Damage_IsAWarning(string text, string rule)
    {
        MigrationIssue issue = Assert.Single(IssuesOf(text));

        Assert.Equal((rule, IssueSeverity.Warning), (issue.RuleId, issue.Severity));

        // A sign alone is also a part of commands.
        Assert.True(text.Length <= 2 || !(issue.Message + issue.Recommendation).Contains(text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Müller")]
    [InlineData("«CANOË»")]
    [InlineData("Úžas")]
    [InlineData("Ďž")]
    [InlineData("Михаил")]
    [InlineData("Вђ")]
    [InlineData("IRMÃ")]
    [InlineData("'t Hooft")]
    [InlineData("'90s'")]
    [InlineData("#1")]
    [InlineData("# 12 A")]
    [InlineData("#hashtag!")]
    [InlineData("AT&T")]
    [InlineData("R&D; Sales")]
    [InlineData("a &lt; b")]
    [InlineData("<p>M&uuml;ller</p>")]
    [InlineData("E12")]
    [InlineData("12E")]
    [InlineData("1E100000")]
    [InlineData("Null")]
    [InlineData("N")]
    [InlineData("(Null Island)")]
    [InlineData("System.")]
    [InlineData("System administrator")]
    [InlineData("12.0")]
    [InlineData("=Bob")]
    [InlineData("= \"a\"")]
    [InlineData("com.example@example.com")]
    public static void OrdinaryText_IsNone(string text) => Assert.Empty(IssuesOf(text));

    [Theory]
    [InlineData("SpreadsheetText", "=\"01234\"", AttributeKind.Text, "01234")]
    [InlineData("SpreadsheetText", "'+49151", AttributeKind.PhoneNumber, "+49151")]
    [InlineData("SpreadsheetText", "491515123456.0", AttributeKind.PhoneNumber, "491515123456")]
    [InlineData("SpreadsheetText", "491515123456.0", AttributeKind.Text, "491515123456.0")]
    [InlineData("SpreadsheetText", "=\"a\"&\"b\"", AttributeKind.Text, "=\"a\"&\"b\"")]
    [InlineData("NullMarks", "\\N", AttributeKind.Text, "")]
    [InlineData("NullMarks", "(Null)", AttributeKind.Text, "")]
    [InlineData("NullMarks", "Null", AttributeKind.Text, "Null")]
    [InlineData("HtmlEntities", "M&uuml;ller &amp; S&#246;hne &lt;b&gt;", AttributeKind.Text, "Müller & Söhne &lt;b&gt;")]
    [InlineData("Mojibake", "M├╝ller", AttributeKind.Text, "Müller")]
    [InlineData("Mojibake", "M√ºller", AttributeKind.Text, "Müller")]
    [InlineData("Mojibake", "MÃƒÂ¼ller", AttributeKind.Text, "Müller")]
    [InlineData("Mojibake", "РњРёС…Р°РёР»", AttributeKind.Text, "Михаил")]
    public static void Repair_BringsItBack(string repair, string text, AttributeKind kind, string expected) =>
        Assert.Equal(expected, BuiltInRepairs.Choose([repair], withSafe: false).Single().Apply(text, kind));

    [Fact]
    public static void ShapeAndDamage_AreOneIssue()
    {
        MigrationIssue issue = Assert.Single(IssuesOf("4.91515E+12", "mobileNumber", AttributeKind.PhoneNumber));

        Assert.Equal("PhoneNumberShape", issue.RuleId);
        Assert.Contains("scientific notation", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void NumberInScientificNotation_IsThatOfItsKind() => Assert.DoesNotContain(
        "ScientificNotation",
        IssuesOf("4.5E+2", "score", AttributeKind.Number).Select(issue => issue.RuleId));

    [Fact]
    public static void Password_IsNotJudged() => Assert.Empty(IssuesOf("=\"01234\"", "password"));

    private static IReadOnlyList<MigrationIssue> IssuesOf(string text, string column = "nickname", AttributeKind? kind = null)
    {
        MigrationRecord record = Records.Of((column, text));
        ValidationOptions options = new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai));
        if (kind is { } given)
        {
            options.Kinds = new Dictionary<string, AttributeKind> { [column] = given };
        }

        using RecordValidator validator = new RecordValidator(options);
        validator.Validate(record);
        return record.Issues;
    }
}
