using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// Which kind of hash goes to a target as what: the one table, of the target's defaults and what the user changed.
/// </summary>
public sealed class PasswordTable
{
    /// <summary>The name that takes the place of a type where what looks like a hash is clear text after all.</summary>
    public const string ClearTextType = "clear-text";

    private const string TypePrefix = "password-";

    private readonly Dictionary<string, PasswordLayout?> _layouts = new Dictionary<string, PasswordLayout?>(StringComparer.Ordinal);
    private readonly HashSet<string> _chosen = new HashSet<string>(StringComparer.Ordinal);
    private readonly HashSet<string> _clearText = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Makes a table.</summary>
    /// <param name="target">The target whose defaults it starts with.</param>
    /// <param name="changes">
    /// By kind: the name of a type, null to refuse the kind, or the members of the envelope as text by name; or null.
    /// </param>
    /// <exception cref="MigrationException">A kind does not exist, or a type or member can't be understood.</exception>
    public PasswordTable(IdentityTarget target, IReadOnlyDictionary<string, object?>? changes = null)
    {
        if (target != IdentityTarget.Akamai)
        {
            throw new ArgumentOutOfRangeException(nameof(target));
        }

        foreach (KeyValuePair<string, PasswordLayout> layout in AkamaiPasswords.Layouts())
        {
            _layouts[layout.Key] = layout.Value;
        }

        if (changes is not null)
        {
            foreach (KeyValuePair<string, object?> change in changes)
            {
                Change(change.Key, change.Value);
            }
        }
    }

    /// <summary>The kinds that a table can have, one of <see cref="PasswordHashKind"/> each.</summary>
    public static IReadOnlyCollection<string> Kinds => PasswordKinds.Names;

    /// <summary>The types that the target documents.</summary>
    public static IReadOnlyList<string> Types => AkamaiPasswords.Types;

    /// <summary>The types given by the user that the target does not document: the customer may have extended its list.</summary>
    public IReadOnlyList<string> UnknownTypes { get; private set; } = Array.Empty<string>();

    /// <summary>The types, used so far, of which the target does not document the members beside type and value.</summary>
    public IReadOnlyList<string> AssumedTypes
    {
        get
        {
            List<string> types = new List<string>();
            foreach (PasswordLayout? layout in _layouts.Values)
            {
                if (layout is { IsAssumed: true, IsUsed: true } && !types.Contains(layout.Type))
                {
                    types.Add(layout.Type);
                }
            }

            return types;
        }
    }

    /// <summary>The envelope of a kind, or null where it is refused.</summary>
    internal PasswordLayout? Find(string kind) => _layouts.TryGetValue(kind, out PasswordLayout? layout) ? layout : null;

    /// <summary>Whether the user said what a kind is.</summary>
    internal bool IsChosen(string kind) => _chosen.Contains(kind);

    /// <summary>Whether the user said that what looks like this kind is clear text.</summary>
    internal bool IsClearText(string kind) => _clearText.Contains(kind);

    /// <summary>The type that a hash of a kind is sent as, or null where it would be refused.</summary>
    internal string? TypeOf(string kind, bool isAmbiguous) => isAmbiguous && !IsChosen(kind) ? null : Find(kind)?.Type;

    private void Change(string name, object? value)
    {
        if (!PasswordKinds.TryFind(name, out PasswordKind? kind))
        {
            string? nearest = ColumnNames.Nearest(new List<string>(PasswordKinds.Names), name);
            throw new MigrationException(
                "PasswordKindUnknown",
                MigrationFault.InvalidArgument,
                $"-PasswordType names a kind of hash that there is not: '{name}'. "
                    + (nearest is null ? "about_UserMigration_Passwords lists them." : $"Did you mean '{nearest}'?"),
                name);
        }

        _chosen.Add(kind!.Name);
        switch (value)
        {
            case null:
                _layouts[kind.Name] = null;
                break;
            case string type when type == ClearTextType && PasswordKinds.CanBeClearText(kind.Name):
                _layouts[kind.Name] = null;
                _clearText.Add(kind.Name);
                break;
            case string type:
                CheckType(kind.Name, type);
                _layouts[kind.Name] = MakeLayout(kind, Retype(kind.Name, type));
                break;
            case IReadOnlyDictionary<string, string> members:
                _layouts[kind.Name] = MakeLayout(kind, Order(kind.Name, members));
                break;
            default:
                throw Invalid(kind.Name, "is neither the name of a type, nor $null, nor a hashtable of members");
        }
    }

    private List<KeyValuePair<string, string>> Retype(string kind, string type)
    {
        List<KeyValuePair<string, string>> members = new List<KeyValuePair<string, string>>
        {
            new KeyValuePair<string, string>(PasswordLayout.TypeMember, type),
        };
        if (Find(kind) is { } layout)
        {
            foreach (KeyValuePair<string, string> member in layout.Template)
            {
                if (member.Key != PasswordLayout.TypeMember)
                {
                    members.Add(member);
                }
            }
        }
        else
        {
            // The store's examples of digests are hexadecimal.
            bool isBase64 = kind.EndsWith("-base64", StringComparison.Ordinal);
            members.Add(new KeyValuePair<string, string>("value", isBase64 ? "{digest:hex}" : "{hash}"));
        }

        return members;
    }

    private List<KeyValuePair<string, string>> Order(string kind, IReadOnlyDictionary<string, string> given)
    {
        if (!given.TryGetValue(PasswordLayout.TypeMember, out string? type) || !given.ContainsKey("value"))
        {
            throw Invalid(kind, "has no members type and value");
        }

        CheckType(kind, type);
        List<KeyValuePair<string, string>> members = new List<KeyValuePair<string, string>>
        {
            new KeyValuePair<string, string>(PasswordLayout.TypeMember, type),
            new KeyValuePair<string, string>("value", given["value"]),
        };
        List<string> names = new List<string>(given.Keys);
        names.Sort(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (name is not (PasswordLayout.TypeMember or "value"))
            {
                members.Add(new KeyValuePair<string, string>(name, given[name]));
            }
        }

        return members;
    }

    private void CheckType(string kind, string type)
    {
        if (!type.StartsWith(TypePrefix, StringComparison.Ordinal) || type.Length == TypePrefix.Length || type.IndexOf(' ') >= 0)
        {
            throw Invalid(kind, $"is no type of a password, which starts with '{TypePrefix}'");
        }

        foreach (string known in AkamaiPasswords.Types)
        {
            if (known == type)
            {
                return;
            }
        }

        UnknownTypes = new List<string>(UnknownTypes) { type };
    }

    private static PasswordLayout MakeLayout(PasswordKind kind, IReadOnlyList<KeyValuePair<string, string>> members)
    {
        try
        {
            return new PasswordLayout(kind, members, isAssumed: false);
        }
        catch (FormatException exception)
        {
            List<string> parts = new List<string> { "{hash}" };
            foreach (string part in kind.Parts)
            {
                parts.Add(part switch
                {
                    "digest" => "{digest:hex}, {digest:base64}",
                    "salt" => "{salt:hex}, {salt:base64}, {salt:text}",
                    _ => "{" + part + "}",
                });
            }

            throw Invalid(kind.Name, $"has the part {exception.Message}, which the kind does not have. It has {string.Join(", ", parts)}");
        }
    }

    private static MigrationException Invalid(string kind, string what) => new MigrationException(
        "PasswordTypeInvalid",
        MigrationFault.InvalidArgument,
        $"What -PasswordType has for '{kind}' {what}. Give the name of a type, such as 'password-bcrypt', $null to refuse the kind, "
            + "or the members of the envelope, such as @{ type = 'password-pbkdf2-sha256'; value = '{digest:base64}'; salt = '{salt:base64}' }.",
        kind);
}
