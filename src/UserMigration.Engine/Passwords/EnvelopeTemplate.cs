using System;
using System.Collections.Generic;
using System.Globalization;
using UserMigration.Engine.Passwords.Schemes;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// The envelope of a kind of hash: its members, each a <see cref="MemberTemplate"/>. A name with dots denotes a member of a nested
/// object: <c>hData.salt</c>.
/// </summary>
internal sealed class EnvelopeTemplate
{
    private const int MostCost = 31;

    private readonly (string[] Path, MemberTemplate Template)[] _members;
    private readonly MemberTemplate _type;
    private readonly string[]? _typesByCost;

    /// <summary>Creates the template of an envelope.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="members">The members, in order. The first one names the type.</param>
    /// <param name="isAssumed">Whether the target does not document these members.</param>
    /// <exception cref="FormatException">A part in braces does not exist for this kind; the message is the part.</exception>
    public EnvelopeTemplate(PasswordScheme kind, IReadOnlyList<KeyValuePair<string, string>> members, bool isAssumed)
    {
        _members = new (string[], MemberTemplate)[members.Count];
        for (int i = 0; i < members.Count; i++)
        {
            _members[i] = (members[i].Key.Split('.'), MemberTemplate.Read(kind, members[i].Value));
        }

        _type = _members[0].Template;
        IsAssumed = isAssumed;
        Template = members;
        if (kind.Id == PasswordHashKind.Bcrypt && _members.Length == 2 && _type.IsOfCost && _members[1].Template.IsHash)
        {
            _typesByCost = new string[MostCost + 1];
            for (int cost = 0; cost <= MostCost; cost++)
            {
                string? missing = null;
                _typesByCost[cost] = Convert.ToString(
                    _type.Fill(new ParsedHash(kind.Id, "crypt", string.Empty).With("cost", cost), ref missing), CultureInfo.InvariantCulture)!;
            }
        }
    }

    /// <summary>The type as specified; it can contain parts of the hash in braces.</summary>
    public string Type => _type.Text;

    /// <summary>Whether the target does not document these members.</summary>
    public bool IsAssumed { get; }

    /// <summary>Whether a password was sent in this envelope.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>The members as specified.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Template { get; }

    /// <summary>Gets the type that a hash is sent as.</summary>
    /// <param name="hash">The hash; valid.</param>
    public string TypeOf(ParsedHash hash)
    {
        string? missing = null;
        return _type.IsConstant ? _type.Text : InvariantFormatter.Write(_type.Fill(hash, ref missing)) ?? _type.Text;
    }

    /// <summary>Puts an unchanged bcrypt hash into the envelope, if the envelope needs only the hash and its cost.</summary>
    /// <param name="hash">The hash; valid.</param>
    /// <param name="cost">Its cost.</param>
    /// <param name="type">The type in the envelope.</param>
    /// <returns>The envelope; null if it needs other parts of the hash.</returns>
    public Dictionary<string, object?>? TryFill(string hash, int cost, out string type)
    {
        type = _typesByCost?[cost] ?? string.Empty;
        if (_typesByCost is null)
        {
            return null;
        }

        IsUsed = true;
        return new Dictionary<string, object?>(StringComparer.Ordinal) { [_members[0].Path[0]] = type, [_members[1].Path[0]] = hash };
    }

    /// <summary>Puts a hash into the envelope.</summary>
    /// <param name="hash">The hash; valid.</param>
    /// <param name="missing">The part that the hash can't provide in the required format, or null.</param>
    public Dictionary<string, object?> Fill(ParsedHash hash, out string? missing)
    {
        missing = null;
        Dictionary<string, object?> envelope = new Dictionary<string, object?>(_members.Length, StringComparer.Ordinal);
        foreach ((string[] path, MemberTemplate template) in _members)
        {
            object? value = template.Fill(hash, ref missing);
            Dictionary<string, object?> members = envelope;
            for (int i = 0; i < path.Length - 1; i++)
            {
                if (!members.TryGetValue(path[i], out object? inner) || inner is not Dictionary<string, object?>)
                {
                    inner = members[path[i]] = new Dictionary<string, object?>(StringComparer.Ordinal);
                }

                members = (Dictionary<string, object?>)inner!;
            }

            members[path[path.Length - 1]] = value;
        }

        IsUsed = true;
        return envelope;
    }
}
