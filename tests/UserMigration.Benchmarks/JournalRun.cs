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

/// <summary>What the journal costs: uploads of 200,000 records with one and without one, in turns, each into a new sandbox.</summary>
internal static class JournalRun
{
    private const int Rows = 200_000;
    private const int Rounds = 5;

    public static async Task<int> RunAsync()
    {
        using BenchmarkDatafile sample = BenchmarkDatafile.CreateSample(Rows);
        List<double> with = [];
        List<double> without = [];
        Console.WriteLine($"{Rows:N0} records, batch 100, 4 workers, rate off; {Environment.ProcessorCount} processors");
        await UploadAsync(sample.Path, hasJournal: true);
        await UploadAsync(sample.Path, hasJournal: true);
        for (int round = 0; round < Rounds; round++)
        {
            without.Add(await UploadAsync(sample.Path, hasJournal: false));
            with.Add(await UploadAsync(sample.Path, hasJournal: true));
        }

        double share = 1 - (Median(with) / Median(without));
        Console.WriteLine(string.Format(
            CultureInfo.InvariantCulture,
            "median of {0}: {1:N0} records/s without, {2:N0} with: the journal costs {3:P1}",
            Rounds,
            Median(without),
            Median(with),
            share));
        return 0;
    }

    private static async Task<double> UploadAsync(string file, bool hasJournal)
    {
        string folder = Directory.CreateTempSubdirectory("um-bench-").FullName;
        try
        {
            using MigrationSandbox sandbox = await SandboxLauncher.StartAsync(new SandboxOptions(LaidOutModule.FindSandbox()), CancellationToken.None);
            using IdentityStoreSession session = EngineUpload.Connect(sandbox);
            EngineUpload upload = new EngineUpload();
            BulkCreateOptions options = new BulkCreateOptions { RateLimit = 0, BatchSize = 100 };
            TimeSpan before = Environment.CpuUsage.TotalTime;
            (TimeSpan elapsed, long syncs) = await upload.RunAsync(session, options, hasJournal ? Path.Combine(folder, "run") : null, EngineUpload.Read(file));
            double rate = upload.Created / elapsed.TotalSeconds;
            double cpu = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            Console.WriteLine(string.Format(
                CultureInfo.InvariantCulture,
                "{0,-16}{1,10:N0} records/s{2,8:N2} s of processor{3,10:N0} fsyncs",
                hasJournal ? "with journal" : "without",
                rate,
                cpu,
                syncs));
            return upload.Created == Rows ? rate : throw new InvalidOperationException($"The store took {upload.Created} of {Rows} records.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
