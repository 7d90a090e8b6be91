using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.HandOff.Packages;

/// <summary>What a datafile is like: its form, its columns, the kinds of its values. It contains no value.</summary>
internal sealed class PackageProfile
{
    /// <summary>The name of the file, without its folder.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The size in bytes.</summary>
    public long Size { get; set; }

    /// <summary>The SHA-256 of the file, in lower-case hexadecimal.</summary>
    public string Sha256 { get; set; } = string.Empty;

    /// <summary>The number of records.</summary>
    public long Records { get; set; }

    /// <summary>The number of records with an Error.</summary>
    public long Invalid { get; set; }

    /// <summary>Whether the file starts with a byte order mark.</summary>
    public bool HasMark { get; set; }

    /// <summary>The line break after the header: LF, CRLF or CR; None if there is none.</summary>
    public string LineBreak { get; set; } = string.Empty;

    /// <summary>The columns, in their order.</summary>
    public List<PackageColumn> Columns { get; } = new List<PackageColumn>();

    /// <summary>The number of passwords of each kind of hash.</summary>
    public SortedDictionary<string, long> HashKinds { get; } = new SortedDictionary<string, long>(StringComparer.Ordinal);

    /// <summary>How often each rule is broken: Errors first, then the most frequent.</summary>
    public List<PackageIssue> Issues { get; } = new List<PackageIssue>();

    /// <summary>Gets the rules that are broken, the most frequent first.</summary>
    /// <param name="severity">The severity.</param>
    public IEnumerable<string> RulesOf(IssueSeverity severity) => Issues.Where(issue => issue.Severity == severity).Select(issue => issue.RuleId).Distinct();

    /// <summary>Describes the most important issues for a message.</summary>
    /// <param name="severity">The severity.</param>
    /// <param name="most">The maximum number of rules.</param>
    public string Describe(IssueSeverity severity, int most)
    {
        PackageIssue[] found = Issues.Where(issue => issue.Severity == severity).ToArray();
        string more = found.Length > most ? FormattableString.Invariant($"; and {found.Length - most} more") : string.Empty;
        return string.Join("; ", found.Take(most).Select(issue => FormattableString.Invariant(
            $"{issue.RuleId}{(issue.Attribute is null ? string.Empty : " in " + issue.Attribute)}: {issue.Count:N0}, first on line {issue.FirstLine}"))) + more;
    }
}
