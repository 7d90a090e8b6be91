using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Passwords;

/// <summary>The envelopes that are recognised: those of all kinds of store, whichever of them is sent to. Safe to use from several threads.</summary>
public sealed class PasswordEnvelopes
{
    private const string Prefix = "envelope:";

    private readonly PasswordFormats[] _forms;
    private readonly Dictionary<string, string> _names;

    /// <summary>Makes the list.</summary>
    /// <param name="forms">How each kind of store takes passwords.</param>
    internal PasswordEnvelopes(IEnumerable<PasswordFormats> forms)
    {
        _forms = forms.ToArray();
        _names = _forms.SelectMany(one => one.Types).ToDictionary(type => type, type => Prefix + type, System.StringComparer.Ordinal);
    }

    /// <summary>
    /// The kind of a password, to count by: one of <see cref="PasswordHashKind"/>; <c>damaged:</c> and a kind where it
    /// can't be whole; <c>envelope:</c> and a type where it is an envelope in JSON, <c>envelope:other</c> where the type
    /// is not one that is documented. A whole bcrypt hash costs no allocation.
    /// </summary>
    /// <param name="text">The password as the datafile has it.</param>
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

    /// <summary>The forms of the store that an envelope is of: those that are preferred, else others that have its members.</summary>
    /// <param name="envelope">The object.</param>
    /// <param name="preferred">The forms of the store that is sent to.</param>
    /// <returns>The forms; null where none have its members.</returns>
    internal PasswordFormats? FindForms(IDictionary envelope, PasswordFormats preferred) =>
        preferred.IsEnvelope(envelope) ? preferred : System.Array.Find(_forms, forms => forms.IsEnvelope(envelope));

    private string? NameOf(IDictionary envelope)
    {
        foreach (PasswordFormats forms in _forms)
        {
            if (envelope[forms.TypeMember] is string type && _names.TryGetValue(type, out string? name))
            {
                return name;
            }
        }

        return null;
    }
}
