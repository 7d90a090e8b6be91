using System.Collections.Generic;

namespace UserMigration.KillMatrix;

/// <summary>Akamai Identity Cloud: records in doubt are looked up by their key.</summary>
internal sealed class AkamaiSubject : KeyedSubject
{
    public override IdentityTarget Target => IdentityTarget.Akamai;

    protected override string Key => "email";

    public override string Denied => "CredentialsRevoked:after=3";

    public override KeyValuePair<string, string> OlderValue { get; } = new("givenName", "Older");

    public override string[][] Faults =>
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
}
