using System;
using System.Globalization;
using System.IO;
using System.Linq;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Pipeline;

/// <summary>A drafted map works unchanged in the pipeline, for each kind of store and under any culture.</summary>
public static class MapDraftTests
{
    private const string Hash = "$2b$10$EfrjjYYGih4j4AbnpIWT2OEjvvRoYNBDJ0Wv2E.MwE/oZ87hasAHi";

    private static readonly string s_file = string.Join("\n",
        "E-Mail;Vorname;Nachname;Geburtsdatum;Geschlecht;Handy;Straße;PLZ;Ort;LAND;Passwort-Hash;letzter Login;Bemerkung",
        $"INGRID@example.com;İpek;Lee;03.04.1981;w;+49 171 3920010;Hauptstr. 1;01067;Köln;DE;{Hash};14.12.2018 10:00;x",
        $"bob@example.com;Bob;O'Brien;31.12.1990;m;+49 171 3920011;Weg 2;53111;Bonn;DE;{Hash};31.12.2019 23:59;y",
        string.Empty);

    private const string Script =
        """
        [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = $args[3]
        $map = New-MigrationMap $args[0] $args[1] -Delimiter ';' -OutFile $args[2] -WarningAction SilentlyContinue
        Import-MigrationCsv $args[0] -Delimiter ';' |
            Repair-MigrationRecord -Safe -Map $args[2] -Target $args[1] |
            Test-MigrationRecord -Target $args[1] -Map $args[2] -WarningAction SilentlyContinue |
            ConvertTo-IdentityRecord $args[1] -Map $map.Path |
            ForEach-Object { "$($_.IsValid) $(ConvertTo-Json $_.Attributes -Compress -Depth 5)" }
        """;

    [Theory]
    [InlineData("Akamai", "tr-TR")]
    [InlineData("Akamai", "th-TH")]
    [InlineData("Cidaas", "tr-TR")]
    [InlineData("Cidaas", "fa-IR")]
    public static void Map_WorksUnchanged_UnderAnyCulture(string target, string culture)
    {
        using TestFolder folder = new TestFolder();
        string file = folder.File("legacy.csv", s_file);
        using ModuleSession session = new ModuleSession();

        string[] expected = Run(session, file, target, Path.Combine(folder.Path, "a.psd1"), string.Empty);
        string[] found = Run(session, file, target, Path.Combine(folder.Path, "b.psd1"), culture);

        Assert.Equal(2, expected.Length);
        Assert.All(expected, line => Assert.StartsWith("True ", line, StringComparison.Ordinal));
        Assert.Contains("1981-04-03", expected[0], StringComparison.Ordinal);
        Assert.Equal(expected, found);
        Assert.Equal(
            File.ReadAllText(Path.Combine(folder.Path, "a.psd1")).Replace("a.psd1", "b.psd1", StringComparison.Ordinal),
            File.ReadAllText(Path.Combine(folder.Path, "b.psd1")));
    }

    [Fact]
    public static void Interactive_AsksAboutDoubtfulColumns_AndUsesTheAnswers()
    {
        using TestFolder folder = new TestFolder();
        string file = folder.File("legacy.csv", "E-Mail,Geburtsdatum,Bemerkung\nann@example.com,03/04/1981,x\nbob@example.com,01/02/1990,y\n");
        DecliningHost host = new DecliningHost();
        using ModuleSession session = new ModuleSession(host: host);

        // The third answer is the second order of day and month for the date, and "Another attribute" for the remark: nothing is written, so it is left out.
        ModuleSession.Invocation run = session.Invoke("New-MigrationMap $args[0] Akamai -Interactive", file);

        Assert.Equal(2, host.Questions.Count(question => question.StartsWith('\'')));
        Assert.DoesNotContain("1981", string.Concat(host.Questions), StringComparison.Ordinal);
        Assert.Equal(["True", "True @{ Date = 'MM/dd/yyyy' }", "False"], run.Output.Select(column => $"{column.Properties["IsMapped"].Value} {column.Properties["Transform"].Value}".Trim()));
    }

    [Fact]
    public static void Interactive_WithoutAHostThatCanAsk_IsAnErrorThatSaysWhatToDo()
    {
        using TestFolder folder = new TestFolder();
        string file = folder.File("legacy.csv", "E-Mail,Bemerkung\nann@example.com,x\n");
        using ModuleSession session = new ModuleSession();

        string failure = session.Invoke("try { New-MigrationMap $args[0] Akamai -Interactive } catch { $_.FullyQualifiedErrorId }", file).Text;

        Assert.StartsWith("InteractionUnavailable", failure, StringComparison.Ordinal);
    }

    private static string[] Run(ModuleSession session, string file, string target, string map, string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo beforeUI = CultureInfo.CurrentUICulture;
        try
        {
            return session.Invoke(Script, file, target, map, culture).Output.Select(line => line.ToString()).ToArray();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = beforeUI;
        }
    }
}
