using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Passwords;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>
/// The passwords of PingOne (contract of PingOne): a text that starts with the name of its encoding in braces, <c>{BCRYPT}</c>. In maps and
/// files, this module has encoding and value as two members. The bytes that the store requires after <c>{PBKDF2}</c>, <c>{ARGON2}</c> and
/// <c>{SCRYPT}</c> are not known, so these hashes are refused unless the user specifies the encoding. A salt is required.
/// </summary>
internal sealed class PingOnePasswords : PasswordFormats
{
    /// <summary>The member with the name of the encoding, which becomes part of the value.</summary>
    public const string Encoding = "encoding";

    private const string Value = "value";
    private const string BcryptType = "BCRYPT";
    private const string Hash = "{hash}";
    private const string DigestAndSalt = "{digest+salt:base64}";

    private static readonly PasswordTypeRow[] s_rows =
    {
        new PasswordTypeRow(PasswordHashKind.Bcrypt, BcryptType, Hash),
        new PasswordTypeRow(PasswordHashKind.Sha1SaltedRight, "SSHA", DigestAndSalt),
        new PasswordTypeRow(PasswordHashKind.Sha256SaltedRight, "SSHA256", DigestAndSalt),
        new PasswordTypeRow(PasswordHashKind.Sha384SaltedRight, "SSHA384", DigestAndSalt),
        new PasswordTypeRow(PasswordHashKind.Sha512SaltedRight, "SSHA512", DigestAndSalt),
    };

    // The sizes of the digests in bytes.
    private static readonly Dictionary<string, (string Kind, int Size)> s_salted = new Dictionary<string, (string, int)>(StringComparer.Ordinal)
    {
        ["SSHA"] = (PasswordHashKind.Sha1SaltedRight, 20),
        ["SSHA256"] = (PasswordHashKind.Sha256SaltedRight, 32),
        ["SSHA384"] = (PasswordHashKind.Sha384SaltedRight, 48),
        ["SSHA512"] = (PasswordHashKind.Sha512SaltedRight, 64),
    };

    private static readonly string[] s_types = s_rows.Select(row => row.Type).Concat(new[] { "PBKDF2", "ARGON2", "SCRYPT" }).ToArray();

    public override string TypeMember => Encoding;

    public override string ValueMember => Value;

    public override IReadOnlyList<string> Types => s_types;

    public override string Example => "{\"encoding\":\"BCRYPT\",\"value\":\"...\"}";

    public override (string Documented, string Own) TypeExamples => (BcryptType, Placeholder);

    public override string MembersExample => "@{ encoding = 'SSHA256'; value = '{digest+salt:base64}' }";

    public override IReadOnlyList<PasswordTypeRow> Rows => s_rows;

    public override string SaltMember => Value;

    public override string IterationsMember => Value;

    public override string Advise(string kind) =>
        "PingOne does not accept this kind, or the form that it requires is not known. Leave the password empty and have these users set new passwords, or "
            + $"leave out only these passwords with -OmitPasswordKind '{kind}' of ConvertTo-IdentityRecord. If you know that PingOne accepts the hash unchanged after its "
            + $"encoding, specify the encoding with -PasswordType @{{ '{kind}' = '{EncodingOf(kind)}' }}, and try it with one user first.";

    public override string MemberAdvice(string part) => $"@{{ encoding = ...; value = '{{{part}:base64}}' }}";

    public override string? FaultOf(string type) => type.Length > 0 && type.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')
        ? null
        : "is not the name of an encoding, which has only capital letters, digits and underscores";

    public override string? SentTypeOf(IDictionary envelope) => base.SentTypeOf(envelope)
        ?? (envelope[Value] is string value && value.Length > 0 && value[0] == '{' && value.IndexOf('}') is > 1 and int end ? value.Substring(1, end - 1) : null);

    public override MigrationIssue? Check(IDictionary envelope, string type, string value)
    {
        if (type == BcryptType)
        {
            return PasswordEnvelope.CheckHash(this, type, value, PasswordHashKind.Bcrypt);
        }

        if (!s_salted.TryGetValue(type, out (string Kind, int Size) salted))
        {
            return null;
        }

        int size = HashAlphabets.FromBase64(value)?.Length ?? 0;
        return size > salted.Size ? null
            : size == salted.Size ? PasswordEnvelope.NoSalt(type, Value)
            : PasswordEnvelope.NoDigest(type, salted.Size);
    }

    public override ParsedHash? Parse(IDictionary envelope, string type, string value) =>
        type == BcryptType ? (value.Length == 0 ? null : HashRecogniser.Parse(value))
        : s_salted.TryGetValue(type, out (string Kind, int Size) salted) ? DigestHashes.ParseSalted(salted.Kind, PasswordHashTester.EnvelopeEncoding, value, value, salted.Size)
        : null;

    // A hash of another kind, sent under one of these names, would be accepted, and its user could never log in.
    private static string EncodingOf(string kind) => kind.StartsWith("argon2", StringComparison.Ordinal) ? "ARGON2"
        : kind.StartsWith("pbkdf2", StringComparison.Ordinal) ? "PBKDF2"
        : kind.StartsWith("scrypt", StringComparison.Ordinal) ? "SCRYPT"
        : Placeholder;

    /// <summary>Creates the attribute of a password.</summary>
    /// <param name="password">Clear text that the user allowed, or an envelope with an encoding and a value.</param>
    public static Dictionary<string, object?> ToSent(object password) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        [Value] = password is IDictionary envelope
            ? string.Format(CultureInfo.InvariantCulture, "{{{0}}}{1}", envelope[Encoding], envelope[Value])
            : password,
    };
}
