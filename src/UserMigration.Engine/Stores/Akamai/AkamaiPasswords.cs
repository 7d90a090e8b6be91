using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Passwords;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>
/// The password types of Akamai Identity Cloud (contract of Akamai, section 6). How a type lays value and salt out is
/// documented for hashes that speak for themselves; for digests, the vendor's examples have hexadecimal digits and a
/// salt as text; for PBKDF2 nothing was found: value and salt in base64 and iterations as a number is our assumption.
/// </summary>
internal sealed class AkamaiPasswords : PasswordForms
{
    private const string TypePrefix = "password-";
    private const string Hash = "{hash}";
    private const string Hex = "{digest:hex}";
    private const string Base64 = "{digest:base64}";

    /// <summary>The type names that are documented, now or on older pages.</summary>
    private static readonly IReadOnlyList<string> s_types = new[]
    {
        "password-base64", "password-bcrypt", "password-crypt-des", "password-crypt-md5", "password-crypt-sha256",
        "password-crypt-sha512", "password-md5", "password-md5-salted-left-base64", "password-md5-salted-right-base64",
        "password-netforum", "password-pbkdf2-sha1", "password-pbkdf2-sha256", "password-pbkdf2-sha512", "password-phpass-55",
        "password-phpass-md5", "password-phpass-sha512-truncated-55", "password-sha", "password-sha-256", "password-sha-512",
    };

    public override string TypeMember => "type";

    public override string ValueMember => "value";

    public override IReadOnlyList<string> Types => s_types;

    public override string Example => "{\"type\":\"password-bcrypt\",\"value\":\"...\"}";

    public override (string Documented, string Own) TypeExamples => ("password-bcrypt", "password-...");

    public override string MembersExample => "@{ type = 'password-pbkdf2-sha256'; value = '{digest:base64}'; salt = '{salt:base64}' }";

    public override IEnumerable<KeyValuePair<string, PasswordLayout>> Layouts()
    {
        yield return Make(PasswordHashKind.Bcrypt, "password-bcrypt", false, Hash);
        yield return Make(PasswordHashKind.Sha256Crypt, "password-crypt-sha256", false, Hash);
        yield return Make(PasswordHashKind.Sha512Crypt, "password-crypt-sha512", false, Hash);
        yield return Make(PasswordHashKind.DesCrypt, "password-crypt-des", false, Hash);
        yield return Make(PasswordHashKind.Md5Crypt, "password-crypt-md5", false, Hash);
        yield return Make(PasswordHashKind.Phpass, "password-phpass-55", false, Hash);
        yield return Make(PasswordHashKind.PhpassSha512, "password-phpass-sha512-truncated-55", false, Hash);
        yield return Make(PasswordHashKind.Md5, "password-md5", false, Hex);
        yield return Make(PasswordHashKind.Sha1, "password-sha", true, Hex);
        yield return Make(PasswordHashKind.Sha256, "password-sha-256", true, Hex);
        yield return Make(PasswordHashKind.Sha512, "password-sha-512", true, Hex);
        yield return Make(PasswordHashKind.Md5SaltedLeft, "password-md5-salted-left-base64", true, Hex, "{salt:text}");
        yield return Make(PasswordHashKind.Md5SaltedRight, "password-md5-salted-right-base64", true, Hex, "{salt:text}");
        yield return Make(PasswordHashKind.Pbkdf2Sha1, "password-pbkdf2-sha1", true, Base64, "{salt:base64}", "{iterations}");
        yield return Make(PasswordHashKind.Pbkdf2Sha256, "password-pbkdf2-sha256", true, Base64, "{salt:base64}", "{iterations}");
        yield return Make(PasswordHashKind.Pbkdf2Sha512, "password-pbkdf2-sha512", true, Base64, "{salt:base64}", "{iterations}");
    }

    public override string? Suggest(string kind) => kind switch
    {
        PasswordHashKind.Md5Hex or PasswordHashKind.Md5Base64 => "password-md5",
        PasswordHashKind.Sha1Hex or PasswordHashKind.Sha1Base64 => "password-sha",
        PasswordHashKind.Sha256Hex or PasswordHashKind.Sha256Base64 => "password-sha-256",
        PasswordHashKind.Sha512Hex or PasswordHashKind.Sha512Base64 => "password-sha-512",
        PasswordHashKind.DesCrypt => "password-crypt-des",
        _ => null,
    };

    public override string Advise(string kind) =>
        $"If the store was extended, name the type with -PasswordType @{{ '{kind}' = 'password-...' }}; if not, leave the password blank and have these users set new ones.";

    public override string MemberAdvice(string part) => $"@{{ type = ...; value = ...; {part} = '{{{part}:base64}}' }}";

    public override string? FaultOf(string type) =>
        !type.StartsWith(TypePrefix, StringComparison.Ordinal) || type.Length == TypePrefix.Length || type.IndexOf(' ') >= 0
            ? $"is no type of a password, which starts with '{TypePrefix}'"
            : null;

    public override MigrationIssue? Check(IDictionary envelope, string type, string value)
    {
        if (KindOf(type) is { } kind)
        {
            return SizeOf(kind) is int size and > 0
                ? PasswordEnvelope.CheckDigest(type, value, size)
                : PasswordEnvelope.CheckHash(this, type, value, kind);
        }

        return IsSalted(type) && envelope["salt"] is not string { Length: > 0 } ? PasswordEnvelope.NoSalt(type, "salt") : null;
    }

    public override ParsedHash? Parse(IDictionary envelope, string type, string value)
    {
        string? kind = KindOf(type);
        return kind is null || value.Length == 0 ? null
            : SizeOf(kind) is int size and > 0 ? DigestHashes.ParseMarked(kind, PasswordHashTester.EnvelopeEncoding, value, value, size)
            : kind == PasswordHashKind.DesCrypt && CryptHashes.IsDes(value)
                ? CryptHashes.ParseDes(value, PasswordHashTester.EnvelopeEncoding, isCertain: true)
            : HashRecogniser.Parse(value);
    }

    /// <summary>The kind that a type holds by its name, or null where it is not known or not self-evident.</summary>
    private static string? KindOf(string type) => type switch
    {
        "password-bcrypt" => PasswordHashKind.Bcrypt,
        "password-crypt-sha256" => PasswordHashKind.Sha256Crypt,
        "password-crypt-sha512" => PasswordHashKind.Sha512Crypt,
        "password-crypt-des" => PasswordHashKind.DesCrypt,
        "password-crypt-md5" => PasswordHashKind.Md5Crypt,
        "password-phpass-55" or "password-phpass-md5" => PasswordHashKind.Phpass,
        "password-phpass-sha512-truncated-55" => PasswordHashKind.PhpassSha512,
        "password-md5" => PasswordHashKind.Md5,
        "password-sha" => PasswordHashKind.Sha1,
        "password-sha-256" => PasswordHashKind.Sha256,
        "password-sha-512" => PasswordHashKind.Sha512,
        _ => null,
    };

    private static int SizeOf(string kind) => kind switch
    {
        PasswordHashKind.Md5 => 16,
        PasswordHashKind.Sha1 => 20,
        PasswordHashKind.Sha256 => 32,
        PasswordHashKind.Sha512 => 64,
        _ => 0,
    };

    /// <summary>Whether a type is nothing without a salt beside its value.</summary>
    private static bool IsSalted(string type) => type is "password-md5-salted-left-base64" or "password-md5-salted-right-base64";

    private static KeyValuePair<string, PasswordLayout> Make(
        string kind, string type, bool isAssumed, string value, string? salt = null, string? iterations = null)
    {
        List<KeyValuePair<string, string>> members = new List<KeyValuePair<string, string>>
        {
            new KeyValuePair<string, string>("type", type),
            new KeyValuePair<string, string>("value", value),
        };
        if (salt is not null)
        {
            members.Add(new KeyValuePair<string, string>("salt", salt));
        }

        if (iterations is not null)
        {
            members.Add(new KeyValuePair<string, string>("iterations", iterations));
        }

        return new KeyValuePair<string, PasswordLayout>(kind, new PasswordLayout(PasswordKinds.Of(kind), members, isAssumed));
    }
}
