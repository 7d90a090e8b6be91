using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace UserMigration;

/// <summary>
/// What can be recognised from a password hash: its kind and parameters. It does not contain the hash.
/// </summary>
public sealed class PasswordHash
{
    /// <summary>Creates a description of a hash.</summary>
    /// <param name="kind">One of <see cref="PasswordHashKind"/>.</param>
    /// <param name="encoding">The notation of the hash; see <see cref="Encoding"/>.</param>
    /// <param name="candidates">The possible kinds if the kind is not certain; otherwise empty.</param>
    /// <param name="parameters">The parameters by name.</param>
    /// <param name="issues">The problems of the hash, and what is unusual.</param>
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

    /// <summary>
    /// The notation of the hash, for example <c>Django</c>, <c>LDAP {SSHA}</c>, <c>crypt</c>; null if it is not a hash.
    /// </summary>
    public string? Encoding { get; }

    /// <summary>Whether the text matches several kinds, or could also be clear text.</summary>
    public bool IsAmbiguous => Candidates.Count > 0;

    /// <summary>The possible kinds if the kind is not certain; otherwise empty.</summary>
    public IReadOnlyList<string> Candidates { get; }

    /// <summary>
    /// The parameters by name: cost (a logarithm to base 2), iterations, memoryKiB, parallelism, version, n, r, p,
    /// saltBytes, digestBytes.
    /// </summary>
    public IReadOnlyDictionary<string, long> Parameters { get; }

    /// <summary>What is wrong with the hash (Error) or unusual (Warning), without any of its text.</summary>
    public IReadOnlyList<MigrationIssue> Issues { get; }

    /// <summary>
    /// Whether it can be a complete hash of a known kind: its length, characters and parameters are possible.
    /// </summary>
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

    /// <summary>Returns the kind and the parameters, never the hash.</summary>
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
