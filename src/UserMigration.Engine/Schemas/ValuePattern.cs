using System;
using System.Text.RegularExpressions;

namespace UserMigration.Engine.Schemas;

/// <summary>
/// A regular expression that must match somewhere in a value. It is compiled once, and has a time limit for expressions that take
/// too long.
/// </summary>
internal sealed class ValuePattern
{
    private const int MostTimeouts = 10;

    // This is wall-clock time. With a limit below a second, even a valid value could fail on a busy computer.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(1);

    private readonly Regex _regex;
    private int _timeouts;

    private ValuePattern(Regex regex)
    {
        _regex = regex;
    }

    /// <summary>Creates a pattern from a regular expression.</summary>
    /// <param name="pattern">The regular expression in the syntax of .NET, or null.</param>
    /// <returns>The pattern; null if there is none, or if .NET does not accept it.</returns>
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
    /// Whether text matches; null if the match took too long. After several timeouts, the pattern is no longer tried, because
    /// each record would have to wait for it.
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
            // The text is not a valid regular expression, or this engine has no automaton for it.
            return null;
        }
    }
}
