using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Targets;

/// <summary>A fault that a sandbox knows.</summary>
public sealed class SandboxFault
{
    internal SandboxFault(string name, string summary)
    {
        Name = name;
        Summary = summary;
    }

    /// <summary>Those that every kind of store has, by name.</summary>
    public static IReadOnlyList<SandboxFault> Shared { get; } = new[]
    {
        new SandboxFault("CredentialsRevoked", "Every call answers that the credential is wrong."),
        new SandboxFault("ErrorAfterCommit", "The work is done, and an error is answered: code=500, or status=502."),
        new SandboxFault("ErrorBeforeCommit", "Nothing is done, and an error is answered: code=500, or status=503,retryafter=1."),
        new SandboxFault("FewerResults", "The work is done, and the last results are left out: drop=1."),
        new SandboxFault("Hang", "Nothing is answered until the client gives up: when=before or when=after."),
        new SandboxFault("HiddenRateLimit", "A limit of calls a second that nobody told: limit=20, status=429,retryafter=1."),
        new SandboxFault("Latency", "Calls take time, in milliseconds: p50=20,p99=300, or mean=50,spread=10."),
        new SandboxFault("ProxyHtml", "A page in place of JSON: status=200, when=after or when=before."),
        new SandboxFault("RefusedRecord", "A call with such a record is refused whole: attribute=givenName,value=x, code=200."),
        new SandboxFault("ResetAfter", "The work is done, and the connection is reset."),
        new SandboxFault("ResetBefore", "Nothing is done, and the connection is reset."),
        new SandboxFault("SlowStart", "Calls are put off with HTTP 503 at first: seconds=5, retryafter=1."),
        new SandboxFault("TooLarge", "Larger bodies are refused with HTTP 413: bytes=10000, status=413."),
        new SandboxFault("TruncatedBody", "The work is done, and the answer breaks off: chunked=true."),
        new SandboxFault("ValueInError", "Errors repeat the values that were sent: form=values or form=json."),
    };

    /// <summary>Those that a sandbox knows, by name.</summary>
    /// <param name="targets">The kinds of store that it may behave like.</param>
    public static IReadOnlyList<SandboxFault> Of(IEnumerable<StoreTarget> targets) => targets
        .SelectMany(one => one.SandboxFaults)
        .Concat(Shared)
        .OrderBy(fault => fault.Name, StringComparer.OrdinalIgnoreCase)
        .ToArray();

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What it does, and its keys.</summary>
    public string Summary { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
