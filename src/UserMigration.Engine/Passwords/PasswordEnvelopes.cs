using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Passwords;

/// <summary>Recognizes the envelopes of all kinds of store, regardless of the target. Thread-safe.</summary>
public sealed class PasswordEnvelopes
{
    private const string Prefix = "envelope:";

    private readonly PasswordFormats[] _forms;
    private readonly Dictionary<string, string> _names;

    /// <summary>Creates the list of recognized envelopes.</summary>
    /// <param name="forms">The password formats of each kind of store.</param>
    internal PasswordEnvelopes(IEnumerable<PasswordFormats> forms)
    {
        _forms = forms.ToArray();
        _names = _forms.SelectMany(one => one.Types).Distinct().ToDictionary(type => type, type => Prefix + type, System.StringComparer.Ordinal);
    }

    /// <summary>
    /// Gets the kind of a password for statistics: one of <see cref="PasswordHashKind"/>; <c>damaged:</c> and a kind for a damaged hash;
    /// <c>envelope:</c> and a type for an envelope in JSON, <c>envelope:other</c> if the type is not documented. A valid bcrypt hash
    /// causes no allocation.
    /// </summary>
    /// <param name="text">The password in the datafile.</param>
    public string KindOf(string? text)
    {
        if (string.IsNullOrEmpty(text) || !PasswordHashes.IsEnvelope(text!))
        {
            return PasswordHashes.KindOf(text);
        }

        return PasswordHashes.ReadEnvelope(text!) is not { } envelope ? PasswordHashes.DamagedEnvelope
            : KeycloakCredential.Parse(envelope) is { } credential ? PasswordHashes.KindOf(credential)
            : NameOf(envelope) ?? Prefix + "other";
    }

    /// <summary>
    /// Gets the format of a password as it is sent, for statistics: the type of its envelope, or <c>other</c> if the type is not documented; or
    /// the kind of a text, see <see cref="KindOf"/>.
    /// </summary>
    /// <param name="password">The value of the attribute.</param>
    public string FormatOf(object password) => password is not IDictionary envelope ? KindOf(password as string)
        : NameOf(envelope) is { } name ? name.Substring(Prefix.Length)
        : "other";

    /// <summary>Finds the store that an envelope belongs to: the preferred store, otherwise another store with the same members.</summary>
    /// <param name="envelope">The object.</param>
    /// <param name="preferred">The password formats of the target.</param>
    /// <returns>The password formats; null if no store has these members.</returns>
    internal PasswordFormats? FindForms(IDictionary envelope, PasswordFormats preferred) =>
        preferred.IsEnvelope(envelope) ? preferred : System.Array.Find(_forms, forms => forms.IsEnvelope(envelope));

    private string? NameOf(IDictionary envelope)
    {
        foreach (PasswordFormats forms in _forms)
        {
            if (forms.SentTypeOf(envelope) is { } type && _names.TryGetValue(type, out string? name))
            {
                return name;
            }
        }

        return null;
    }
}
