using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Passwords.Schemes;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Drafting;

/// <summary>Counts the kinds of password hashes of a column.</summary>
internal sealed class HashTally
{
    private const string Envelope = "envelope:";
    private const string OtherEnvelope = "envelope:other";
    private const string Damaged = "damaged:";

    private readonly Dictionary<string, long> _kinds = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>The number of values whose kind can only be that of a hash. An object of an unknown type can be anything.</summary>
    public long Certain { get; private set; }

    /// <summary>The number of markers of an account without a password.</summary>
    public long Markers { get; set; }

    /// <summary>Counts a value.</summary>
    /// <param name="kind">The kind, as <see cref="PasswordEnvelopes.KindOf"/> returns it.</param>
    public void Add(string kind)
    {
        _kinds.TryGetValue(kind, out long count);
        _kinds[kind] = count + 1;
        Certain += (kind != OtherEnvelope && kind.StartsWith(Envelope, StringComparison.Ordinal)) || (PasswordSchemes.Find(kind) is { } scheme && scheme.Candidates.Count == 0) ? 1 : 0;
    }

    /// <summary>Determines how the passwords fit a kind of store.</summary>
    /// <param name="types">The types that hashes are sent as.</param>
    /// <param name="values">The number of values.</param>
    public Fit Judge(PasswordTypeMap types, long values)
    {
        List<string> needed = new List<string>();
        List<string> notes = new List<string>();
        long sent = 0;
        foreach (KeyValuePair<string, long> kind in _kinds.OrderByDescending(kind => kind.Value).ThenBy(kind => kind.Key, StringComparer.Ordinal))
        {
            string count = kind.Value.ToString(CultureInfo.InvariantCulture);
            if (kind.Key.StartsWith(Envelope, StringComparison.Ordinal))
            {
                sent += kind.Value;
                notes.Add(kind.Key == OtherEnvelope
                    ? $"Objects that do not have the type of a password of any known store: {count}."
                    : $"Password objects of the type {kind.Key.Substring(Envelope.Length)}: {count}.");
            }
            else if (PasswordSchemes.Find(kind.Key) is not { } scheme)
            {
                notes.Add(kind.Key == PasswordHashKind.ClearText ? $"Values that are refused, because they are not recognized as hashes: {count}."
                    : kind.Key.StartsWith(Damaged, StringComparison.Ordinal) ? $"Damaged passwords of the kind {kind.Key.Substring(Damaged.Length)}, which are refused: {count}."
                    : $"Passwords of the kind {kind.Key}, which are refused: {count}.");
            }
            else if (scheme.Candidates.Count > 0)
            {
                sent += kind.Value;
                needed.Add($"{PowerShellText.Quote(scheme.Id)} = {PowerShellText.Quote(types.Forms.Suggest(scheme.Id) ?? types.Forms.TypeExamples.Own)}");
                notes.Add($"Hashes that can be one of several kinds ({string.Join(", ", scheme.Candidates)}): {count}. Find out which with Test-PasswordHash and a known password.");
            }
            else if (types.Find(kind.Key) is { } template)
            {
                sent += kind.Value;
                notes.Add($"Hashes of the kind {scheme.Id}, sent as {template.Type}: {count}.");
            }
            else
            {
                notes.Add($"Hashes of the kind {scheme.Id}, which the store is not known to accept: {count}.");
            }
        }

        if (Markers > 0)
        {
            sent += Markers;
            notes.Add(string.Format(CultureInfo.InvariantCulture, "Markers of an account without a password, whose users get none: {0}.", Markers));
        }

        Fit fit = new Fit(values == 0 ? 0 : Math.Min(1.0, sent / (double)values))
        {
            HasExceptions = needed.Count > 0,
            PasswordType = needed.Count == 0 ? null : "@{ " + string.Join("; ", needed) + " }",
        };
        fit.Notes.AddRange(notes);
        return fit;
    }
}
