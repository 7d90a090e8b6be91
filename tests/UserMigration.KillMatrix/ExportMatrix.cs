using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Sandbox;

namespace UserMigration.KillMatrix;

/// <summary>
/// Kills exports at seeded moments and starts them again until they are done, while users of the store change, are added and are deleted.
/// Then the file must have each user of the store once, in its last state, and the ledger must balance.
/// </summary>
internal sealed class ExportMatrix
{
    private const int Users = 400;
    private const int MostKillsInARun = 25;
    private const int MostStarts = 60;
    private const int InARound = 6;

    private readonly Rounds _rounds = new Rounds("kills of exports", InARound);
    private readonly int _wanted;
    private readonly int _killsInARun;
    private readonly int _seed;

    /// <summary>Makes a matrix.</summary>
    /// <param name="kills">How many are to die.</param>
    /// <param name="seed">The seed of everything that is chosen.</param>
    public ExportMatrix(int kills, int seed)
    {
        _wanted = kills;
        _killsInARun = _rounds.KillsInARun(kills, MostKillsInARun);
        _seed = seed;
    }

    /// <summary>Kills until enough have died.</summary>
    /// <returns>0 where nobody was lost and nobody is twice in a file.</returns>
    public Task<int> RunAsync() => _rounds.RunAsync(_wanted, RunAsync);

    private async Task RunAsync(int number)
    {
        Random random = new Random((_seed * 100_003) + number);
        string folder = Directory.CreateTempSubdirectory("um-export-").FullName;
        using MigrationSandbox sandbox = await SandboxLauncher.StartAsync(
            new SandboxOptions(Matrix.SandboxPath()) { Target = IdentityTarget.Akamai, SampleUsers = Users }, CancellationToken.None);
        string secret = new NetworkCredential(string.Empty, sandbox.ClientSecret).Password;
        using IIdentityStore store = Subject.Of(IdentityTarget.Akamai).Connect(sandbox.Uri.ToString(), sandbox.ClientId, secret);
        ExportVictimOptions plain = new ExportVictimOptions(
            sandbox.Uri.ToString(), sandbox.ClientId, Path.Combine(folder, "users.ndjson"), Path.Combine(folder, "run"), random.Next(20, 150), ExportMoment.Never, 0);
        int kills = 0;
        int exitCode = -1;
        for (int start = 0; start < MostStarts && exitCode != 0; start++)
        {
            exitCode = await VictimProcess.RunAsync((kills < _killsInARun ? NextLife(plain, random) : plain).ToWords(), secret);
            kills += VictimProcess.IsKilled(exitCode) ? 1 : 0;

            // Once the file has its name, the export is complete, and later changes are not part of it.
            if (VictimProcess.IsKilled(exitCode) && number % 2 == 1 && !File.Exists(plain.File))
            {
                await ChangeAsync(store, random, start);
            }
        }

        List<string> mistakes = exitCode == 0 ? await FindMistakesAsync(plain, folder, secret) : [$"it ended with {exitCode}"];
        _rounds.Add(kills, mistakes.Count);
        foreach (string mistake in mistakes)
        {
            Console.WriteLine($"export scenario {number}: {mistake} ({folder})");
        }

        if (mistakes.Count == 0)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ExportVictimOptions NextLife(ExportVictimOptions plain, Random random)
    {
        ExportMoment moment = (ExportMoment)random.Next(1, 6);
        long at = moment switch
        {
            ExportMoment.JournalByte => random.Next(1, 400),
            ExportMoment.UserByte => random.Next(1, Users * 150),
            ExportMoment.FileByte => random.Next(1, Users * 1200),
            _ => random.Next(1, 8),
        };
        return plain with { Moment = moment, At = at };
    }

    // A user that an earlier life has read, one that no life has read yet, and a new one.
    private static async Task ChangeAsync(IIdentityStore store, Random random, int round)
    {
        string Email(int user) => $"user{user}@example.com";
        foreach (int user in new[] { random.Next(1, Users / 2), random.Next(Users / 2, Users) })
        {
            StoreChange change = new StoreChange(null, new Dictionary<string, object?> { ["givenName"] = "Changed" + round }, []);
            try
            {
                await store.ChangeAsync("user", new IdentityKey("email", Email(user)), change, TimeSpan.FromSeconds(5), CancellationToken.None);
            }
            catch (IdentityStoreException)
            {
                // An earlier round deleted the user.
            }
        }

        IdentityUser? leaving = await store.FindAsync("user", new IdentityKey("email", Email(random.Next(1, Users))), null, CancellationToken.None);
        if (leaving?.Uuid is { } uuid)
        {
            await store.DeleteAsync("user", uuid, TimeSpan.FromSeconds(5), CancellationToken.None);
        }

        IdentityRecord added = new IdentityRecord(
            IdentityTarget.Akamai,
            new Dictionary<string, object?> { ["email"] = $"added{round}@example.com" },
            new MigrationRecord(new RecordColumns(["email"]), ["x"], 1));
        await store.CreateAsync("user", [added], StoreSettings.None, TimeSpan.FromSeconds(5), CancellationToken.None);
    }

    // The store is read again without a kill: both files must have the same lines.
    private static async Task<List<string>> FindMistakesAsync(ExportVictimOptions plain, string folder, string secret)
    {
        List<string> mistakes = [];
        string proof = Path.Combine(folder, "proof.ndjson");
        int exitCode = await VictimProcess.RunAsync((plain with { File = proof, RunPath = Path.Combine(folder, "proof") }).ToWords(), secret);
        if (exitCode != 0)
        {
            return [$"the proof ended with {exitCode}"];
        }

        Dictionary<long, string> wanted = (await File.ReadAllLinesAsync(proof)).ToDictionary(IdOf);
        string[] lines = await File.ReadAllLinesAsync(plain.File);
        HashSet<long> seen = [];
        foreach (string line in lines)
        {
            long id = IdOf(line);
            if (!seen.Add(id))
            {
                mistakes.Add($"user {id} is twice in the file");
            }
            else if (!wanted.TryGetValue(id, out string? expected))
            {
                mistakes.Add($"user {id} was deleted, and is in the file");
            }
            else if (expected != line)
            {
                mistakes.Add($"user {id} is in an older state in the file");
            }
        }

        mistakes.AddRange(wanted.Keys.Except(seen).Select(id => $"user {id} is not in the file"));
        using JsonDocument summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(plain.RunPath, "summary.json")));
        if (!summary.RootElement.GetProperty("isBalanced").GetBoolean() || summary.RootElement.GetProperty("exported").GetInt64() != lines.Length)
        {
            mistakes.Add("the ledger does not balance");
        }

        if (Directory.GetFiles(plain.RunPath, "*.part").Length > 0 || Directory.GetFiles(folder, ".*").Length > 0)
        {
            mistakes.Add("a file with users was left behind");
        }

        return mistakes;
    }

    private static long IdOf(string line)
    {
        using JsonDocument user = JsonDocument.Parse(line);
        return user.RootElement.GetProperty("id").GetInt64();
    }
}
