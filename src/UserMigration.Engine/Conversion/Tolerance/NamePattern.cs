using System;
using System.Text.RegularExpressions;

namespace UserMigration.Engine.Conversion.Tolerance;

/// <summary>A pattern for names, in which * stands for any text and ? for one character.</summary>
internal static class NamePattern
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>Whether a name is a pattern.</summary>
    /// <param name="name">The name.</param>
    public static bool Is(string name) => name.IndexOf('*') >= 0 || name.IndexOf('?') >= 0;

    /// <summary>Creates the expression that names must match as a whole.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="ignoresCase">Whether case is ignored.</param>
    public static Regex Create(string pattern, bool ignoresCase = false) => new Regex(
        "^" + Regex.Escape(pattern).Replace(@"\*", ".*").Replace(@"\?", ".") + "$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline | (ignoresCase ? RegexOptions.IgnoreCase : RegexOptions.None),
        s_patience);
}
