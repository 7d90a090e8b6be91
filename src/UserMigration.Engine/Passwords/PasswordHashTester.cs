using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords;

/// <summary>Tells what a password hash is, what it would be sent as, and whether a known password is the one of it.</summary>
public static class PasswordHashTester
{
    private const string EnvelopeEncoding = "envelope";

    /// <summary>Tests a hash. It may take seconds, as a login does; parameters that take longer are refused.</summary>
    /// <param name="text">The hash as the datafile has it, or an envelope in JSON.</param>
    /// <param name="password">The password in UTF-8, or null where there is none to verify.</param>
    /// <param name="table">Which hash is sent as what.</param>
    /// <returns>What there is to say, without any of the hash or the password.</returns>
    public static PasswordHashTest Test(string? text, byte[]? password, PasswordTable table)
    {
        if (table is null)
        {
            throw new ArgumentNullException(nameof(table));
        }

        if (string.IsNullOrEmpty(text))
        {
            return new PasswordHashTest(PasswordHashes.Recognise(text), null, null, "It is blank.");
        }

        string? type = null;
        ParsedHash? hash = PasswordHashes.IsEnvelope(text!) ? ParseEnvelope(text!, out type) : HashRecogniser.Parse(text!);
        if (hash is null)
        {
            return new PasswordHashTest(
                PasswordHashes.ClearText, null, null, "It is no hash that is recognised: clear text, or something else.");
        }

        type ??= hash.Fault is null ? table.TypeOf(hash.Kind, hash.IsAmbiguous) : null;
        PasswordHash description = hash.Describe();
        if (hash.Fault is { } fault)
        {
            return new PasswordHashTest(description, type, null, $"{fault.Message} {fault.Mend}");
        }

        (bool? verified, string message) = password is null ? (null, string.Empty)
            : hash.IsAmbiguous ? FindCandidate(hash, password)
            : PasswordVerifier.Verify(hash, password);
        return new PasswordHashTest(description, type, verified, Join(message, type is null ? Advise(hash) : string.Empty, hash.Issues));
    }

    private static (bool? Verified, string Message) FindCandidate(ParsedHash hash, byte[] password)
    {
        string? found = CandidateVerifier.Find(hash, password);
        return found is null
            ? (false, "Nothing that was tried gives it: another password, another algorithm, or a salt that is elsewhere.")
            : (true, $"It is {found}.");
    }

    private static ParsedHash? ParseEnvelope(string text, out string? type)
    {
        type = null;
        IDictionary? envelope = PasswordHashes.ReadEnvelope(text);
        if (envelope is null || envelope[PasswordLayout.TypeMember] is not string name || envelope["value"] is not string value)
        {
            return null;
        }

        type = name;
        ParsedHash? hash = ParseValue(name, value);
        if (hash is not null)
        {
            hash.Encoding = EnvelopeEncoding;
        }

        if (PasswordEnvelope.Check(envelope) is { Severity: IssueSeverity.Error } fault && hash?.Fault is null)
        {
            hash = new ParsedHash(hash?.Kind ?? PasswordHashKind.Unknown, EnvelopeEncoding, value)
                .With(new MigrationIssue(fault.RuleId, fault.Severity, null, fault.Message, fault.Mend));
        }

        return hash ?? new ParsedHash(PasswordHashKind.Unknown, EnvelopeEncoding, value);
    }

    private static ParsedHash? ParseValue(string type, string value) => AkamaiPasswords.KindOf(type) switch
    {
        PasswordHashKind.Md5 => DigestHashes.ParseMarked(PasswordHashKind.Md5, EnvelopeEncoding, value, value, 16),
        PasswordHashKind.Sha1 => DigestHashes.ParseMarked(PasswordHashKind.Sha1, EnvelopeEncoding, value, value, 20),
        PasswordHashKind.Sha256 => DigestHashes.ParseMarked(PasswordHashKind.Sha256, EnvelopeEncoding, value, value, 32),
        PasswordHashKind.Sha512 => DigestHashes.ParseMarked(PasswordHashKind.Sha512, EnvelopeEncoding, value, value, 64),
        PasswordHashKind.DesCrypt when CryptHashes.IsDes(value) => CryptHashes.ParseDes(value, EnvelopeEncoding, isCertain: true),
        _ => value.Length == 0 ? null : HashRecogniser.Parse(value),
    };

    private static string Advise(ParsedHash hash)
    {
        if (hash.Kind == PasswordHashKind.Unknown)
        {
            return "It has the form of a hash of a kind that is not known.";
        }

        string example = AkamaiPasswords.Suggest(hash.Kind) ?? "password-...";
        return hash.IsAmbiguous
            ? $"By its form it may be: {string.Join(", ", PasswordKinds.Of(hash.Kind).Candidates)}. Say what it is with -PasswordType @{{ '{hash.Kind}' = '{example}' }}."
            : $"The store is not known to take this kind. If it was extended, name the type with -PasswordType @{{ '{hash.Kind}' = '{example}' }}.";
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
