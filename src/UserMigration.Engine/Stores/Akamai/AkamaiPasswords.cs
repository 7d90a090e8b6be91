using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Passwords.Schemes;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>
/// The password types of Akamai Identity Cloud (contract of Akamai, section 6). The members of a type are documented for hashes that
/// contain their parameters. For digests, the vendor's examples have hexadecimal digits and a text salt. For PBKDF2, no documentation
/// was found: value and salt in base64 and iterations as a number are an assumption.
/// </summary>
internal sealed class AkamaiPasswords : PasswordFormats
{
    private const string TypePrefix = "password-";
    private const string Hash = "{hash}";
    private const string Hex = "{digest:hex}";
    private const string Base64 = "{digest:base64}";

    private static readonly PasswordTypeRow[] s_rows =
    {
        new PasswordTypeRow(PasswordHashKind.Bcrypt, "password-bcrypt", Hash),
        new PasswordTypeRow(PasswordHashKind.Sha256Crypt, "password-crypt-sha256", Hash),
        new PasswordTypeRow(PasswordHashKind.Sha512Crypt, "password-crypt-sha512", Hash),
        new PasswordTypeRow(PasswordHashKind.DesCrypt, "password-crypt-des", Hash),
        new PasswordTypeRow(PasswordHashKind.Md5Crypt, "password-crypt-md5", Hash),
        new PasswordTypeRow(PasswordHashKind.Phpass, "password-phpass-55", Hash) { OtherNames = ["password-phpass-md5"] },
        new PasswordTypeRow(PasswordHashKind.PhpassSha512, "password-phpass-sha512-truncated-55", Hash),
        new PasswordTypeRow(PasswordHashKind.Md5, "password-md5", Hex),
        new PasswordTypeRow(PasswordHashKind.Sha1, "password-sha", Hex) { IsAssumed = true },
        new PasswordTypeRow(PasswordHashKind.Sha256, "password-sha-256", Hex) { IsAssumed = true },
        new PasswordTypeRow(PasswordHashKind.Sha512, "password-sha-512", Hex) { IsAssumed = true },
        new PasswordTypeRow(PasswordHashKind.Md5SaltedLeft, "password-md5-salted-left-base64", Hex, "{salt:text}") { IsAssumed = true },
        new PasswordTypeRow(PasswordHashKind.Md5SaltedRight, "password-md5-salted-right-base64", Hex, "{salt:text}") { IsAssumed = true },
        new PasswordTypeRow(PasswordHashKind.Pbkdf2Sha1, "password-pbkdf2-sha1", Base64, "{salt:base64}", "{iterations}") { IsAssumed = true },
        new PasswordTypeRow(PasswordHashKind.Pbkdf2Sha256, "password-pbkdf2-sha256", Base64, "{salt:base64}", "{iterations}") { IsAssumed = true },
        new PasswordTypeRow(PasswordHashKind.Pbkdf2Sha512, "password-pbkdf2-sha512", Base64, "{salt:base64}", "{iterations}") { IsAssumed = true },
    };

    private static readonly Dictionary<string, PasswordTypeRow> s_byType = s_rows
        .SelectMany(row => row.OtherNames.Prepend(row.Type), (row, type) => (Row: row, Type: type))
        .ToDictionary(one => one.Type, one => one.Row, StringComparer.Ordinal);

    /// <summary>Types of which only the name is documented, and to which no known kind of hash belongs.</summary>
    private static readonly string[] s_otherTypes = { "password-base64", "password-netforum" };

    private static readonly string[] s_types = s_rows.SelectMany(row => row.OtherNames.Prepend(row.Type)).Concat(s_otherTypes).OrderBy(type => type, StringComparer.Ordinal).ToArray();

    public override string TypeMember => "type";

    public override string ValueMember => "value";

    public override IReadOnlyList<string> Types => s_types;

    public override string Example => "{\"type\":\"password-bcrypt\",\"value\":\"...\"}";

    public override (string Documented, string Own) TypeExamples => ("password-bcrypt", "password-...");

    public override string MembersExample => "@{ type = 'password-pbkdf2-sha256'; value = '{digest:base64}'; salt = '{salt:base64}' }";

    public override IReadOnlyList<PasswordTypeRow> Rows => s_rows;

    public override string SaltMember => "salt";

    public override string IterationsMember => "iterations";

    public override string Advise(string kind) =>
        $"If your store was extended, specify the type with -PasswordType @{{ '{kind}' = 'password-...' }}. Otherwise, leave the password empty and have these users set new passwords.";

    public override string MemberAdvice(string part) => $"@{{ type = ...; value = ...; {part} = '{{{part}:base64}}' }}";

    public override string? FaultOf(string type) =>
        !type.StartsWith(TypePrefix, StringComparison.Ordinal) || type.Length == TypePrefix.Length || type.IndexOf(' ') >= 0
            ? $"is not a password type, which must start with '{TypePrefix}'"
            : null;

    public override MigrationIssue? Check(IDictionary envelope, string type, string value)
    {
        if (Find(type) is not { } row)
        {
            return null;
        }

        if (row.Salt is not null)
        {
            // The members of value and salt for PBKDF2 are not documented, so any format can be correct.
            return row.Value == Hex && envelope[SaltMember] is not string { Length: > 0 } ? PasswordEnvelope.NoSalt(type, SaltMember) : null;
        }

        return PasswordSchemes.Get(row.Kind).DigestSize is int size and > 0
            ? PasswordEnvelope.CheckDigest(type, value, size)
            : PasswordEnvelope.CheckHash(this, type, value, row.Kind);
    }

    public override ParsedHash? Parse(IDictionary envelope, string type, string value)
    {
        PasswordTypeRow? row = Find(type);
        return row is null || value.Length == 0 ? null
            : row.Salt is not null ? ParseSalted(row, envelope, value)
            : PasswordSchemes.Get(row.Kind).DigestSize is int size and > 0
                ? DigestHashes.ParseMarked(row.Kind, PasswordHashTester.EnvelopeEncoding, value, value, size)
            : row.Kind == PasswordHashKind.DesCrypt && CryptHashes.IsDes(value)
                ? CryptHashes.ParseDes(value, PasswordHashTester.EnvelopeEncoding, isCertain: true)
            : HashRecogniser.Parse(value);
    }

    // Only what can be read in one way: a digest of the right size, and a salt in the assumed format.
    private static ParsedHash? ParseSalted(PasswordTypeRow row, IDictionary envelope, string value)
    {
        int size = SizeOf(row.Kind);
        byte[]? digest = value.Length == 2 * size ? HashAlphabets.FromHex(value) : HashAlphabets.FromBase64(value);
        if (digest?.Length != size || envelope["salt"] is not string { Length: > 0 } salt)
        {
            return null;
        }

        ParsedHash hash = new ParsedHash(row.Kind, PasswordHashTester.EnvelopeEncoding, value);
        if (row.Iterations is null)
        {
            return hash.WithText(salt, digest);
        }

        long iterations = envelope["iterations"] switch { long number => number, string text => HashAlphabets.ToNumber(text), _ => 0 };
        return iterations > 0 && HashAlphabets.FromBase64(salt) is { Length: > 0 } bytes ? Pbkdf2Hashes.Finish(hash, iterations, bytes, digest) : null;
    }

    private static int SizeOf(string kind) => kind switch
    {
        PasswordHashKind.Pbkdf2Sha1 => 20,
        PasswordHashKind.Pbkdf2Sha256 => 32,
        PasswordHashKind.Pbkdf2Sha512 => 64,
        _ => 16,
    };

    private static PasswordTypeRow? Find(string type) => s_byType.TryGetValue(type, out PasswordTypeRow? row) ? row : null;
}
