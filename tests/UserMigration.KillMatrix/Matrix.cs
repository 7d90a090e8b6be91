using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Sampling;
using UserMigration.Engine.Sandbox;

namespace UserMigration.KillMatrix;

/// <summary>Goes through workers × batch size × faults, kills and starts again, until enough have died.</summary>
internal sealed class Matrix
{
    private const int MostKillsInARun = 10;
    private const int MostStarts = 40;
    private const int RefusedCode = 5;
    private const int InARound = 12;

    private readonly Rounds _rounds = new Rounds("kills", InARound);
    private readonly int _wanted;
    private readonly int _killsInARun;
    private readonly int _seed;
    private readonly bool _forgets;
    private readonly Subject _subject;

    /// <summary>Makes a matrix.</summary>
    /// <param name="subject">What is uploaded to.</param>
    /// <param name="kills">How many are to die; 0 for as many as a scenario has.</param>
    /// <param name="seed">The seed of everything that is chosen.</param>
    /// <param name="forgets">Whether the journal is emptied between two lives, to see that this is found out.</param>
    public Matrix(Subject subject, int kills, int seed, bool forgets = false)
    {
        _subject = subject;
        _wanted = kills;
        _killsInARun = kills == 0 ? MostKillsInARun : _rounds.KillsInARun(kills, MostKillsInARun);
        _seed = seed;
        _forgets = forgets;
    }

    /// <summary>Kills until enough have died.</summary>
    /// <returns>0 where nothing was lost and nothing doubled.</returns>
    public Task<int> RunAsync() => _rounds.RunAsync(_wanted, number => RunAsync(Scenario.Of(_subject, _seed, number)));

    /// <summary>Plays one scenario.</summary>
    /// <returns>0 where nothing was lost and nothing doubled.</returns>
    public async Task<int> RunAsync(Scenario scenario)
    {
        string folder = Directory.CreateTempSubdirectory("um-kill-").FullName;
        string file = Path.Combine(folder, "users.csv");
        SampleFile.Write(file, StoreTargets.Get(_subject.Target).CreateSample(scenario.Rows, scenario.Number + 1), replace: false, CancellationToken.None);
        using MigrationSandbox sandbox = await SandboxLauncher.StartAsync(_subject.CreateSandbox(0), CancellationToken.None);
        string secret = new NetworkCredential(string.Empty, sandbox.ClientSecret).Password;
        string runPath = Path.Combine(folder, "run");
        VictimOptions plain = new VictimOptions(
            _subject.Target, sandbox.Uri.ToString(), sandbox.ClientId, file, runPath, scenario.Workers, scenario.BatchSize, 0, KillMoment.Never, 0, scenario.Work);
        if (scenario.Work == Work.Change)
        {
            await StartAsync(plain with { RunPath = Path.Combine(folder, "older"), Work = Work.Prepare }, secret);
        }
        else if (scenario.Work == Work.Retry)
        {
            await StartAsync(plain with { Work = Work.Fail }, secret);
        }

        int kills = 0;
        int exitCode = -1;
        string? unnoticed = null;
        for (int start = 0; start < MostStarts && exitCode is not (0 or VictimProcess.HungCode); start++)
        {
            exitCode = await StartAsync(kills < _killsInARun ? scenario.NextLife(plain) : scenario.NextLife(plain) with { Moment = KillMoment.Never }, secret);
            kills += VictimProcess.IsKilled(exitCode) ? 1 : 0;
            if (_forgets && exitCode != 0 && Directory.Exists(runPath))
            {
                Directory.Delete(runPath, recursive: true);
            }
            else if (VictimProcess.IsKilled(exitCode))
            {
                unnoticed = ((scenario.Number + kills) % 3) switch
                {
                    0 => await FindUnnoticedDamageAsync(scenario, kills, plain, secret),
                    1 => await FindUnnoticedLossAsync(scenario, kills, plain, secret),
                    _ => null,
                };
                if (unnoticed is not null)
                {
                    break;
                }
            }
        }

        IReadOnlyList<string> mistakes = unnoticed is not null ? [unnoticed]
            : exitCode == 0
            ? await Proof.FindMistakesAsync(_subject, sandbox, secret, file, runPath, scenario.Rows, scenario.Work)
            : [exitCode == VictimProcess.HungCode ? "a victim hung" : $"it ended with {exitCode}"];
        _rounds.Add(kills, mistakes.Count);
        Report(scenario, mistakes, folder);
        return mistakes.Count == 0 ? 0 : 1;
    }

    /// <summary>The sandbox of the module that was built.</summary>
    public static string SandboxPath()
    {
        DirectoryInfo? folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "output", "UserMigration")))
        {
            folder = folder.Parent;
        }

        return Directory.GetFiles(Path.Combine(folder.FullName, "output", "UserMigration"), "UserMigration.Sandbox.dll", SearchOption.AllDirectories).Max()!;
    }

    /// <summary>
    /// Damages what a killed upload left, and starts it again: it must be refused, and nothing be sent. Then all is brought back.
    /// </summary>
    /// <returns>What was not noticed; null where all was.</returns>
    private static async Task<string?> FindUnnoticedDamageAsync(Scenario scenario, int kills, VictimOptions plain, string secret)
    {
        string journal = Path.Combine(plain.RunPath, "journal.ndjson");
        if (!File.Exists(journal) || !File.Exists(Path.Combine(plain.RunPath, "journal.mark")))
        {
            return null;
        }

        byte[] whole = await File.ReadAllBytesAsync(journal);
        string[] files = Directory.GetFiles(plain.RunPath);
        JournalDamage damage = JournalDamage.Of((scenario.Number + kills) / 3);
        if (!damage.TryDo(journal, whole))
        {
            return null;
        }

        int exitCode = await StartAsync(plain with { Moment = KillMoment.Never }, secret);
        await File.WriteAllBytesAsync(journal, whole);
        foreach (string made in Directory.GetFiles(plain.RunPath).Except(files))
        {
            File.Delete(made);
        }

        return exitCode == RefusedCode ? null : $"a journal that was {damage} was not refused: exit code {exitCode}";
    }

    /// <summary>
    /// Starts a killed upload again and loses its run folder at a call: no further call may begin. Then the folder is brought back.
    /// </summary>
    /// <returns>What was not noticed; null where all was.</returns>
    private static async Task<string?> FindUnnoticedLossAsync(Scenario scenario, int kills, VictimOptions plain, string secret)
    {
        FolderLoss loss = (FolderLoss)(1 + ((scenario.Number + kills) / 3 % 3));
        KillMoment moment = scenario.Work == Work.Change ? (kills % 2 == 0 ? KillMoment.ChangeSent : KillMoment.ChangeAnswered)
            : kills % 2 == 0 ? KillMoment.CallSent : KillMoment.CallAnswered;
        int exitCode = await StartAsync(plain with { Moment = moment, At = 1 + (kills % 3), Loss = loss }, secret);
        return FolderLosses.TryUndo(plain.RunPath) && exitCode != Victim.NoticedCode
            ? $"a run folder that was {loss} at {moment} was not noticed: exit code {exitCode}"
            : null;
    }

    private void Report(Scenario scenario, IReadOnlyList<string> mistakes, string folder)
    {
        if (mistakes.Count == 0 || _forgets)
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (string mistake in _forgets ? mistakes.Take(1) : mistakes)
        {
            Console.WriteLine($"{scenario}: {mistake}" + (_forgets ? string.Empty : $" ({folder}; play it again: {_subject.Target} scenario {_seed} {scenario.Number})"));
        }
    }

    private static Task<int> StartAsync(VictimOptions options, string secret) => VictimProcess.RunAsync(options.ToWords(), secret);
}
