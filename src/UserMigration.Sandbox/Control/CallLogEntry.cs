using System.Collections.Generic;

namespace UserMigration.Sandbox.Control;

/// <summary>A call in the log. No value that a client sent is in it.</summary>
internal sealed class CallLogEntry
{
    public CallLogEntry(string call, double start)
    {
        Call = call;
        Start = start;
    }

    /// <summary>The name of the call, or a question mark where there is no such call.</summary>
    public string Call { get; }

    /// <summary>When it came, in milliseconds since 1970 by the sandbox's clock, which never goes back.</summary>
    public double Start { get; }

    /// <summary>How long it took, in milliseconds.</summary>
    public double Duration { get; set; }

    /// <summary>The kind of the answer: ok, error, http, html, truncated, reset, silence; or pending.</summary>
    public string Answer { get; set; } = "pending";

    /// <summary>The HTTP status, or 0 without an answer.</summary>
    public int Status { get; set; }

    /// <summary>The API's error code, or 0.</summary>
    public int Code { get; set; }

    /// <summary>The faults that struck it.</summary>
    public IReadOnlyList<string> Faults { get; set; } = [];
}
