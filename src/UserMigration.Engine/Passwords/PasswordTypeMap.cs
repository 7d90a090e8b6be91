using System;
using System.Collections.Generic;
using UserMigration.Engine.Passwords.Schemes;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// Maps the kinds of hash to the types that the target accepts: the defaults of the target, and the changes that the user made.
/// </summary>
public sealed class PasswordTypeMap
{
    /// <summary>The name that replaces a type to specify that a value that looks like a hash is clear text.</summary>
    public const string ClearTextType = "clear-text";

    private readonly Dictionary<string, EnvelopeTemplate?> _templates = new Dictionary<string, EnvelopeTemplate?>(StringComparer.Ordinal);
    private readonly HashSet<string> _chosen = new HashSet<string>(StringComparer.Ordinal);
    private readonly HashSet<string> _clearText = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Creates a map.</summary>
    /// <param name="forms">The password formats of the target; the map starts with its defaults.</param>
    /// <param name="envelopes">The recognized envelopes.</param>
    /// <param name="changes">
    /// By kind: the name of a type, null to refuse the kind, or the members of the envelope as text by name. Null for no changes.
    /// </param>
    /// <exception cref="MigrationException">A kind does not exist, or a type or member is not valid.</exception>
    internal PasswordTypeMap(PasswordFormats forms, PasswordEnvelopes envelopes, IReadOnlyDictionary<string, object?>? changes = null)
    {
        Forms = forms;
        Envelopes = envelopes;
        foreach (KeyValuePair<string, EnvelopeTemplate> layout in Forms.CreateTemplates())
        {
            _templates[layout.Key] = layout.Value;
        }

        if (changes is not null)
        {
            foreach (KeyValuePair<string, object?> change in changes)
            {
                Change(change.Key, change.Value);
            }
        }
    }

    /// <summary>The kinds that a map can have, each one of <see cref="PasswordHashKind"/>.</summary>
    public static IReadOnlyCollection<string> Kinds => PasswordSchemes.Ids;

    /// <summary>The types that the target documents.</summary>
    public IReadOnlyList<string> Types => Forms.Types;

    /// <summary>The warning to show if clear text is allowed but not documented by the target; otherwise null.</summary>
    public string? ClearTextWarning => Forms.ClearTextWarning;

    /// <summary>The types that the user specified and the target does not document. A customer can extend the list of types.</summary>
    public IReadOnlyList<string> UnknownTypes { get; private set; } = Array.Empty<string>();

    /// <summary>The types used so far for which the target does not document the members other than type and value.</summary>
    public IReadOnlyList<string> AssumedTypes
    {
        get
        {
            List<string> types = new List<string>();
            foreach (EnvelopeTemplate? layout in _templates.Values)
            {
                if (layout is { IsAssumed: true, IsUsed: true } && !types.Contains(layout.Type))
                {
                    types.Add(layout.Type);
                }
            }

            return types;
        }
    }

    /// <summary>The password formats of the target.</summary>
    internal PasswordFormats Forms { get; }

    /// <summary>The recognized envelopes.</summary>
    internal PasswordEnvelopes Envelopes { get; }

    /// <summary>Gets the envelope of a kind; null if the kind is refused.</summary>
    internal EnvelopeTemplate? Find(string kind) => _templates.TryGetValue(kind, out EnvelopeTemplate? layout) ? layout : null;

    /// <summary>Whether the user specified a type for the kind.</summary>
    internal bool IsChosen(string kind) => _chosen.Contains(kind);

    /// <summary>Whether the user specified that values that look like this kind are clear text.</summary>
    internal bool IsClearText(string kind) => _clearText.Contains(kind);

    /// <summary>Gets the type that a hash of a kind is sent as; null if it would be refused.</summary>
    internal string? TypeOf(string kind, bool isAmbiguous) => isAmbiguous && !IsChosen(kind) ? null : Find(kind)?.Type;

    /// <summary>Gets the type that a hash is sent as; null if it would be refused.</summary>
    internal string? TypeOf(ParsedHash hash) => hash.IsAmbiguous && !IsChosen(hash.Kind) ? null : Find(hash.Kind)?.TypeOf(hash);

    private void Change(string name, object? value)
    {
        if (PasswordSchemes.Find(name) is not { } kind)
        {
            string? nearest = ColumnNames.Nearest(new List<string>(PasswordSchemes.Ids), name);
            throw new MigrationException(
                "PasswordKindUnknown",
                MigrationFault.InvalidArgument,
                $"-PasswordType names a kind of hash that does not exist: '{name}'. "
                    + (nearest is null ? "For the kinds, see about_UserMigration_Passwords." : $"Did you mean '{nearest}'?"),
                name);
        }

        _chosen.Add(kind.Id);
        switch (value)
        {
            case null:
                _templates[kind.Id] = null;
                break;
            case string type when type == ClearTextType && kind.CanBeClearText:
                _templates[kind.Id] = null;
                _clearText.Add(kind.Id);
                break;
            case string type:
                CheckType(kind.Id, type);
                _templates[kind.Id] = CreateTemplate(kind, Retype(kind, type));
                break;
            case IReadOnlyDictionary<string, string> members:
                _templates[kind.Id] = CreateTemplate(kind, Order(kind.Id, members));
                break;
            default:
                throw Invalid(kind.Id, "is not the name of a type, not $null and not a hashtable of members");
        }
    }

    private List<KeyValuePair<string, string>> Retype(PasswordScheme kind, string type)
    {
        List<KeyValuePair<string, string>> members = new List<KeyValuePair<string, string>>
        {
            new KeyValuePair<string, string>(Forms.TypeMember, type),
        };
        foreach (KeyValuePair<string, string> member in Find(kind.Id)?.Template ?? Forms.MembersOf(kind))
        {
            if (member.Key != Forms.TypeMember)
            {
                members.Add(member);
            }
        }

        return members;
    }

    private List<KeyValuePair<string, string>> Order(string kind, IReadOnlyDictionary<string, string> given)
    {
        if (!given.TryGetValue(Forms.TypeMember, out string? type) || !given.ContainsKey(Forms.ValueMember))
        {
            throw Invalid(kind, $"does not have the members {Forms.TypeMember} and {Forms.ValueMember}");
        }

        CheckType(kind, type);
        List<KeyValuePair<string, string>> members = new List<KeyValuePair<string, string>>
        {
            new KeyValuePair<string, string>(Forms.TypeMember, type),
            new KeyValuePair<string, string>(Forms.ValueMember, given[Forms.ValueMember]),
        };
        List<string> names = new List<string>(given.Keys);
        names.Sort(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (name != Forms.TypeMember && name != Forms.ValueMember)
            {
                members.Add(new KeyValuePair<string, string>(name, given[name]));
            }
        }

        return members;
    }

    private void CheckType(string kind, string type)
    {
        if (type.Contains(PasswordFormats.Placeholder))
        {
            throw new MigrationException(
                "PasswordTypeInvalid",
                MigrationFault.InvalidArgument,
                $"The value of -PasswordType for '{kind}' still has a placeholder ({PasswordFormats.Placeholder}). Replace it with the type that is set up in your store. If there is none, "
                    + $"use -OmitPasswordKind '{kind}' instead: these users get no password, and are listed in reset.csv.",
                kind);
        }

        if (Forms.FaultOf(type) is { } fault)
        {
            throw Invalid(kind, fault);
        }

        if (!Forms.IsKnown(type))
        {
            UnknownTypes = new List<string>(UnknownTypes) { type };
        }
    }

    private EnvelopeTemplate CreateTemplate(PasswordScheme kind, IReadOnlyList<KeyValuePair<string, string>> members)
    {
        try
        {
            return new EnvelopeTemplate(kind, members, isAssumed: false);
        }
        catch (FormatException exception)
        {
            List<string> parts = new List<string> { "{hash}" };
            foreach (string part in kind.Parts)
            {
                parts.Add(part switch
                {
                    "digest" => "{digest:hex}, {digest:base64}",
                    "salt" => "{salt:hex}, {salt:base64}, {salt:text}, {salt:written}",
                    _ => "{" + part + "}",
                });
            }

            throw Invalid(kind.Id, $"has the part {exception.Message}, which this kind does not have. Its parts are {string.Join(", ", parts)}");
        }
    }

    private MigrationException Invalid(string kind, string what) => new MigrationException(
        "PasswordTypeInvalid",
        MigrationFault.InvalidArgument,
        $"The value of -PasswordType for '{kind}' {what}. Specify the name of a type, such as '{Forms.TypeExamples.Documented}', $null to refuse the kind, "
            + $"or the members of the envelope, such as {Forms.MembersExample}.",
        kind);
}
