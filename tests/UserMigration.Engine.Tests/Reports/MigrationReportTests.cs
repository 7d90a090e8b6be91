using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using UserMigration.Engine.Reports;
using UserMigration.Engine.Runs.Calls;
using UserMigration.Engine.Runs.Statistics;
using UserMigration.Engine.Tests.Journal;
using UserMigration.Engine.Tests.Reports.Browser;
using Xunit;

namespace UserMigration.Engine.Tests.Reports;

/// <summary>The report of a run folder.</summary>
public sealed class MigrationReportTests : IDisposable
{
    private const int Largest = 500_000;

    private readonly ReportCase _case = new ReportCase();

    public void Dispose() => _case.Dispose();

    [Fact]
    public async Task CompletedRun_BalancesItsLedger_AndShowsCallsLatencyReasonsAndCoverage()
    {
        MigrationSummary summary = await _case.RunAsync();

        string page = _case.Report();

        Assert.True(summary.Rejected > 0 && summary.Failed + summary.Existing > 0);
        Assert.Contains("<strong>The ledger balances.</strong> 60 input records", page, StringComparison.Ordinal);
        Assert.Contains("Limit (-RateLimit)", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Create users</th>", page, StringComparison.Ordinal);
        Assert.Contains("<code>TooManyFields", page, StringComparison.Ordinal);
        Assert.Contains("<code>primaryAddress.city</code>", page, StringComparison.Ordinal);
        Assert.Contains("<code>bcrypt</code>", page, StringComparison.Ordinal);
        Assert.Contains("<code>no password</code>", page, StringComparison.Ordinal);
        Assert.Contains("<code>Import-MigrationCsv &#39;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AndStatistics_ShowNoValueOfARecord()
    {
        await _case.RunAsync();

        string page = _case.Report();

        foreach (string text in new[] { page, File.ReadAllText(_case.StatisticsPath) })
        {
            Assert.DoesNotContain(ReportCase.Canary, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(ReportCase.Hash, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Page_NeedsNothingElse()
    {
        await _case.RunAsync();

        string page = _case.Report();

        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", page.Replace("\r", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunOfAnEarlierVersion_SaysWhatIsNotKnown()
    {
        await _case.RunAsync();
        File.Delete(_case.StatisticsPath);

        string page = _case.Report();

        Assert.Contains("The ledger balances.", page, StringComparison.Ordinal);
        Assert.Contains("Calls over time are not known", page, StringComparison.Ordinal);
        Assert.Contains("How long calls took is not known", page, StringComparison.Ordinal);
        Assert.Contains("without statistics.json", page, StringComparison.Ordinal);
        Assert.Contains("Records per second of run over time", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DamagedStatistics_AreNotKnown()
    {
        await _case.RunAsync();
        File.WriteAllText(_case.StatisticsPath, "{\"version\":1,\"commands\":[{}]}");

        Assert.Contains("statistics.json can&#39;t be read", _case.Report(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunThatWasKilled_SaysHowToResume_AndDoesNotClaimABalance()
    {
        await _case.RunAsync();
        CrashedJournal.Rewrite(Path.Combine(_case.RunPath, "journal.ndjson"), lines => lines.Where(line => !line.StartsWith("{\"end", StringComparison.Ordinal)).SkipLast(1));

        string page = _case.Report();

        Assert.Contains("Run the same command again with the same run folder", page, StringComparison.Ordinal);
        Assert.Contains("the ledger can't be balanced yet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("The ledger balances", page, StringComparison.Ordinal);
        Assert.Contains("<code>TooManyFields", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunThatWasResumed_ShowsBothCommands()
    {
        await _case.RunAsync(calls: 3);
        long users = RunStatistics.Parse(File.ReadAllText(_case.StatisticsPath)).Coverage.Users;
        await _case.RunAsync();

        RunStatistics statistics = RunStatistics.Parse(File.ReadAllText(_case.StatisticsPath));

        Assert.Equal(2, statistics.Commands.Count);
        Assert.InRange(users, 1, statistics.Coverage.Users - 1);
        Assert.Contains("2 commands have worked on the run", _case.Report(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralRuns_AreOnePage()
    {
        await _case.RunAsync();
        string other = CopyRun("other<&>'");

        string page = _case.Report(_case.RunPath, other, _case.RunPath);

        Assert.Contains("<title>Migration report: 2 runs</title>", page, StringComparison.Ordinal);
        Assert.Contains("other&lt;&amp;&gt;&#39;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("other<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsManyRunsAsPossible_WithAsMuchAsPossible_StayBelowTheLimit()
    {
        await _case.RunAsync();
        WriteLargestStatistics();
        string[] runs = Enumerable.Range(1, MigrationReport.MostRuns).Select(i => CopyRun("users of the year " + i)).ToArray();

        Assert.InRange(Encoding.UTF8.GetByteCount(_case.Report()), 10_000, Largest);
        Assert.InRange(Encoding.UTF8.GetByteCount(_case.Report(runs)), 100_000, Largest);
    }

    [Fact]
    public async Task ExistingFile_IsKept_UnlessItIsToBeReplaced()
    {
        await _case.RunAsync();
        File.WriteAllText(_case.PagePath, "mine");

        MigrationException exception = Assert.Throws<MigrationException>(() => MigrationReport.Write([_case.RunPath], _case.PagePath, replaces: false, default));

        Assert.Equal(("ReportFileExists", "mine"), (exception.ErrorId, File.ReadAllText(_case.PagePath)));
    }

    [Fact]
    public void FolderThatIsNotARun_IsAnError_AndNothingIsWritten()
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => _case.Report(_case.Folder));

        Assert.Equal("RunFolderNotFound", exception.ErrorId);
        Assert.Empty(Directory.GetFiles(_case.Folder));
    }

    [Fact]
    public void MoreRunsThanPossible_AreAnError() => Assert.Equal(
        "ReportRunsTooMany",
        Assert.Throws<MigrationException>(() => _case.Report(Enumerable.Range(0, MigrationReport.MostRuns + 1).Select(i => _case.Folder + i).ToArray())).ErrorId);

    /// <summary>By axe-core, at two widths, in both color schemes.</summary>
    [Fact]
    public async Task Page_IsAccessible()
    {
        await _case.RunAsync(calls: 3);
        await _case.RunAsync();
        string old = CopyRun("an earlier version");
        File.Delete(Path.Combine(old, "statistics.json"));
        _case.Report(_case.RunPath, old);

        Assert.Empty(await BrowserCheck.FindFaultsAsync(_case.PagePath));
    }

    private string CopyRun(string name)
    {
        string copy = Path.Combine(_case.Folder, name);
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.GetFiles(_case.RunPath))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    // Also the most reasons, in the summary that the report prefers.
    private void WriteLargestStatistics()
    {
        RunStatistics statistics = new RunStatistics();
        for (int command = 0; command < 50; command++)
        {
            statistics.Begin(new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(command), 1234.5);
            for (int second = 0; second < 100_000; second += 100)
            {
                statistics.Add(
                    new CallOutcome(
                        new StoreCall((CallOperation)(second / 100 % 6), 1, 100),
                        default,
                        (CallStatus)(second / 100 % 3),
                        null,
                        null,
                        TimeSpan.FromMilliseconds(1 + (second * 7919 % 100_003)),
                        1),
                    second);
            }
        }

        Dictionary<string, object?> attributes = Enumerable.Range(0, 600)
            .ToDictionary(i => $"anAttributeWithALongName{i}", _ => (object?)"x");
        statistics.Coverage.Add(new IdentityRecord(IdentityTarget.Akamai, attributes, Records.Of(("email", "x"))), "password-bcrypt");
        File.WriteAllText(_case.StatisticsPath, statistics.ToJson());
        string summary = Path.Combine(_case.RunPath, "summary.json");
        string reasons = string.Join(",", Enumerable.Range(0, RunReasonCollection.MostReasons).Select(i =>
            $$"""{"status":"Rejected","id":"ARuleWithALongName{{i}}","attribute":"anAttributeWithALongName","records":{{i + 1}},"lines":[1000001,1000002,1000003,1000004,1000005],"recommendation":"{{new string('a', 200)}}"}"""));
        File.WriteAllText(summary, File.ReadAllText(summary).TrimEnd().TrimEnd('}') + $",\"reasons\":[{reasons}]}}");
    }
}
