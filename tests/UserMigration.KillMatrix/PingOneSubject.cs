using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Sandbox;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.KillMatrix;

/// <summary>
/// PingOne: one call for each user. Records in doubt are looked up by their username, and recognized by their externalId. Its tokens live
/// so short that they end in the middle of a run.
/// </summary>
internal sealed class PingOneSubject : Subject
{
    public override IdentityTarget Target => IdentityTarget.PingOne;

    public override string Denied => "CredentialsRevoked:after=3";

    public override KeyValuePair<string, string> OlderValue { get; } = new("locale", "Older");

    public override string[][] Faults =>
    [
        ["Latency:p50=5,p99=30"],
        ["HiddenRateLimit:limit=60"],
        ["HiddenRateLimit:limit=60,status=429,retryafter=1"],
        ["SlowStart:seconds=2"],
        ["ErrorBeforeCommit:p=0.1"],
        ["ErrorBeforeCommit:status=503,retryafter=1,p=0.02"],
        ["ErrorBeforeCommit:status=502,p=0.1"],
        ["ResetBefore:p=0.1"],
        [Denied],
        ["ErrorAfterCommit:p=0.1"],
        ["ErrorAfterCommit:status=504,p=0.1"],
        ["ResetAfter:p=0.1"],
        ["TruncatedBody:p=0.1"],
        ["TruncatedBody:chunked=true,p=0.1"],
        ["FewerResults:p=0.2"],
        ["DuplicateAnswer:status=409,code=OTHER", "ResetAfter:p=0.1"],
        ["DuplicateAnswer:code=INVALID_VALUE", "ErrorAfterCommit:p=0.1"],
        ["ProxyHtml:p=0.1"],
        ["ProxyHtml:status=502,when=before,p=0.1"],
        ["Hang:p=0.01"],
        ["Hang:when=after,p=0.01"],
        ["ResetBefore:p=0.05", "ResetAfter:p=0.05", "ErrorAfterCommit:p=0.05", "FewerResults:p=0.05"],
        ["SlowStart:seconds=1", "ErrorBeforeCommit:p=0.05", "ResetAfter:p=0.05"],
    ];

    protected override StoreSettings Settings => Set("PopulationId", 2, Set("EnvironmentId", 1, StoreSettings.None));

    public override SandboxOptions CreateSandbox(int faultSeed)
    {
        SandboxOptions options = base.CreateSandbox(faultSeed);
        options.TokenLifetime = TimeSpan.FromSeconds(2);
        return options;
    }

    public override async Task<IReadOnlyList<string>> FindMistakesAsync(MigrationSandbox sandbox, string secret, string file, int rows)
    {
        List<string> mistakes = [];
        using IIdentityStore store = Connect(sandbox.Uri.ToString(), sandbox.ClientId, secret);
        long count = await store.CountAsync("user", null, CancellationToken.None);
        if (count != rows)
        {
            mistakes.Add($"the store has {count} users of {rows}");
        }

        HashSet<string> withPassword = await ReadUsersWithPasswordAsync(sandbox, secret);
        foreach (IdentityRecord record in Read(file))
        {
            string key = RecordKey.Get(record, "username")!;
            IdentityUser? user = await store.FindAsync("user", new IdentityKey("username", key), null, CancellationToken.None);
            IReadOnlyList<string> differences = user is null ? ["all of it"] : store.FindDifferences(record, user);
            if (differences.Count > 0)
            {
                mistakes.Add($"{record}: the store differs in {string.Join(", ", differences)}");
            }
            else if (!withPassword.Contains(user!.Uuid!))
            {
                mistakes.Add($"{record}: the user has no password");
            }
        }

        return mistakes;
    }

    public override bool IsGood(HistoryEntry entry, bool isDelta) =>
        entry.Status == BulkUserStatus.Created || (isDelta && entry.Status is BulkUserStatus.Updated or BulkUserStatus.Unchanged);

    public override long Landed(Func<string, long> count) => count("created") + count("updated") + count("unchanged");

    // The IDs of the sandbox end with numbers.
    private static StoreSettings Set(string name, int number, StoreSettings settings) => settings.With(
        ConnectionSettings.Of(StoreTargets.Get(IdentityTarget.PingOne)).Single(setting => setting.Name == name), $"00000000-0000-4000-8000-00000000000{number}");

    private static async Task<HashSet<string>> ReadUsersWithPasswordAsync(MigrationSandbox sandbox, string secret)
    {
        using HttpClient http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{sandbox.ClientId}:{secret}")));
        using StringReader lines = new StringReader(await http.GetStringAsync(new Uri(sandbox.Uri, "_sandbox/users")));
        HashSet<string> users = [];
        while (await lines.ReadLineAsync() is { Length: > 0 } line)
        {
            JsonNode user = JsonNode.Parse(line)!;
            if ((long)user["passwordsSet"]! > 0)
            {
                users.Add((string)user["user"]!["id"]!);
            }
        }

        return users;
    }
}
