using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Targets;

namespace UserMigration.KillMatrix;

/// <summary>
/// PingOne: one call for each user. Records in doubt are looked up by their username, and recognized by their externalId.
/// </summary>
internal sealed class PingOneSubject : KeyedSubject
{
    public override IdentityTarget Target => IdentityTarget.PingOne;

    protected override string Key => "username";

    // So short that tokens end in the middle of a run.
    protected override TimeSpan? TokenLifetime => TimeSpan.FromSeconds(2);

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

    public override async Task<IReadOnlyList<string>> FindMistakesAsync(MigrationSandbox sandbox, string secret, string file, int rows)
    {
        List<string> mistakes = [.. await base.FindMistakesAsync(sandbox, secret, file, rows)];
        int open = (await SandboxUsers.ReadAsync(sandbox, secret)).Count(user => (long)user["passwordsSet"]! == 0);
        if (open > 0)
        {
            mistakes.Add($"{open} users have no password");
        }

        return mistakes;
    }

    // The IDs of the sandbox end with numbers.
    private static StoreSettings Set(string name, int number, StoreSettings settings) => settings.With(
        ConnectionSettings.Of(StoreTargets.Get(IdentityTarget.PingOne)).Single(setting => setting.Name == name), $"00000000-0000-4000-8000-00000000000{number}");
}
