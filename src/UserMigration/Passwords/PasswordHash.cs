using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace UserMigration;

/// <summary>What a password hash says of itself: its kind and parameters. It does not hold the hash.</summary>
public sealed class PasswordHash
{
    /// <summary>Makes a description.</summary>
    /// <param name="kind">One of <see cref="PasswordHashKind"/>.</param>
    /// <param name="encoding">How it is written; see <see cref="Encoding"/>.</param>
    /// <param name="candidates">What it may be where that is not certain; empty where it is.</param>
    /// <param name="parameters">The parameters by name.</param>
    /// <param name="issues">What is wrong with it, or unusual.</param>
    public PasswordHash(
        string kind,
        string? encoding,
        IReadOnlyList<string> candidates,
        IReadOnlyDictionary<string, long> parameters,
        IReadOnlyList<MigrationIssue> issues)
    {
        Kind = kind ?? throw new ArgumentNullException(nameof(kind));
        Encoding = encoding;
        Candidates = candidates ?? throw new ArgumentNullException(nameof(candidates));
        Parameters = parameters ?? throw new ArgumentNullException(nameof(parameters));
        Issues = issues ?? throw new ArgumentNullException(nameof(issues));
    }

    /// <summary>The kind, one of <see cref="PasswordHashKind"/>.</summary>
    public string Kind { get; }

    /// <summary>How it is written, for example <c>Django</c>, <c>LDAP {SSHA}</c>, <c>crypt</c>; null where it is no hash.</summary>
    public string? Encoding { get; }

    /// <summary>Whether the text fits several kinds, or clear text as well.</summary>
    public bool IsAmbiguous => Candidates.Count > 0;

    /// <summary>What it may be where that is not certain; empty where it is.</summary>
    public IReadOnlyList<string> Candidates { get; }

    /// <summary>
    /// The parameters by name: cost (a logarithm to base 2), iterations, memoryKiB, parallelism, version, n, r, p,
    /// saltBytes, digestBytes.
    /// </summary>
    public IReadOnlyDictionary<string, long> Parameters { get; }

    /// <summary>What is wrong with it (Error) or unusual (Warning), without any of its text.</summary>
    public IReadOnlyList<MigrationIssue> Issues { get; }

    /// <summary>Whether it is a hash of a known kind that can be whole: length, characters and parameters are possible.</summary>
    public bool IsPlausible
    {
        get
        {
            if (Kind is PasswordHashKind.Unknown or PasswordHashKind.ClearText or PasswordHashKind.Blank)
            {
                return false;
            }

            foreach (MigrationIssue issue in Issues)
            {
                if (issue.Severity == IssueSeverity.Error)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Kind and parameters; never the hash.</summary>
    public override string ToString()
    {
        StringBuilder text = new StringBuilder(Kind);
        string separator = " (";
        foreach (KeyValuePair<string, long> parameter in Parameters)
        {
            text.Append(separator).Append(parameter.Key).Append('=').Append(parameter.Value.ToString(CultureInfo.InvariantCulture));
            separator = ", ";
        }

        return Parameters.Count == 0 ? text.ToString() : text.Append(')').ToString();
    }
}
