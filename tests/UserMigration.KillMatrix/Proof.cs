using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Journal;
using UserMigration.Engine.Upload;

namespace UserMigration.KillMatrix;

/// <summary>Asks the store and the run folder whether anything was lost or doubled.</summary>
internal static class Proof
{
    public static async Task<IReadOnlyList<string>> FindMistakesAsync(MigrationSandbox sandbox, string secret, string file, string runPath, int rows, bool isDelta)
    {
        List<string> mistakes = [];
        using IIdentityStore store = Victim.Connect(sandbox.Uri.ToString(), sandbox.ClientId, secret);
        long count = await store.CountAsync("user", null, CancellationToken.None);
        if (count != rows)
        {
            mistakes.Add($"the store has {count} users of {rows}");
        }

        foreach (IdentityRecord record in Victim.Read(file))
        {
            string key = RecordKey.Of(record, "email")!;
            IdentityUser? user = await store.FindAsync("user", new IdentityKey("email", key), null, CancellationToken.None);
            IReadOnlyList<string> differences = user is null ? ["all of it"] : store.FindDifferences(record, user);
            if (differences.Count > 0)
            {
                mistakes.Add($"{record}: the store differs in {string.Join(", ", differences)}");
            }
        }

        mistakes.AddRange(FindMistakesInFolder(runPath, rows, isDelta));
        return mistakes;
    }

    private static IEnumerable<string> FindMistakesInFolder(string runPath, int rows, bool isDelta)
    {
        using FileStream journal = File.OpenRead(Path.Combine(runPath, "journal.ndjson"));
        RunHistory history = JournalReader.Read(journal);
        if (history.Count != rows)
        {
            yield return $"the journal has {history.Count} records of {rows}";
        }

        foreach (IGrouping<BulkUserStatus?, HistoryEntry> group in history.Entries.Select(entry => entry.Value).GroupBy(entry => entry.Status))
        {
            if (group.Key != BulkUserStatus.Created && !(isDelta && group.Key is BulkUserStatus.Updated or BulkUserStatus.Unchanged))
            {
                yield return $"{group.Count()} records are {group.Key?.ToString() ?? "in doubt"} in the journal";
            }
        }

        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(runPath, "summary.json")));
        long landed = summary.RootElement.GetProperty("created").GetInt64()
            + summary.RootElement.GetProperty("updated").GetInt64()
            + summary.RootElement.GetProperty("unchanged").GetInt64();
        if (!summary.RootElement.GetProperty("isBalanced").GetBoolean() || landed != rows)
        {
            yield return "the summary does not balance";
        }

        string[] numbers = Numbers(runPath, "success.csv").Concat(Numbers(runPath, "update_success.csv")).ToArray();
        if (numbers.Length != rows || numbers.Distinct(StringComparer.Ordinal).Count() != rows)
        {
            yield return $"the tables of success have {numbers.Length} lines";
        }

        foreach (string name in new[] { "fail.csv", "update_fail.csv", "rejects.csv", "retry.csv" })
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
