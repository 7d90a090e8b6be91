using System;

namespace UserMigration.Engine.Stores.Http.Tokens;

/// <summary>An access token and the time at which it must be renewed. Only the request that carries it contains its value.</summary>
internal sealed class AccessToken
{
    private const string Masked = "«token»";
    private static readonly TimeSpan s_longestMargin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_shortestMargin = TimeSpan.FromSeconds(1);

    private readonly long _asked;
    private readonly TimeSpan _margin;

    /// <summary>Creates a token.</summary>
    /// <param name="value">The value to send.</param>
    /// <param name="lifetime">How long the token is valid, counted from the request.</param>
    /// <param name="asked">When the token was requested: it can't have been issued earlier.</param>
    public AccessToken(string value, TimeSpan lifetime, long asked)
    {
        Value = value;
        Lifetime = lifetime;
        _asked = asked;

        // A quarter of a short lifetime, or a minute of a long one. A call needs a second to arrive.
        TimeSpan quarter = Shorter(s_longestMargin, Part(lifetime, 4));
        _margin = quarter > s_shortestMargin ? quarter : Shorter(s_shortestMargin, Part(lifetime, 2));
    }

    /// <summary>The value to send. It is a secret.</summary>
    public string Value { get; }

    /// <summary>How long the token is valid.</summary>
    public TimeSpan Lifetime { get; }

    /// <summary>Whether the token is valid long enough for a call.</summary>
    /// <param name="time">The clock.</param>
    public bool IsFresh(TimeProvider time) => time.GetElapsedTime(_asked) < Lifetime - _margin;

    /// <summary>Gets the remaining time for which the token is valid.</summary>
    /// <param name="time">The clock.</param>
    public TimeSpan Remaining(TimeProvider time) => Lifetime - time.GetElapsedTime(_asked);

    /// <summary>Replaces the token in a text.</summary>
    /// <param name="text">The text, from another system.</param>
    public string Mask(string text)
    {
        string masked = text.Replace(Value, Masked);
        string form = Uri.EscapeDataString(Value);
        return form == Value ? masked : masked.Replace(form, Masked);
    }

    /// <summary>Returns the lifetime, never the value.</summary>
    public override string ToString() => $"a token of {Lifetime.TotalSeconds:0} s";

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Part(TimeSpan whole, int parts) => TimeSpan.FromTicks(whole.Ticks / parts);
}
