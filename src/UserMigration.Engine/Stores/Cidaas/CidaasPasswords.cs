using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Passwords.Schemes;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// The member <c>password_hash_info</c> of cidaas (contract of cidaas, section 3): an id, a hash and, for some ids, <c>hData</c> with
/// salt and iterations, both as text. Ids are set up per tenant. The ids <c>BCRYPT_n</c>, <c>SHA1</c> and <c>SHA256</c> are completely
/// documented. These are assumptions: the id <c>ARGON</c> applies to all variants; PBKDF2 requires the digest in hexadecimal digits, and
/// salt and iterations in <c>hData</c> (one page of the documentation has them, and <c>keylen</c>, next to the hash); and the tenant is
/// set up for the order of password and salt.
/// </summary>
internal sealed class CidaasPasswords : PasswordFormats
{
    private const string BcryptPrefix = "BCRYPT_";
    private const string Sha1Type = "SHA1";
    private const string Sha256Type = "SHA256";
    private const string HmacType = "HMAC-SHA-256";
    private const string Pbkdf2Type = "PBKDF2";
    private const string ArgonType = "ARGON";
    private const string Members = "hData";
    private const string Hash = "{hash}";
    private const string Hex = "{digest:hex}";
    private const int GreatestDocumentedCost = 20;
    private const int GreatestRecommendedCost = 12;

    private static readonly string[] s_types = Enumerable.Range(1, GreatestDocumentedCost).Select(TypeOfCost)
        .Concat(new[] { Sha1Type, Sha256Type, HmacType, Pbkdf2Type, ArgonType })
        .ToArray();

    private static readonly PasswordTypeRow[] s_rows =
    {
        new PasswordTypeRow(PasswordHashKind.Bcrypt, BcryptPrefix + "{cost}", Hash),
        new PasswordTypeRow(PasswordHashKind.Sha1, Sha1Type, Hex),
        new PasswordTypeRow(PasswordHashKind.Sha256, Sha256Type, Hex),
        new PasswordTypeRow(PasswordHashKind.Sha256SaltedLeft, Sha256Type, Hex, "{salt:text}") { IsAssumed = true },
        new PasswordTypeRow(PasswordHashKind.Sha256SaltedRight, Sha256Type, Hex, "{salt:text}") { IsAssumed = true },
        new PasswordTypeRow(PasswordHashKind.Pbkdf2Sha1, Pbkdf2Type, Hex, "{salt:written}", "{iterations:text}") { IsAssumed = true },
        new PasswordTypeRow(PasswordHashKind.Pbkdf2Sha256, Pbkdf2Type, Hex, "{salt:written}", "{iterations:text}") { IsAssumed = true },
        new PasswordTypeRow(PasswordHashKind.Pbkdf2Sha512, Pbkdf2Type, Hex, "{salt:written}", "{iterations:text}") { IsAssumed = true },
        new PasswordTypeRow(PasswordHashKind.Argon2id, ArgonType, Hash) { IsAssumed = true },
        new PasswordTypeRow(PasswordHashKind.Argon2i, ArgonType, Hash) { IsAssumed = true },
        new PasswordTypeRow(PasswordHashKind.Argon2d, ArgonType, Hash) { IsAssumed = true },
    };

    // The prefixes of ids that the customer names, and of ids with an undocumented suffix.
    private static readonly string[] s_prefixes = { "CUSTOM", "HMAC" };

    public override string TypeMember => "algorithmTypeId";

    public override string ValueMember => "passwordHash";

    public override IReadOnlyList<string> Types => s_types;

    public override string Example => "{\"algorithmTypeId\":\"BCRYPT_10\",\"passwordHash\":\"...\"}";

    public override (string Documented, string Own) TypeExamples => ("BCRYPT_{cost}", "CUSTOM_...");

    public override string MembersExample =>
        "@{ algorithmTypeId = 'PBKDF2'; passwordHash = '{digest:hex}'; hData = @{ salt = '{salt:base64}'; iterations = '{iterations:text}' } }";

    public override string? ClearTextWarning =>
        "A password in clear text is sent as the member 'password', which cidaas shows in an example but does not describe. "
            + "Before you send the rest, upload one user whose password you know, and log in.";

    public override IReadOnlyList<PasswordTypeRow> Rows => s_rows;

    public override string SaltMember => Members + ".salt";

    public override string IterationsMember => Members + ".iterations";

    public override IEnumerable<KeyValuePair<string, string>> MembersOf(PasswordScheme kind)
    {
        if (kind.Id != PasswordHashKind.DigestWithSalt)
        {
            return base.MembersOf(kind);
        }

        return new[]
        {
            new KeyValuePair<string, string>(ValueMember, Hex),
            new KeyValuePair<string, string>(SaltMember, "{salt:text}"),
        };
    }

    public override string Advise(string kind) =>
        "cidaas verifies hashes of this kind only through a service of your own. If you run such a service, specify its type with "
            + $"-PasswordType @{{ '{kind}' = 'CUSTOM_...' }}. Otherwise, leave the password empty and have these users set new passwords.";

    public override string MemberAdvice(string part) =>
        $"@{{ algorithmTypeId = ...; passwordHash = ...; hData = @{{ {part} = '{{{part}:base64}}' }} }}";

    public override string? FaultOf(string type) => type.Length == 0 || type.Any(char.IsWhiteSpace)
        ? "is not an algorithmTypeId, which must not be empty or contain white space"
        : null;

    public override bool IsKnown(string type) => type == BcryptPrefix + "{cost}"
        || base.IsKnown(type)
        || s_prefixes.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal));

    public override MigrationIssue? CheckCost(string type, int cost)
    {
        if (!type.StartsWith(BcryptPrefix, StringComparison.Ordinal))
        {
            return base.CheckCost(type, cost);
        }

        string right = TypeOfCost(cost);
        if (type != right)
        {
            return PasswordRules.PasswordHashShape.CreateIssue(
                $"The type is {type}, but the hash requires {right}. The user could not log in.",
                $"Use the type {right}, or export the hash that matches the type.");
        }

        if (cost > GreatestDocumentedCost)
        {
            return PasswordRules.PasswordKindUnsupported.CreateIssue(
                $"This is a bcrypt hash of cost {cost.ToString(CultureInfo.InvariantCulture)}, but cidaas documents only BCRYPT_1 to BCRYPT_20.",
                "Leave the password empty and have these users set new passwords, or specify a type that cidaas set up for you with -PasswordType.");
        }

        return cost <= GreatestRecommendedCost ? base.CheckCost(type, cost) : PasswordRules.PasswordHashCost.CreateIssue(
            $"The hash has a cost of {cost.ToString(CultureInfo.InvariantCulture)}. cidaas recommends at most 12, because a higher cost makes each login slow.",
            "Ask the vendor whether the tenant accepts this hash, and try it with one user first.");
    }

    public override MigrationIssue? Check(IDictionary envelope, string type, string value)
    {
        if (type.StartsWith(BcryptPrefix, StringComparison.Ordinal))
        {
            return PasswordEnvelope.CheckHash(this, type, value, PasswordHashKind.Bcrypt);
        }

        if (type.StartsWith(ArgonType, StringComparison.Ordinal))
        {
            return PasswordEnvelope.CheckHash(
                this, type, value, PasswordHashKind.Argon2id, PasswordHashKind.Argon2i, PasswordHashKind.Argon2d);
        }

        if (type == Pbkdf2Type)
        {
            return !HasMember(envelope, "salt") ? PasswordEnvelope.NoSalt(type, SaltMember)
                : HasMember(envelope, "iterations") ? null
                : PasswordRules.PasswordEnvelope.CreateIssue(
                    $"The password envelope has the type {type}, but no iterations.",
                    $"Add the member {IterationsMember}.");
        }

        // An example in the documentation has a digest of another size, so this is only a warning.
        return SizeOf(type) is int size and > 0 && HashAlphabets.FromHex(value)?.Length != size
            ? PasswordEnvelope.NoDigest(type, size)
            : null;
    }

    public override ParsedHash? Parse(IDictionary envelope, string type, string value)
    {
        if (type.StartsWith(BcryptPrefix, StringComparison.Ordinal) || type.StartsWith(ArgonType, StringComparison.Ordinal))
        {
            return value.Length == 0 ? null : HashRecogniser.Parse(value);
        }

        if (type is not (Sha1Type or Sha256Type))
        {
            return null;
        }

        string encoding = PasswordHashTester.EnvelopeEncoding;
        if (!HasMember(envelope, "salt"))
        {
            return DigestHashes.ParseMarked(
                type == Sha1Type ? PasswordHashKind.Sha1 : PasswordHashKind.Sha256, encoding, value, value, SizeOf(type));
        }

        // The settings of the tenant define whether the salt precedes or follows the password.
        return HashAlphabets.FromHex(value) is { Length: > 0 } digest && (envelope[Members] as IDictionary)?["salt"] is string salt
            ? DigestHashes.CreateWithSalt(encoding, value, digest, salt)
            : null;
    }

    private static string TypeOfCost(int cost) => BcryptPrefix + cost.ToString(CultureInfo.InvariantCulture);

    private static int SizeOf(string type) => type switch
    {
        Sha1Type => 20,
        Sha256Type or HmacType => 32,
        _ => 0,
    };

    // One page of the documentation has these members next to the hash.
    private static bool HasMember(IDictionary envelope, string name) =>
        !IsBlank((envelope[Members] as IDictionary)?[name]) || !IsBlank(envelope[name]);

    private static bool IsBlank(object? value) => value is null or "";
}
