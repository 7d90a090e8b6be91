using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Conversion.Tolerance;

/// <summary>
/// Specifies by attribute what happens to values that can't be converted. A name takes precedence over patterns, and a longer pattern over
/// a shorter one. Keys and passwords are always rejected: a pattern does not include them, and naming one is an error. Where several
/// attributes can identify a user, one that is named can be left out of a record that has another one.
/// </summary>
public sealed class InvalidValuePolicy
{
    private readonly Dictionary<string, InvalidValueAction> _names = new Dictionary<string, InvalidValueAction>(StringComparer.Ordinal);
    private readonly List<(Regex Pattern, int Length, InvalidValueAction Action)> _patterns = new List<(Regex Pattern, int Length, InvalidValueAction Action)>();

    private InvalidValuePolicy()
    {
    }

    /// <summary>The policy that rejects all.</summary>
    public static InvalidValuePolicy Reject { get; } = new InvalidValuePolicy();

    /// <summary>The attributes that are named.</summary>
    internal IReadOnlyCollection<string> Names => _names.Keys;

    /// <summary>Reads a policy.</summary>
    /// <param name="entries">The names of actions by attribute; * and ? in an attribute make it a pattern.</param>
    /// <param name="target">The kind of store.</param>
    /// <param name="schema">The schema, whose unique attributes are keys; or null.</param>
    /// <exception cref="MigrationException">An action does not exist, or an attribute is a key or a password.</exception>
    public static InvalidValuePolicy Read(IEnumerable<KeyValuePair<string, string?>> entries, StoreTarget target, IdentitySchema? schema)
    {
        if (entries is null || target is null)
        {
            throw new ArgumentNullException(entries is null ? nameof(entries) : nameof(target));
        }

        InvalidValuePolicy policy = new InvalidValuePolicy();
        foreach (KeyValuePair<string, string?> entry in entries)
        {
            InvalidValueAction action = ActionOf(entry.Key, entry.Value);
            if (NamePattern.Is(entry.Key))
            {
                policy._patterns.Add((NamePattern.Create(entry.Key), entry.Key.Length, action));
            }
            else
            {
                CheckName(entry.Key, action, target.Capabilities, schema);
                policy._names.Add(entry.Key, action);
            }
        }

        policy._patterns.Sort((one, other) => other.Length.CompareTo(one.Length));
        return policy;
    }

    /// <summary>Whether an attribute identifies users, by the kind of store or by the schema.</summary>
    /// <param name="attribute">The full name of the attribute.</param>
    /// <param name="capabilities">The capabilities of the store.</param>
    /// <param name="schema">The schema, or null.</param>
    internal static bool IsKey(string attribute, StoreCapabilities capabilities, IdentitySchema? schema) =>
        attribute == capabilities.PrimaryKey || attribute == capabilities.Identifier
        || (schema?.Find(attribute) is { IsUnique: true } && !capabilities.OtherKeys.Contains(attribute));

    /// <summary>Creates the error that a key is named.</summary>
    /// <param name="attribute">The full name of the attribute.</param>
    internal static MigrationException OfKey(string attribute) => new MigrationException(
        "InvalidValueOfKey",
        MigrationFault.InvalidArgument,
        $"-OnInvalidValue names the attribute '{attribute}', which identifies users. Without its right value, a record could reach another user, so it is always rejected. "
            + "Remove the attribute from -OnInvalidValue, and fix the values.",
        attribute);

    private static MigrationException OfOtherKey(string attribute) => new MigrationException(
        "InvalidValueOfKey",
        MigrationFault.InvalidArgument,
        $"-OnInvalidValue sends the attribute '{attribute}' as text, although it identifies users. A wrong value could reach another user. "
            + $"Use @{{ '{attribute}' = 'Empty' }}, which leaves it out of records that have another identifier.",
        attribute);

    /// <summary>Gets the action for an attribute that is neither a key nor a password.</summary>
    /// <param name="attribute">The full name of the attribute.</param>
    internal InvalidValueAction ActionFor(string attribute) =>
        _names.TryGetValue(attribute, out InvalidValueAction action) ? action
        : _patterns.FirstOrDefault(one => one.Pattern.IsMatch(attribute)).Action;

    private static InvalidValueAction ActionOf(string attribute, string? name) =>
        Enum.TryParse(name, ignoreCase: true, out InvalidValueAction action) && Enum.IsDefined(typeof(InvalidValueAction), action) && !char.IsDigit(name![0])
            ? action
            : throw new MigrationException(
                "InvalidValueActionUnknown",
                MigrationFault.InvalidArgument,
                $"The entry '{attribute}' of -OnInvalidValue must be one of {string.Join(", ", Enum.GetNames(typeof(InvalidValueAction)))}.",
                attribute);

    private static void CheckName(string attribute, InvalidValueAction action, StoreCapabilities capabilities, IdentitySchema? schema)
    {
        if (action == InvalidValueAction.Reject)
        {
            return;
        }

        if (IsKey(attribute, capabilities, schema))
        {
            throw OfKey(attribute);
        }

        if (action == InvalidValueAction.Text && capabilities.OtherKeys.Contains(attribute))
        {
            throw OfOtherKey(attribute);
        }

        if (capabilities.PasswordAttributes.Contains(attribute))
        {
            throw OfPassword(attribute);
        }
    }

    /// <summary>Creates the error that a password is named.</summary>
    /// <param name="attribute">The full name of the attribute.</param>
    internal static MigrationException OfPassword(string attribute) => new MigrationException(
        "InvalidValueOfPassword",
        MigrationFault.InvalidArgument,
        $"-OnInvalidValue names the attribute '{attribute}', which is a password. To send users without a password, specify the kinds of hashes with -OmitPasswordKind.",
        attribute);
}
