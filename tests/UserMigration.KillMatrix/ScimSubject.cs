using System;
using System.Collections.Generic;

namespace UserMigration.KillMatrix;

/// <summary>SCIM: records in doubt are looked up by their userName, which the server keeps unique.</summary>
internal sealed class ScimSubject : KeyedSubject
{
    public override IdentityTarget Target => IdentityTarget.Scim;

    protected override string Key => "userName";

    // So short that tokens end in the middle of a run.
    protected override TimeSpan? TokenLifetime => TimeSpan.FromSeconds(2);

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
}
