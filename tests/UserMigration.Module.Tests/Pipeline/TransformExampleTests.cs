using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.Encodings.Web;
using System.Text.Json;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Pipeline;

/// <summary>The examples that Get-MigrationTransform gives hold.</summary>
public static class TransformExampleTests
{
    private const string Convert =
        """
        if ([cultureinfo]::CurrentCulture.Name -ne $args[2]) { throw "The culture is $([cultureinfo]::CurrentCulture)." }
        $transform = & ([scriptblock]::Create('@{ x = ' + $args[0] + ' }'))
        $record = [pscustomobject]@{ x = $args[1] } | ConvertTo-IdentityRecord Akamai -Transform $transform
        @{ Value = $record.Attributes['x']; Rule = "$($record.Issues.RuleId)" }
        """;

    private static readonly JsonSerializerOptions s_relaxed = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<TheoryDataRow<string, string, string, string>> Examples()
    {
        using ModuleSession session = new ModuleSession();
        return session.Invoke("Get-MigrationTransform | ForEach-Object { $_.Examples }").Output
            .Select(example => new TheoryDataRow<string, string, string, string>(
                Text(example, "Use"), Text(example, "Input"), Text(example, "Output"), Text(example, "RuleId")))
            .ToArray();
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public static void Example_Holds(string use, string input, string output, string ruleId)
    {
        using ModuleSession session = new ModuleSession();
        Check(session, use, input, output, ruleId);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    public static void Examples_HoldUnderAnyCulture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture, predefinedOnly: true);
            using ModuleSession session = new ModuleSession();
            foreach ((string use, string input, string output, string ruleId) in Examples().Select(row => row.Data))
            {
                Check(session, use, input, output, ruleId);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Check(ModuleSession session, string use, string input, string output, string ruleId)
    {
        System.Collections.Hashtable result = (System.Collections.Hashtable)session.Invoke(Convert, use, input, CultureInfo.CurrentCulture.Name).Output[0].BaseObject;

        Assert.Equal(ruleId, result["Rule"]);
        if (ruleId.Length == 0)
        {
            object? value = result["Value"] is PSObject wrapped ? wrapped.BaseObject : result["Value"];
            Assert.Equal(output, JsonSerializer.Serialize(value, s_relaxed));
        }
    }

    private static string Text(PSObject example, string property) => example.Properties[property].Value as string ?? string.Empty;
}
