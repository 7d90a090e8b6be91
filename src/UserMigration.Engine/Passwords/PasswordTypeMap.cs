using System;
using System.Collections.Generic;
using UserMigration.Engine.Values;
using UserMigration.Engine.Passwords.Schemes;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// Which kind of hash goes to a target as what: the one table, of the target's defaults and what the user changed.
/// </summary>
public sealed class PasswordTypeMap
{
    /// <summary>The name that takes the place of a type where what looks like a hash is clear text after all.</summary>
    public const string ClearTextType = "clear-text";

    private readonly Dictionary<string, EnvelopeTemplate?> _templates = new Dictionary<string, EnvelopeTemplate?>(StringComparer.Ordinal);
    private readonly HashSet<string> _chosen = new HashSet<string>(StringComparer.Ordinal);
    private readonly HashSet<string> _clearText = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Makes a table.</summary>
    /// <param name="forms">How the target takes passwords; the table starts with its defaults.</param>
    /// <param name="envelopes">The envelopes that are recognised.</param>
    /// <param name="changes">
    /// By kind: the name of a type, null to refuse the kind, or the members of the envelope as text by name; or null.
    /// </param>
    /// <exception cref="MigrationException">A kind does not exist, or a type or member can't be understood.</exception>
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

    /// <summary>The kinds that a table can have, one of <see cref="PasswordHashKind"/> each.</summary>
    public static IReadOnlyCollection<string> Kinds => PasswordSchemes.Ids;

    /// <summary>The types that the target documents.</summary>
    public IReadOnlyList<string> Types => Forms.Types;

    /// <summary>What to say where clear text is allowed, because the target does not document it; or null.</summary>
    public string? ClearTextWarning => Forms.ClearTextWarning;

    /// <summary>The types given by the user that the target does not document: the customer may have extended its list.</summary>
    public IReadOnlyList<string> UnknownTypes { get; private set; } = Array.Empty<string>();

    /// <summary>The types, used so far, of which the target does not document the members beside type and value.</summary>
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

    /// <summary>How the target takes passwords.</summary>
    internal PasswordFormats Forms { get; }

    /// <summary>The envelopes that are recognised.</summary>
    internal PasswordEnvelopes Envelopes { get; }

    /// <summary>The envelope of a kind, or null where it is refused.</summary>
    internal EnvelopeTemplate? Find(string kind) => _templates.TryGetValue(kind, out EnvelopeTemplate? layout) ? layout : null;

    /// <summary>Whether the user said what a kind is.</summary>
    internal bool IsChosen(string kind) => _chosen.Contains(kind);

    /// <summary>Whether the user said that what looks like this kind is clear text.</summary>
    internal bool IsClearText(string kind) => _clearText.Contains(kind);

    /// <summary>The type that a hash of a kind is sent as, or null where it would be refused.</summary>
    internal string? TypeOf(string kind, bool isAmbiguous) => isAmbiguous && !IsChosen(kind) ? null : Find(kind)?.Type;

    /// <summary>The type that a hash is sent as, or null where it would be refused.</summary>
    internal string? TypeOf(ParsedHash hash) => hash.IsAmbiguous && !IsChosen(hash.Kind) ? null : Find(hash.Kind)?.TypeOf(hash);

    private void Change(string name, object? value)
    {
        if (PasswordSchemes.Find(name) is not { } kind)
        {
            string? nearest = ColumnNames.Nearest(new List<string>(PasswordSchemes.Ids), name);
            throw new MigrationException(
                "PasswordKindUnknown",
                MigrationFault.InvalidArgument,
                $"-PasswordType names a kind of hash that there is not: '{name}'. "
                    + (nearest is null ? "about_UserMigration_Passwords lists them." : $"Did you mean '{nearest}'?"),
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
                throw Invalid(kind.Id, "is neither the name of a type, nor $null, nor a hashtable of members");
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
            throw Invalid(kind, $"has no members {Forms.TypeMember} and {Forms.ValueMember}");
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

            throw Invalid(kind.Id, $"has the part {exception.Message}, which the kind does not have. It has {string.Join(", ", parts)}");
        }
    }

    private MigrationException Invalid(string kind, string what) => new MigrationException(
        "PasswordTypeInvalid",
        MigrationFault.InvalidArgument,
        $"What -PasswordType has for '{kind}' {what}. Give the name of a type, such as '{Forms.TypeExamples.Documented}', $null to refuse the kind, "
            + $"or the members of the envelope, such as {Forms.MembersExample}.",
        kind);
}
