using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Passwords.Schemes;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Tolerance;

/// <summary>The kinds of passwords that are omitted: their users get no password, and are listed to set a new one.</summary>
public sealed class OmittedPasswords
{
    /// <summary>The name for all passwords that can't be converted, whatever their kind is.</summary>
    public const string Unusable = "unusable";

    private readonly Func<string, string> _kindOf;
    private readonly HashSet<string> _kinds = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
    private readonly List<Regex> _patterns = new List<Regex>();

    /// <summary>Creates the list.</summary>
    /// <param name="kinds">
    /// The kinds as Measure-MigrationRecord counts them (<see cref="PasswordHashKind"/>, damaged:kind, envelope:type), patterns of them with *
    /// and ?, or <see cref="Unusable"/>. Case is ignored.
    /// </param>
    /// <param name="envelopes">Recognizes passwords.</param>
    /// <exception cref="MigrationException">A kind does not exist.</exception>
    public OmittedPasswords(IEnumerable<string> kinds, PasswordEnvelopes envelopes)
    {
        _kindOf = (envelopes ?? throw new ArgumentNullException(nameof(envelopes))).KindOf;
        foreach (string kind in kinds ?? throw new ArgumentNullException(nameof(kinds)))
        {
            if (kind.Equals(Unusable, StringComparison.OrdinalIgnoreCase))
            {
                OmitsUnusable = true;
            }
            else if (NamePattern.Is(kind))
            {
                _patterns.Add(NamePattern.Create(kind, ignoresCase: true));
            }
            else
            {
                _kinds.Add(IsKnown(kind) ? kind : throw Unknown(kind));
            }
        }
    }

    /// <summary>The kinds that have a name, including <see cref="Unusable"/>.</summary>
    public static IReadOnlyList<string> KnownKinds { get; } = PasswordSchemes.Ids.Append(PasswordHashKind.ClearText).Append(Unusable).ToArray();

    /// <summary>Whether passwords that can't be converted are omitted.</summary>
    public bool OmitsUnusable { get; }

    /// <summary>Gets the kind of a password if it is omitted; otherwise null.</summary>
    /// <param name="text">The password; not empty.</param>
    internal string? Find(string text)
    {
        if (_kinds.Count + _patterns.Count == 0)
        {
            return null;
        }

        string kind = _kindOf(text);
        return _kinds.Contains(kind) || _patterns.Exists(pattern => pattern.IsMatch(kind)) ? kind : null;
    }

    private static bool IsKnown(string kind) =>
        kind.StartsWith("damaged:", StringComparison.OrdinalIgnoreCase)
        || kind.StartsWith("envelope:", StringComparison.OrdinalIgnoreCase)
        || KnownKinds.Contains(kind, StringComparer.OrdinalIgnoreCase);

    private static MigrationException Unknown(string kind)
    {
        string? nearest = ColumnNames.Nearest(KnownKinds.ToArray(), kind);
        return new MigrationException(
            "PasswordKindUnknown",
            MigrationFault.InvalidArgument,
            $"-OmitPasswordKind names '{kind}', which is not a kind of password.{(nearest is null ? string.Empty : $" Did you mean '{nearest}'?")} "
                + $"Measure-MigrationRecord shows the kinds of a file. '{Unusable}' stands for all passwords that can't be converted.",
            kind);
    }
}
