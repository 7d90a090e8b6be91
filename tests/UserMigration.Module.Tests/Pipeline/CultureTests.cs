using System.Globalization;
using System.Linq;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Pipeline;

/// <summary>What a record becomes does not depend on where the administrator lives.</summary>
public static class CultureTests
{
    private const string Convert =
        """
        [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = $args[1]
        Import-MigrationCsv $args[0] | Test-MigrationRecord -UniqueKey EMAIL | ForEach-Object { $_.score = 1.5; $_ } |
            ConvertTo-IdentityRecord akamai -Transform @{ count = 'Integer'; email = 'Lower' } |
            ForEach-Object {
                $a = $_.Attributes
                "$($_.IsValid) $($_.Issues.RuleId) $($a['email']) $($a['birthday']) $($a['count'])/$($a['count'].GetType().Name) $($a['score'])"
            }
        """;

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public static void Pipeline_GivesTheSame(string culture)
    {
        using TestFolder folder = new TestFolder();
        string file = folder.File("users.csv", "email,birthday,count,score\nIVI@EXAMPLE.COM,12/19/1989,1200,\nivi@example.com,1989-12-19,7,\n");
        using ModuleSession session = new ModuleSession();
        string[] expected = Run(session, file, string.Empty);

        Assert.Equal(2, expected.Length);
        Assert.Equal(expected, Run(session, file, culture));
    }

    private static string[] Run(ModuleSession session, string file, string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo beforeUI = CultureInfo.CurrentUICulture;
        try
        {
            return session.Invoke(Convert, file, culture).Output.Select(line => line.ToString()).ToArray();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = beforeUI;
        }
    }
}
