using System;

namespace UserMigration.Engine.Stores.Http.Tokens;

/// <summary>An access token and when it is to be renewed. Nothing shows its value but the request that carries it.</summary>
internal sealed class AccessToken
{
    private const string Masked = "«token»";
    private static readonly TimeSpan s_longestMargin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_shortestMargin = TimeSpan.FromSeconds(1);

    private readonly long _asked;
    private readonly TimeSpan _margin;

    /// <summary>Makes a token.</summary>
    /// <param name="value">What is sent.</param>
    /// <param name="lifetime">How long it is good from when it was asked for.</param>
    /// <param name="asked">When it was asked for: it can't have been made sooner.</param>
    public AccessToken(string value, TimeSpan lifetime, long asked)
    {
        Value = value;
        Lifetime = lifetime;
        _asked = asked;

        // A quarter of a short life, and a minute of a long one; a call needs a second to arrive.
        TimeSpan quarter = Shorter(s_longestMargin, Part(lifetime, 4));
        _margin = quarter > s_shortestMargin ? quarter : Shorter(s_shortestMargin, Part(lifetime, 2));
    }

    /// <summary>What is sent; a secret.</summary>
    public string Value { get; }

    /// <summary>How long it is good.</summary>
    public TimeSpan Lifetime { get; }

    /// <summary>Whether it is good for long enough.</summary>
    /// <param name="time">The clock.</param>
    public bool IsFresh(TimeProvider time) => time.GetElapsedTime(_asked) < Lifetime - _margin;

    /// <summary>How long it is still good.</summary>
    /// <param name="time">The clock.</param>
    public TimeSpan Remaining(TimeProvider time) => Lifetime - time.GetElapsedTime(_asked);

    /// <summary>Replaces the token where a text repeats it.</summary>
    /// <param name="text">The text, from outside.</param>
    public string Mask(string text)
    {
        string masked = text.Replace(Value, Masked);
        string form = Uri.EscapeDataString(Value);
        return form == Value ? masked : masked.Replace(form, Masked);
    }

    /// <summary>How long it lives; never its value.</summary>
    public override string ToString() => $"a token of {Lifetime.TotalSeconds:0} s";

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Part(TimeSpan whole, int parts) => TimeSpan.FromTicks(whole.Ticks / parts);
}
