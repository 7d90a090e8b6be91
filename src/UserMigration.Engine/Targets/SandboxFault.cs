using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Targets;

/// <summary>A fault that a sandbox can simulate.</summary>
public sealed class SandboxFault
{
    internal SandboxFault(string name, string summary)
    {
        Name = name;
        Summary = summary;
    }

    /// <summary>The faults that every kind of store has, by name.</summary>
    public static IReadOnlyList<SandboxFault> Shared { get; } = new[]
    {
        new SandboxFault("CredentialsRevoked", "Answers every call with an error: the credential is wrong."),
        new SandboxFault("ErrorAfterCommit", "Does the work, and answers with an error: code=500, or status=502."),
        new SandboxFault("ErrorBeforeCommit", "Does nothing, and answers with an error: code=500, or status=503,retryafter=1."),
        new SandboxFault("FewerResults", "Does the work, and omits the last results: drop=1."),
        new SandboxFault("Hang", "Does not answer until the client gives up: when=before or when=after."),
        new SandboxFault("HiddenRateLimit", "Applies an undocumented limit of calls per second: limit=20, status=429,retryafter=1."),
        new SandboxFault("Latency", "Delays calls, in milliseconds: p50=20,p99=300, or mean=50,spread=10."),
        new SandboxFault("ProxyHtml", "Answers with an HTML page instead of JSON: status=200, when=after or when=before."),
        new SandboxFault("RefusedRecord", "Rejects a whole call if it has a matching record: attribute=givenName,value=x, code=200."),
        new SandboxFault("ResetAfter", "Does the work, and resets the connection."),
        new SandboxFault("ResetBefore", "Does nothing, and resets the connection."),
        new SandboxFault("SlowStart", "Answers calls with HTTP 503 at first: seconds=5, retryafter=1."),
        new SandboxFault("TooLarge", "Rejects larger bodies with HTTP 413: bytes=10000, status=413."),
        new SandboxFault("TruncatedBody", "Does the work, and truncates the answer: chunked=true."),
        new SandboxFault("ValueInError", "Repeats the values that were sent in errors: form=values or form=json."),
    };

    /// <summary>Gets the faults that a sandbox can simulate, sorted by name.</summary>
    /// <param name="targets">The kinds of store that the sandbox can behave like.</param>
    public static IReadOnlyList<SandboxFault> GetAll(IEnumerable<StoreTarget> targets) => targets
        .SelectMany(one => one.SandboxFaults)
        .Concat(Shared)
        .OrderBy(fault => fault.Name, StringComparer.OrdinalIgnoreCase)
        .ToArray();

    /// <summary>The name of the fault.</summary>
    public string Name { get; }

    /// <summary>What the fault does, and its keys.</summary>
    public string Summary { get; }

    /// <summary>Gets the name of the fault.</summary>
    public override string ToString() => Name;
}
