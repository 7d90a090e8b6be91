using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Passwords.Schemes;

namespace UserMigration.Engine.Passwords;

/// <summary>Reports the kind of a password hash, the type it is sent as, and whether a known password matches it.</summary>
public static class PasswordHashTester
{
    /// <summary>The name of the format of a hash in an envelope.</summary>
    internal const string EnvelopeEncoding = "envelope";

    /// <summary>Tests a hash. This can take seconds, like a login. Parameters that would take longer are refused.</summary>
    /// <param name="text">The hash in the datafile, or an envelope in JSON.</param>
    /// <param name="password">The password in UTF-8; null if there is no password to verify.</param>
    /// <param name="table">The type that each kind of hash is sent as.</param>
    /// <returns>The result, without any part of the hash or the password.</returns>
    public static PasswordHashTest Test(string? text, byte[]? password, PasswordTypeMap table)
    {
        if (table is null)
        {
            throw new ArgumentNullException(nameof(table));
        }

        if (string.IsNullOrEmpty(text))
        {
            return new PasswordHashTest(PasswordHashes.Recognise(text), null, null, "The value is empty.");
        }

        string? type = null;
        ParsedHash? hash = PasswordHashes.IsEnvelope(text!) ? ParseEnvelope(text!, table, out type) : HashRecogniser.Parse(text!);
        if (hash is null)
        {
            return new PasswordHashTest(
                PasswordHashes.ClearText, null, null, "The value is not recognized as a hash. It is clear text, or something else.");
        }

        type ??= hash.Fault is null ? table.TypeOf(hash) : null;
        PasswordHash description = hash.Describe();
        if (hash.Fault is { } fault)
        {
            return new PasswordHashTest(description, type, null, $"{fault.Message} {fault.Recommendation}");
        }

        (bool? verified, string message) = password is null ? (null, string.Empty)
            : hash.IsAmbiguous ? FindCandidate(hash, password)
            : Verify(hash, password);
        return new PasswordHashTest(description, type, verified, Join(message, type is null ? Advise(hash, table.Forms) : string.Empty, hash.Issues));
    }

    /// <summary>Verifies a password.</summary>
    /// <param name="hash">The hash; not ambiguous, and without an Error.</param>
    /// <param name="password">The password in UTF-8.</param>
    /// <returns>Whether the password matches; null with the reason if the hash can't be verified here.</returns>
    internal static (bool? Verified, string Message) Verify(ParsedHash hash, byte[] password)
    {
        PasswordScheme scheme = PasswordSchemes.Get(hash.Kind);
        return scheme.RefuseVerification(hash, password) is { } reason ? (null, reason) : (scheme.Verify(hash, password), string.Empty);
    }

    private static (bool? Verified, string Message) FindCandidate(ParsedHash hash, byte[] password)
    {
        string? found = PasswordSchemes.Get(hash.Kind).FindCandidate(hash, password);
        return found is null
            ? (false, "None of the algorithms that were tried gives this hash. The password or the algorithm is another one, or the salt is stored elsewhere.")
            : (true, $"The value is {found}.");
    }

    private static ParsedHash? ParseEnvelope(string text, PasswordTypeMap table, out string? type)
    {
        type = null;
        IDictionary? envelope = PasswordHashes.ReadEnvelope(text);
        if (envelope is not null && KeycloakCredential.Parse(envelope) is { } credential)
        {
            return credential;
        }

        PasswordFormats? forms = envelope is null ? null : table.Envelopes.FindForms(envelope, table.Forms);
        if (forms is null || envelope![forms.TypeMember] is not string name || envelope[forms.ValueMember] is not string value)
        {
            return null;
        }

        // An envelope of another store is sent as the type that this store uses for the hash.
        type = ReferenceEquals(forms, table.Forms) ? name : null;
        ParsedHash? hash = forms.Parse(envelope, name, value) ?? (value.Length == 0 ? null : HashRecogniser.Parse(value));
        if (hash is not null)
        {
            hash.Encoding = EnvelopeEncoding;
        }

        if (PasswordEnvelope.Check(forms, envelope) is { Severity: IssueSeverity.Error } fault && hash?.Fault is null)
        {
            hash = new ParsedHash(hash?.Kind ?? PasswordHashKind.Unknown, EnvelopeEncoding, value)
                .With(fault);
        }

        return hash ?? new ParsedHash(PasswordHashKind.Unknown, EnvelopeEncoding, value);
    }

    private static string Advise(ParsedHash hash, PasswordFormats forms)
    {
        if (hash.Kind == PasswordHashKind.Unknown)
        {
            return "The value has the format of a hash, but of an unknown kind.";
        }

        string example = forms.Suggest(hash.Kind) ?? forms.TypeExamples.Own;
        return hash.IsAmbiguous
            ? $"The format is ambiguous. The value can be: {string.Join(", ", PasswordSchemes.Get(hash.Kind).Candidates)}. Specify the type with -PasswordType @{{ '{hash.Kind}' = '{example}' }}."
            : $"The store is not known to accept this kind. If your store was extended, specify the type with -PasswordType @{{ '{hash.Kind}' = '{example}' }}.";
    }

    private static string Join(string first, string second, IReadOnlyList<MigrationIssue> issues)
    {
        List<string> sentences = new List<string>();
        if (first.Length > 0)
        {
            sentences.Add(first);
        }

        foreach (MigrationIssue issue in issues)
        {
            sentences.Add(issue.Message);
        }

        if (second.Length > 0)
        {
            sentences.Add(second);
        }

        return string.Join(" ", sentences);
    }
}
