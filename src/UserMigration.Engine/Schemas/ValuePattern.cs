using System;
using System.Text.RegularExpressions;

namespace UserMigration.Engine.Schemas;

/// <summary>A regular expression that values must match somewhere. Made once, and safe against such as take for ever.</summary>
internal sealed class ValuePattern
{
    private const int MostTimeouts = 10;

    // Measured on the wall clock: short of a second, even a valid value could fail on a busy machine.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(1);

    private readonly Regex _regex;
    private int _timeouts;

    private ValuePattern(Regex regex)
    {
        _regex = regex;
    }

    /// <summary>Makes a pattern.</summary>
    /// <param name="pattern">The regular expression as .NET reads it, or null.</param>
    /// <returns>The pattern; null if there is none, or .NET does not take it.</returns>
    public static ValuePattern? TryMake(string? pattern)
    {
        if (pattern is null)
        {
            return null;
        }

#if NET8_0_OR_GREATER
        if (TryMake(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking) is { } linear)
        {
            return linear;
        }
#endif
        return TryMake(pattern, RegexOptions.CultureInvariant);
    }

    /// <summary>
    /// Whether a text matches; null if that took too long to find out. Where it did so several times, it is no longer
    /// tried: each record would wait for it.
    /// </summary>
    /// <param name="text">The text.</param>
    public bool? Matches(string text)
    {
        if (_timeouts >= MostTimeouts)
        {
            return null;
        }

        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            _timeouts++;
            return null;
        }
    }

    private static ValuePattern? TryMake(string pattern, RegexOptions options)
    {
        try
        {
            return new ValuePattern(new Regex(pattern, options, s_longest));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // No regular expression, or one that this engine has no automaton for.
            return null;
        }
    }
}
