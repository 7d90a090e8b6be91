using System;
using System.Linq;
using UserMigration.Engine.Drafting;
using Xunit;
using static UserMigration.Engine.Tests.Drafting.Drafts;

namespace UserMigration.Engine.Tests.Drafting;

public static class MapTextTests
{
    private static string Write(params (string Name, string?[] Values)[] columns) =>
        MapText.Create(Draft(IdentityTarget.Akamai, columns), "Import-MigrationCsv x.csv", "./map.psd1", column => column);

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
