using System.Collections;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Validation.Catalogue;

namespace UserMigration.Engine.Passwords;

/// <summary>Checks an envelope that the datafile gives: its members, and its value where the type tells what it must be.</summary>
internal static class PasswordEnvelope
{
    private const string Example = "{\"type\":\"password-bcrypt\",\"value\":\"...\"}";

    /// <summary>Checks an envelope.</summary>
    /// <param name="envelope">The members.</param>
    /// <returns>What is wrong (Error) or unusual (Warning), or null.</returns>
    public static TransformFault? Check(IDictionary envelope)
    {
        if (envelope[PasswordLayout.TypeMember] is not string type || envelope["value"] is not string value)
        {
            return new TransformFault(
                nameof(PasswordRules.PasswordEnvelope), "This is JSON, but no password envelope.", $"Give it the members type and value, as in {Example}.");
        }

        if (value.Length == 0 || type.Length == 0)
        {
            return new TransformFault(
                nameof(PasswordRules.PasswordEnvelope), "The password envelope has a blank type or value.", "Fill it in, or leave the whole password blank.");
        }

        if (AkamaiPasswords.KindOf(type) is { } kind)
        {
            return SizeOf(kind) is int size and > 0 ? CheckDigest(type, value, size) : CheckHash(kind, value);
        }

        return AkamaiPasswords.IsSalted(type) && envelope["salt"] is not string { Length: > 0 }
            ? new TransformFault(nameof(PasswordRules.PasswordEnvelope), $"The password envelope says {type}, and has no salt.", "Add the member salt.")
            : null;
    }

    /// <summary>JSON that can't be read.</summary>
    public static TransformFault Unreadable() => new TransformFault(
        nameof(PasswordRules.PasswordEnvelope),
        "This starts as a password envelope in JSON, and can't be read as JSON.",
        $"Write it as in {Example}; within a quoted field each quote is doubled.");

    private static TransformFault? CheckHash(string kind, string value)
    {
        if (kind == PasswordHashKind.Bcrypt && BcryptHashes.IsSound(value))
        {
            return BcryptHashes.CheckCost(BcryptHashes.CostOf(value)) is { } unusual ? new TransformFault(unusual) : null;
        }

        ParsedHash? hash = HashRecogniser.Parse(value);
        if (hash is null || hash.Kind != kind || hash.Text != value)
        {
            return new TransformFault(
                nameof(PasswordRules.PasswordHashShape),
                $"The envelope says that it holds {PasswordKinds.Describe(kind)}, and what is in it is none.",
                kind == PasswordHashKind.Bcrypt
                    ? "Export the hash whole: 60 characters that start with $2a$, $2b$ or $2y$."
                    : "Export the hash whole, by itself, or correct the type.");
        }

        return hash.Issues.Count == 0 ? null : new TransformFault(hash.Fault ?? hash.Issues[0]);
    }

    private static TransformFault? CheckDigest(string type, string value, int size)
    {
        byte[]? digest = value.Length == 2 * size ? HashText.FromHex(value) : HashText.FromBase64(value);
        return digest?.Length == size ? null : new TransformFault(
            nameof(PasswordRules.PasswordHashShape),
            $"The envelope says {type}, and what is in it is no digest of {size.ToString(System.Globalization.CultureInfo.InvariantCulture)} bytes.",
            "Export the digest whole, or correct the type.",
            IssueSeverity.Warning);
    }

    private static int SizeOf(string kind) => kind switch
    {
        PasswordHashKind.Md5 => 16,
        PasswordHashKind.Sha1 => 20,
        PasswordHashKind.Sha256 => 32,
        PasswordHashKind.Sha512 => 64,
        _ => 0,
    };
}
