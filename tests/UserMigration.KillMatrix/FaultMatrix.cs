using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Sampling;
using UserMigration.Engine.Sandbox;

namespace UserMigration.KillMatrix;

/// <summary>
/// Uploads into a sandbox with each of its faults, alone and mixed: started again until done, first with the fault and
/// then without it. Nobody may be lost or doubled then.
/// </summary>
internal static class FaultMatrix
{
    private const int Rows = 300;
    private const int StartsWithFault = 3;

    /// <summary>Most of the time is spent waiting.</summary>
    private const int AtOnce = 6;
    /// <summary>Goes through all of them.</summary>
    /// <returns>0 where nothing was lost and nothing doubled.</returns>
    public static async Task<int> RunAsync(Subject subject, int seed)
    {
        Stopwatch watch = Stopwatch.StartNew();
        int mistakes = 0;
        string[][] faults = subject.Faults;
        IEnumerable<(int Number, bool IsDelta)> cases =
            from number in Enumerable.Range(0, faults.Length)
            from isDelta in faults[number].Any(IsSlow) ? new[] { false } : new[] { false, true }
            select (number, isDelta);
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) =>
        {
            long begun = watch.ElapsedMilliseconds;
            IReadOnlyList<string> found = await FindMistakesAsync(subject, faults[one.Number], seed + one.Number, one.IsDelta);
            Interlocked.Add(ref mistakes, found.Count);
            string outcome = found.Count == 0 ? "all once" : string.Join("; ", found);
            Console.WriteLine(string.Format(
                CultureInfo.InvariantCulture,
                "{0,5:0.0} s  {1}{2}: {3}",
                (watch.ElapsedMilliseconds - begun) / 1000.0,
                string.Join(" ", faults[one.Number]),
                one.IsDelta ? " (delta)" : string.Empty,
                outcome));
        });

        Console.WriteLine(string.Format(
            CultureInfo.InvariantCulture, "{0} faults and mixtures, {1} mistakes, {2:N0} s", faults.Length, mistakes, watch.Elapsed.TotalSeconds));
        return mistakes == 0 ? 0 : 1;
    }

    // What makes the client slow takes long with a call for each user.
    private static bool IsSlow(string fault) => fault.Contains("Hang", StringComparison.Ordinal)
        || fault.Contains("Limit", StringComparison.Ordinal)
        || fault.Contains("510", StringComparison.Ordinal)
        || fault.Contains("503", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> FindMistakesAsync(Subject subject, string[] faults, int seed, bool isDelta)
    {
        string folder = Directory.CreateTempSubdirectory("um-fault-").FullName;
        try
        {
            string file = Path.Combine(folder, "users.csv");
            SampleFile.Write(file, StoreTargets.Get(subject.Target).CreateSample(Rows, seed), replace: false, CancellationToken.None);
            using MigrationSandbox sandbox = await SandboxLauncher.StartAsync(subject.CreateSandbox(seed), CancellationToken.None);
            string secret = new NetworkCredential(string.Empty, sandbox.ClientSecret).Password;
            VictimOptions options = new VictimOptions(
                subject.Target, sandbox.Uri.ToString(), sandbox.ClientId, file, Path.Combine(folder, "run"), 4, 20, 0, KillMoment.Never, 0, isDelta ? Work.Change : Work.Create);
            if (isDelta)
            {
                await Victim.RunAsync(options with { RunPath = Path.Combine(folder, "older"), Work = Work.Prepare }, secret);
            }

            await SandboxControl.SetFaultsAsync(sandbox, faults, CancellationToken.None);
            int exitCode = -1;
            for (int start = 0; start < StartsWithFault && exitCode != 0; start++)
            {
                exitCode = await Victim.RunAsync(options, secret);
            }

            if (faults[0] == subject.Denied && exitCode != 4)
            {
                return [$"it ended with {exitCode} and not with 4"];
            }

            await SandboxControl.SetFaultsAsync(sandbox, [], CancellationToken.None);
            exitCode = exitCode == 0 ? 0 : await Victim.RunAsync(options, secret);
            return exitCode == 0
                ? await Proof.FindMistakesAsync(subject, sandbox, secret, file, options.RunPath, Rows, isDelta ? Work.Change : Work.Create)
                : [$"it ended with {exitCode}"];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
