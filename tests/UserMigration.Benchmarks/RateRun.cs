using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Sandbox;

namespace UserMigration.Benchmarks;

/// <summary>
/// Measures the pace of calls by the time stamps of a server: at limits that are known, and against one that is not.
/// </summary>
internal static class RateRun
{
    private const int Seconds = 30;
    private const int HiddenLimit = 20;
    private const int HiddenSeconds = 120;
    private const int WarmUpSeconds = 20;

    public static async Task<int> RunAsync()
    {
        bool isWell = true;
        foreach (int limit in new[] { 5, 20, 100 })
        {
            isWell &= await MeasureKnownAsync(limit);
        }

        isWell &= await MeasureHiddenAsync();
        Console.WriteLine(isWell ? "all as they should be" : "NOT as they should be");
        return isWell ? 0 : 1;
    }

    private static async Task<bool> MeasureKnownAsync(int limit)
    {
        IReadOnlyList<LoggedCall> calls = await UploadAsync(limit, (limit * Seconds) + 1, new SandboxOptions(LaidOutModule.FindSandbox()));
        double[] starts = calls.Where(call => call.Start < calls[0].Start + (Seconds * 1000)).Select(call => call.Start).ToArray();
        int most = starts.Max(start => starts.Count(other => other >= start && other < start + 1000));
        double used = starts.Length / (double)(limit * Seconds);
        Console.WriteLine(string.Format(
            CultureInfo.InvariantCulture,
            "limit {0,3} calls/s over {1} s: {2} calls, {3:P1} used, at most {4} in any second",
            limit,
            Seconds,
            starts.Length,
            used,
            most));
        return most <= limit + 1 && used >= 0.98;
    }

    private static async Task<bool> MeasureHiddenAsync()
    {
        SandboxOptions sandbox = new SandboxOptions(LaidOutModule.FindSandbox()) { RateLimit = HiddenLimit };
        IReadOnlyList<LoggedCall> all = await UploadAsync(3 * HiddenLimit, HiddenLimit * (HiddenSeconds + 5), sandbox);
        double from = all[0].Start + (WarmUpSeconds * 1000);
        double to = all[0].Start + (HiddenSeconds * 1000);
        LoggedCall[] calls = all.Where(call => call.Start >= from && call.Start < to).ToArray();
        double used = calls.Count(call => call.IsAccepted) / (double)(HiddenLimit * (HiddenSeconds - WarmUpSeconds));
        double refused = calls.Count(call => !call.IsAccepted) / (double)calls.Length;
        Console.WriteLine(string.Format(
            CultureInfo.InvariantCulture,
            "hidden limit {0} calls/s, started at {1}, over {2} s without the first {3}: {4:P1} used, {5:P2} of {6} calls refused",
            HiddenLimit,
            3 * HiddenLimit,
            HiddenSeconds,
            WarmUpSeconds,
            used,
            refused,
            calls.Length));
        return used >= 0.9 && refused <= 0.02;
    }

    private static async Task<IReadOnlyList<LoggedCall>> UploadAsync(int limit, int records, SandboxOptions options)
    {
        string folder = Directory.CreateTempSubdirectory("um-bench-").FullName;
        try
        {
            options.RecordsCalls = true;
            string file = Path.Combine(folder, "users.csv");
            await File.WriteAllLinesAsync(file, Enumerable.Range(1, records).Select(i => $"user{i}@example.com").Prepend("email"));
            using MigrationSandbox sandbox = await SandboxLauncher.StartAsync(options, CancellationToken.None);
            using IdentityStoreSession session = EngineUpload.Connect(sandbox);
            BulkCreateOptions upload = new BulkCreateOptions { RateLimit = limit, BatchSize = 1, Workers = 8 };
            await new EngineUpload().RunAsync(session, upload, Path.Combine(folder, "run"), EngineUpload.Read(file));
            return await LoggedCall.ReadAsync(sandbox);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
