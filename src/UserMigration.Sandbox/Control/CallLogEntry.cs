using System.Collections.Generic;

namespace UserMigration.Sandbox.Control;

/// <summary>A call in the log. It contains no value that a client sent.</summary>
internal sealed class CallLogEntry
{
    public CallLogEntry(string call, double start)
    {
        Call = call;
        Start = start;
    }

    /// <summary>The name of the call, or a question mark if the call does not exist.</summary>
    public string Call { get; }

    /// <summary>
    /// When it arrived, in milliseconds since 1970, by the clock of the sandbox, which never goes backward.
    /// </summary>
    public double Start { get; }

    /// <summary>The duration in milliseconds.</summary>
    public double Duration { get; set; }

    /// <summary>The kind of the answer: ok, error, http, html, truncated, reset, silence; or pending.</summary>
    public string Answer { get; set; } = "pending";

    /// <summary>The HTTP status, or 0 if there was no answer.</summary>
    public int Status { get; set; }

    /// <summary>The error code of the API, or 0.</summary>
    public int Code { get; set; }

    /// <summary>The faults that affected it.</summary>
    public IReadOnlyList<string> Faults { get; set; } = [];
}
