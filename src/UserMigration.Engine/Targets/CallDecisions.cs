using System;
using System.Threading;

namespace UserMigration.Engine.Targets;

/// <summary>
/// Receives the decisions that a store makes during a call, such as that a token was renewed. It belongs to the call that is being made, so that a
/// store needs no observer of its own.
/// </summary>
internal static class CallDecisions
{
    private static readonly AsyncLocal<Action<string>?> s_current = new AsyncLocal<Action<string>?>();

    /// <summary>Receives the decisions of the call that is being made; null if nobody wants to know them.</summary>
    public static Action<string>? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    /// <summary>Reports a decision. The text contains no secret and no value of a record.</summary>
    /// <param name="message">The decision; a sentence.</param>
    public static void Report(string message) => s_current.Value?.Invoke(message);
}
