using System;
using System.Linq;
using UserMigration.Engine.Drafting;
using Xunit;
using static UserMigration.Engine.Tests.Drafting.Drafts;

namespace UserMigration.Engine.Tests.Drafting;

public static class MapTextTests
{
    private static string Write(params (string Name, string?[] Values)[] columns) => Write(IdentityTarget.Akamai, null, columns);

    private static string Write(IdentityTarget target, IdentitySchema? schema, params (string Name, string?[] Values)[] columns)
    {
        MapDrafter drafter = Learn(target, schema, columns);
        return MapText.Create(drafter.Draft(), drafter, "Import-MigrationCsv x.csv", "./map.psd1");
    }

    [Fact]
    public static void RequiredUserName_IsProposedToBeTheEmailAddress_WithItsTransform() => Assert.Contains(
        "REQUIRED, but no column goes to it: userName. Map a column, or use the e-mail address: 'userName' = @{ Column = 'E-Mail' }, with the same transform: 'userName' = 'Trim'",
        Unwrap(Write(IdentityTarget.Scim, null, Column("E-Mail", [.. Emails.Select((email, i) => i == 0 ? email + " " : email)]))),
        StringComparison.Ordinal);

    [Fact]
    public static void RequiredKey_IsNotProposedAsAConstant()
    {
        string text = Unwrap(Write(Column("Vorname", "Ann", "Bob")));

        Assert.Contains("REQUIRED, but no column goes to it: email. Map a column that has another value for each user.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Constant", text, StringComparison.Ordinal);
    }

    // Long comments are continued in the next line.
    private static string Unwrap(string text) => text.Replace("\n# ", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal);

    [Fact]
    public static void SureColumns_AreActive_AndLeftOverColumnsAreDropped()
    {
        string text = Write(Column("E-Mail", Emails), Column("Bemerkung", [.. Emails.Select(_ => "abc")]));

        Assert.Contains("\n        'E-Mail' = 'email'\n", text, StringComparison.Ordinal);
        Assert.Contains("\n        'Bemerkung' = $null\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public static void UnsureColumns_AreComments()
    {
        string text = Write(Column("Geburtsdatum", "03/04/1981", "01/02/1990"));

        Assert.Contains("\n        'Geburtsdatum' = $null\n", text, StringComparison.Ordinal);
        Assert.Contains("replace the next line: 'Geburtsdatum' = 'birthday'\n", text, StringComparison.Ordinal);
        Assert.Contains("\n        # 'birthday' = @{ Date = 'dd/MM/yyyy' }\n        # 'birthday' = @{ Date = 'MM/dd/yyyy' }\n", text, StringComparison.Ordinal);
        Assert.Contains("# REQUIRED, but no column goes to it: email.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("it's")]
    [InlineData("it’s")]
    [InlineData("‘a‛")]
    public static void QuotationMarks_OfAnyKind_AreDoubled(string name)
    {
        string quoted = string.Concat(name.Select(c => c is '\'' or '‘' or '’' or '‛' ? $"{c}{c}" : $"{c}"));

        Assert.Contains($"\n        '{quoted}' = $null\n", Write(Column(name, "abc")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\nMap = @{ x = 'y' }")]
    [InlineData("a\u2028b")]
    [InlineData("a\rb")]
    public static void LineBreaks_InANameOrAValue_DoNotEndAComment(string text)
    {
        string written = Write(Column(text, text));

        Assert.DoesNotContain('#' + text, written.Replace("# ", "#", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(1, written.Split('\n').Count(line => line.StartsWith("    Map = @{", StringComparison.Ordinal)));
    }
}
