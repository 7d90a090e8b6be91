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

/// <summary>Goes through workers × batch size × faults, kills and starts again, until enough have died.</summary>
internal sealed class Matrix
{
    private const int KillsInARun = 10;
    private const int MostStarts = 40;
    private const int HungCode = -2;

    private const int AtOnce = 3;
    private static readonly TimeSpan s_longestLife = TimeSpan.FromSeconds(60);

    private readonly int _wanted;
    private readonly int _seed;
    private int _kills;
    private int _runs;
    private int _mistakes;

    public Matrix(int kills, int seed)
    {
        _wanted = kills;
        _seed = seed;
    }

    public async Task<int> RunAsync()
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (_kills < _wanted && _mistakes == 0)
        {
            IEnumerable<(int Workers, int Batch, bool HasFaults)> scenarios =
                from workers in new[] { 1, 8 } from batch in new[] { 1, 100 } from hasFaults in new[] { false, true } select (workers, batch, hasFaults);
            await Parallel.ForEachAsync(
                scenarios,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (scenario, _) => await RunAsync(scenario.Workers, scenario.Batch, scenario.HasFaults));
        }

        Console.WriteLine(string.Format(
            CultureInfo.InvariantCulture, "{0} kills in {1} runs, {2} mistakes, {3:N0} s", _kills, _runs, _mistakes, watch.Elapsed.TotalSeconds));
        return _mistakes == 0 ? 0 : 1;
    }

    private async Task RunAsync(int workers, int batch, bool hasFaults)
    {
        int run = Interlocked.Increment(ref _runs);
        Random random = new Random((_seed * 100_003) + run);
        string name = $"run {run}: workers {workers}, batch {batch}, faults {hasFaults}";
        string folder = Directory.CreateTempSubdirectory("um-kill-").FullName;
        int rows = batch == 1 ? 60 : 1500;
        string file = Path.Combine(folder, "users.csv");
        SampleFile.Write(file, new SampleOptions { Count = rows, Seed = run }, replace: false, CancellationToken.None);
        using MigrationSandbox sandbox = await SandboxLauncher.StartAsync(new SandboxOptions(SandboxPath()), CancellationToken.None);
        string secret = new NetworkCredential(string.Empty, sandbox.ClientSecret).Password;
        int kills = 0;
        int exitCode = -1;
        for (int start = 0; start < MostStarts && exitCode is not (0 or HungCode); start++)
        {
            KillMoment moment = kills < KillsInARun ? (KillMoment)random.Next(1, 4) : KillMoment.Never;
            long at = moment == KillMoment.JournalByte ? random.Next(1, (rows * 150 / KillsInARun) + 200) : random.Next(1, (rows / batch / 4) + 2);
            int faults = hasFaults ? random.Next(1, int.MaxValue) : 0;
            exitCode = await StartAsync(
                new VictimOptions(sandbox.Uri.ToString(), sandbox.ClientId, file, Path.Combine(folder, "run"), workers, batch, faults, moment, at), secret);
            kills += exitCode > 100 ? 1 : 0;
        }

        Interlocked.Add(ref _kills, kills);
        IReadOnlyList<string> mistakes = exitCode == 0 ? await Proof.FindMistakesAsync(sandbox, secret, file, Path.Combine(folder, "run"), rows) : [$"it ended with {exitCode}"];
        foreach (string mistake in mistakes)
        {
            Interlocked.Increment(ref _mistakes);
            Console.WriteLine($"{name}: {mistake} ({folder})");
        }

        if (mistakes.Count == 0)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> StartAsync(VictimOptions options, string secret)
    {
        ProcessStartInfo start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
        start.Environment[VictimOptions.SecretVariable] = secret;
        start.ArgumentList.Add(typeof(Matrix).Assembly.Location);
        foreach (string word in options.ToWords())
        {
            start.ArgumentList.Add(word);
        }

        using Process victim = Process.Start(start)!;
        using CancellationTokenSource tooLong = new CancellationTokenSource(s_longestLife);
        try
        {
            await victim.WaitForExitAsync(tooLong.Token);
            return victim.ExitCode;
        }
        catch (OperationCanceledException)
        {
            victim.Kill();
            await victim.WaitForExitAsync(CancellationToken.None);
            return HungCode;
        }
    }

    private static string SandboxPath()
    {
        DirectoryInfo? folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "output", "UserMigration")))
        {
            folder = folder.Parent;
        }

        return Directory.GetFiles(Path.Combine(folder.FullName, "output", "UserMigration"), "UserMigration.Sandbox.dll", SearchOption.AllDirectories).Max()!;
    }
}
