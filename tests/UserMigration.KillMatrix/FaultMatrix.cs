using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
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
    private const string Denied = "CredentialsRevoked:after=3";

    private static readonly string[][] s_faults =
    [
        ["Latency:p50=10,p99=100"],
        ["HiddenRateLimit:limit=20"],
        ["HiddenRateLimit:limit=20,status=429,retryafter=1"],
        ["SlowStart:seconds=2"],
        ["ErrorBeforeCommit:p=0.3"],
        ["ErrorBeforeCommit:code=510,p=0.3"],
        ["ErrorBeforeCommit:status=503,retryafter=1,p=0.3"],
        ["ErrorBeforeCommit:status=502,p=0.3"],
        ["ResetBefore:p=0.3"],
        ["TooLarge:bytes=4000"],
        ["TooLarge:bytes=4000,status=502"],
        [Denied],
        ["ErrorAfterCommit:p=0.3"],
        ["ErrorAfterCommit:status=504,p=0.3"],
        ["ResetAfter:p=0.3"],
        ["TruncatedBody:p=0.3"],
        ["TruncatedBody:chunked=true,p=0.3"],
        ["FewerResults:drop=2,p=0.3"],
        ["ProxyHtml:p=0.3"],
        ["ProxyHtml:status=502,when=before,p=0.3"],
        ["Hang:p=0.05"],
        ["Hang:when=after,p=0.05"],
        ["Latency:p50=5,p99=50", "ResetBefore:p=0.1", "ResetAfter:p=0.1", "ErrorAfterCommit:p=0.1", "FewerResults:p=0.1"],
        ["HiddenRateLimit:limit=40", "TruncatedBody:p=0.2", "ProxyHtml:p=0.1", "TooLarge:bytes=4000"],
        ["SlowStart:seconds=1", "ErrorBeforeCommit:p=0.2", "Hang:when=after,p=0.05", "ResetAfter:p=0.2"],
    ];

    /// <summary>Goes through all of them.</summary>
    /// <returns>0 where nothing was lost and nothing doubled.</returns>
    public static async Task<int> RunAsync(int seed)
    {
        Stopwatch watch = Stopwatch.StartNew();
        int mistakes = 0;
        IEnumerable<(int Number, bool IsDelta)> cases =
            from number in Enumerable.Range(0, s_faults.Length)
            from isDelta in s_faults[number].Any(IsSlow) ? new[] { false } : new[] { false, true }
            select (number, isDelta);
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) =>
        {
            long begun = watch.ElapsedMilliseconds;
            IReadOnlyList<string> found = await FindMistakesAsync(s_faults[one.Number], seed + one.Number, one.IsDelta);
            Interlocked.Add(ref mistakes, found.Count);
            string outcome = found.Count == 0 ? "all once" : string.Join("; ", found);
            Console.WriteLine(string.Format(
                CultureInfo.InvariantCulture,
                "{0,5:0.0} s  {1}{2}: {3}",
                (watch.ElapsedMilliseconds - begun) / 1000.0,
                string.Join(" ", s_faults[one.Number]),
                one.IsDelta ? " (delta)" : string.Empty,
                outcome));
        });

        Console.WriteLine(string.Format(
            CultureInfo.InvariantCulture, "{0} faults and mixtures, {1} mistakes, {2:N0} s", s_faults.Length, mistakes, watch.Elapsed.TotalSeconds));
        return mistakes == 0 ? 0 : 1;
    }

    // What makes the client slow takes long with a call for each user.
    private static bool IsSlow(string fault) => fault.Contains("Hang", StringComparison.Ordinal)
        || fault.Contains("Limit", StringComparison.Ordinal)
        || fault.Contains("510", StringComparison.Ordinal)
        || fault.Contains("503", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> FindMistakesAsync(string[] faults, int seed, bool isDelta)
    {
        string folder = Directory.CreateTempSubdirectory("um-fault-").FullName;
        try
        {
            string file = Path.Combine(folder, "users.csv");
            SampleFile.Write(file, new SampleOptions { Count = Rows, Seed = seed }, replace: false, CancellationToken.None);
            using MigrationSandbox sandbox = await SandboxLauncher.StartAsync(
                new SandboxOptions(Matrix.SandboxPath()) { FaultSeed = seed }, CancellationToken.None);
            string secret = new NetworkCredential(string.Empty, sandbox.ClientSecret).Password;
            VictimOptions options = new VictimOptions(
                sandbox.Uri.ToString(), sandbox.ClientId, file, Path.Combine(folder, "run"), 4, 20, 0, KillMoment.Never, 0, isDelta ? Work.Change : Work.Create);
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

            if (faults[0] == Denied && exitCode != 4)
            {
                return [$"it ended with {exitCode} and not with 4"];
            }

            await SandboxControl.SetFaultsAsync(sandbox, [], CancellationToken.None);
            exitCode = exitCode == 0 ? 0 : await Victim.RunAsync(options, secret);
            return exitCode == 0
                ? await Proof.FindMistakesAsync(sandbox, secret, file, options.RunPath, Rows, isDelta)
                : [$"it ended with {exitCode}"];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
