using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.KillMatrix;

/// <summary>Asks the store and the run folder whether anything was lost or doubled.</summary>
internal static class Proof
{
    public static async Task<IReadOnlyList<string>> FindMistakesAsync(
        Subject subject, MigrationSandbox sandbox, string secret, string file, string runPath, int rows, Work work)
    {
        List<string> mistakes = [.. await subject.FindMistakesAsync(sandbox, secret, file, rows)];
        mistakes.AddRange(FindMistakesInFolder(subject, runPath, rows, work));
        return mistakes;
    }

    private static IEnumerable<string> FindMistakesInFolder(Subject subject, string runPath, int rows, Work work)
    {
        using FileStream journal = File.OpenRead(Path.Combine(runPath, "journal.ndjson"));
        RunHistory history = JournalReader.Read(journal);
        if (history.Count != rows)
        {
            yield return $"the journal has {history.Count} records of {rows}";
        }

        foreach (IGrouping<BulkUserStatus?, HistoryEntry> group in history.Entries
            .Select(entry => entry.Value)
            .Where(entry => !subject.IsGood(entry, work == Work.Change))
            .GroupBy(entry => entry.Status))
        {
            yield return $"{group.Count()} records are {group.Key?.ToString() ?? "in doubt"} in the journal";
        }

        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(runPath, "summary.json")));
        long landed = subject.Landed(status => summary.RootElement.GetProperty(status).GetInt64());
        if (!summary.RootElement.GetProperty("isBalanced").GetBoolean() || (landed != rows && work != Work.Retry))
        {
            yield return "the summary does not balance";
        }

        string[] numbers = Numbers(runPath, "success.csv").Concat(Numbers(runPath, "update_success.csv")).ToArray();
        int there = rows - history.Entries.Count(entry => entry.Value.Status == BulkUserStatus.Existing);
        if (numbers.Length != there || numbers.Distinct(StringComparer.Ordinal).Count() != there)
        {
            yield return $"the tables of success have {numbers.Length} lines";
        }

        foreach (string name in new[] { "fail.csv", "update_fail.csv", "rejects.csv", "duplicates.csv", "retry.csv" })
        {
            if (File.Exists(Path.Combine(runPath, name)))
            {
                yield return $"there is a {name}";
            }
        }
    }

    private static IEnumerable<string> Numbers(string runPath, string table)
    {
        string path = Path.Combine(runPath, table);
        return File.Exists(path) ? File.ReadLines(path).Skip(1).Select(line => line.Split(',')[3]) : [];
    }
}
