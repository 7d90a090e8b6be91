using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Validation;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What holds for any table and any answers.</summary>
[Trait("Category", "Long")]
public static class UploadProperties
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(12).WithReplay(20_260_102UL, 30_405UL);

    [Fact]
    public static void Ledger_Balances_WithOneOutcomeForEachRecord() => Check((sent, run) =>
        sent.Summary.IsBalanced
        && sent.Summary.Given == run.Results.Count
        && run.Results.Select(result => result.RecordNumber).Distinct().Count() == sent.Source.Count
        && run.Results.Count == sent.Source.Count);

    [Fact]
    public static void Tables_AreDisjoint_AndMakeUpWhatWasGiven() => Check((sent, run) =>
    {
        long[] landed = sent.Numbers("success.csv");
        long[] left = sent.Numbers("fail.csv");
        long[] existing = run.Results.Where(result => result.Status == BulkUserStatus.Existing).Select(result => result.RecordNumber).ToArray();
        return landed.Concat(left).Concat(existing).Order().SequenceEqual(sent.Source.Select(record => record.RecordNumber))
            && sent.Load("rejects.csv").Length == sent.Summary.Rejected + sent.Summary.Failed
            && sent.Load("retry.csv").Length == sent.Summary.Unresolved + sent.Summary.NotSent
            && left.Length == sent.Summary.Rejected + sent.Summary.Failed + sent.Summary.Unresolved + sent.Summary.NotSent;
    });

    [Fact]
    public static void Rejects_LoadedAgain_GiveTheSameIssues() => Check((sent, run) =>
        sent.Of(run, BulkUserStatus.Rejected, BulkUserStatus.Failed).SelectMany(Issues).Order(StringComparer.Ordinal)
            .SequenceEqual(sent.Load("rejects.csv").SelectMany(Issues).Order(StringComparer.Ordinal)));

    [Fact]
    public static void Retry_LoadedAgain_EqualsItsRowsOfTheSource() => Check((sent, run) =>
        sent.Of(run, BulkUserStatus.Unresolved, BulkUserStatus.NotSent).Select(Values).Order(StringComparer.Ordinal)
            .SequenceEqual(sent.Load("retry.csv").Select(Values).Order(StringComparer.Ordinal)));

    private static void Check(Func<Sent, UploadRun, bool> holds) => Prop.ForAll(UploadCase.Any, tried => Holds(tried, holds)).Check(s_config);

    private static bool Holds(UploadCase tried, Func<Sent, UploadRun, bool> holds)
    {
        string folder = Directory.CreateTempSubdirectory("um-").FullName;
        try
        {
            string file = Path.Combine(folder, "users.csv");
            File.WriteAllText(file, tried.ToText());
            MemoryStore store = new MemoryStore(new SteppedTime())
            {
                IsKeyUnique = tried.IsKeyUnique,
                Meet = (call, _) => tried.Meet(call),
            };
            UploadRun run = new UploadRun(store, folder);
            run.Options.BatchSize = tried.BatchSize;
            run.Options.Timeout = TimeSpan.FromMilliseconds(100);
            run.Options.Patience = TimeSpan.FromSeconds(5);
            IdentityConverter converter = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)));
            MigrationSummary summary = run.RunAsync(Read(file).Select(converter.Convert)).GetAwaiter().GetResult();
            return holds(new Sent(summary, Read(file).ToArray(), run.RunPath), run);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<MigrationRecord> Read(string file)
    {
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)));
        using MigrationCsvReader reader = MigrationCsvReader.Open(file, 1, new CsvReadOptions());
        while (reader.Read() is { } record)
        {
            validator.Validate(record);
            yield return record;
        }
    }

    private static IEnumerable<string> Issues(MigrationRecord record) =>
        record.Issues.Select(issue => $"{Values(record)} {issue.RuleId} {issue.Attribute} {issue.Severity}");

    private static string Values(MigrationRecord record) =>
        string.Join('|', Enumerable.Range(0, record.GetColumns().Count).Select(i => record.GetValue(i) ?? "nothing"));

    /// <summary>A run that has ended, its source and its folder.</summary>
    private sealed record Sent(MigrationSummary Summary, IReadOnlyList<MigrationRecord> Source, string RunPath)
    {
        public long[] Numbers(string table) => !File.Exists(PathOf(table)) ? [] : File.ReadLines(PathOf(table))
            .Skip(1)
            .Select(line => long.Parse(line[(line.LastIndexOf(',') + 1)..], CultureInfo.InvariantCulture))
            .ToArray();

        public MigrationRecord[] Load(string rows) => File.Exists(PathOf(rows)) ? Read(PathOf(rows)).ToArray() : [];

        public IEnumerable<MigrationRecord> Of(UploadRun run, params BulkUserStatus[] statuses) => run.Results
            .Where(result => statuses.Contains(result.Status))
            .Select(result => Source.Single(record => record.RecordNumber == result.RecordNumber));

        private string PathOf(string name) => Path.Combine(RunPath, name);
    }
}
