using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Sandbox;
using UserMigration.Engine.Values;

namespace UserMigration.KillMatrix;

/// <summary>SCIM: records in doubt are sent again, because the schema keeps userName unique. Its tokens live so short that they end in the middle of a run.</summary>
internal sealed class ScimSubject : Subject
{
    public override IdentityTarget Target => IdentityTarget.Scim;

    public override string Denied => "CredentialsRevoked:after=4";

    public override KeyValuePair<string, string> OlderValue { get; } = new("displayName", "Older");

    public override string[][] Faults =>
    [
        ["Latency:p50=10,p99=100"],
        ["HiddenRateLimit:limit=20,status=429"],
        ["HiddenRateLimit:limit=20,status=429,retryafter=1"],
        ["SlowStart:seconds=2"],
        ["ErrorBeforeCommit:p=0.3"],
        ["ErrorBeforeCommit:status=503,retryafter=1,p=0.3"],
        ["ErrorBeforeCommit:status=502,p=0.3"],
        ["ResetBefore:p=0.3"],
        ["TooLarge:bytes=3000"],
        [Denied],
        ["ErrorAfterCommit:p=0.3"],
        ["ErrorAfterCommit:status=504,p=0.3"],
        ["ResetAfter:p=0.3"],
        ["TruncatedBody:p=0.3"],
        ["TruncatedBody:chunked=true,p=0.3"],
        ["FewerResults:drop=2,p=0.3"],
        ["BulkAnswer:status=code,location=relative"],
        ["BulkAnswer:status=number,location=none,bulkid=never", "ResetAfter:p=0.2"],
        ["BulkAnswer:bulkid=accepted", "ErrorAfterCommit:p=0.2"],
        ["BulkAnswer:order=reversed", "FewerResults:drop=1,p=0.3"],
        ["Features:operations=0"],
        ["Features:operations=0", "ResetAfter:p=0.2", "ErrorBeforeCommit:p=0.1"],
        ["Features:operations=4,bytes=2000"],
        ["Features:patch=off,etag=off", "ResetAfter:p=0.2"],
        ["NoBulk", "TruncatedBody:p=0.1"],
        ["UserChanged:p=0.3"],
        ["ProxyHtml:p=0.3"],
        ["ProxyHtml:status=502,when=before,p=0.3"],
        ["Hang:p=0.05"],
        ["Hang:when=after,p=0.05"],
        ["Latency:p50=5,p99=50", "ResetBefore:p=0.1", "ResetAfter:p=0.1", "ErrorAfterCommit:p=0.1", "FewerResults:p=0.1"],
        ["HiddenRateLimit:limit=40,status=429", "TruncatedBody:p=0.2", "ProxyHtml:p=0.1", "TooLarge:bytes=3000"],
    ];

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

        foreach (IdentityRecord record in Read(file))
        {
            IdentityUser? user = await store.FindAsync("user", new IdentityKey("userName", RecordKey.Get(record, "userName")!), null, CancellationToken.None);
            if (user is null || store.FindDifferences(record, user).Count > 0)
            {
                mistakes.Add($"{record}: the store does not have it, or not as it is");
            }
        }

        return mistakes;
    }

    public override bool IsGood(HistoryEntry entry, bool isDelta) =>
        entry.Status is BulkUserStatus.Created || (isDelta && entry.Status is BulkUserStatus.Updated or BulkUserStatus.Unchanged);

    public override long Landed(Func<string, long> count) => count("created") + count("updated") + count("unchanged");
}
