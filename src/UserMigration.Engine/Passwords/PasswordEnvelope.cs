using System.Collections;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Passwords.Schemes;

namespace UserMigration.Engine.Passwords;

/// <summary>Checks an envelope that the datafile gives: its members, and its value where the type tells what it must be.</summary>
internal static class PasswordEnvelope
{
    /// <summary>Checks an envelope.</summary>
    /// <param name="forms">How the store takes passwords.</param>
    /// <param name="envelope">The members.</param>
    /// <returns>What is wrong (Error) or unusual (Warning), or null.</returns>
    public static MigrationIssue? Check(PasswordFormats forms, IDictionary envelope)
    {
        if (envelope[forms.TypeMember] is not string type || envelope[forms.ValueMember] is not string value)
        {
            return PasswordRules.PasswordEnvelope.CreateIssue(
                "This is JSON, but no password envelope.",
                $"Give it the members {forms.TypeMember} and {forms.ValueMember}, as in {forms.Example}.");
        }

        if (value.Length == 0 || type.Length == 0)
        {
            return PasswordRules.PasswordEnvelope.CreateIssue(
                $"The password envelope has a blank {forms.TypeMember} or {forms.ValueMember}.",
                "Fill it in, or leave the whole password blank.");
        }

        return forms.Check(envelope, type, value);
    }

    /// <summary>JSON that can't be read.</summary>
    public static MigrationIssue Unreadable(PasswordFormats forms) => PasswordRules.PasswordEnvelope.CreateIssue(
        "This starts as a password envelope in JSON, and can't be read as JSON.",
        $"Write it as in {forms.Example}; within a quoted field each quote is doubled.");

    /// <summary>An envelope of another store whose type does not say enough.</summary>
    public static MigrationIssue OfOtherStore(PasswordFormats forms) => PasswordRules.PasswordEnvelope.CreateIssue(
        "This is a password envelope of another store, of a type that can't be told exactly in the form that is asked for.",
        $"Export the hash by itself, or write it as in {forms.Example}.");

    /// <summary>A salt is missing.</summary>
    /// <param name="type">The type that needs it.</param>
    /// <param name="member">The member that has it.</param>
    public static MigrationIssue NoSalt(string type, string member) => PasswordRules.PasswordEnvelope.CreateIssue($"The password envelope says {type}, and has no salt.", $"Add the member {member}.");

    /// <summary>Checks a value that is a hash with its parameters.</summary>
    /// <param name="forms">How the store takes passwords.</param>
    /// <param name="type">The type.</param>
    /// <param name="value">The value.</param>
    /// <param name="kinds">The kinds that the type can be.</param>
    public static MigrationIssue? CheckHash(PasswordFormats forms, string type, string value, params string[] kinds)
    {
        bool isBcrypt = kinds[0] == PasswordHashKind.Bcrypt;
        if (isBcrypt && BcryptHashes.IsSound(value))
        {
            return forms.CheckCost(type, BcryptHashes.CostOf(value));
        }

        ParsedHash? hash = HashRecogniser.Parse(value);
        if (hash is null || !kinds.Contains(hash.Kind) || hash.Text != value)
        {
            return PasswordRules.PasswordHashShape.CreateIssue(
                $"The envelope says that it holds {PasswordSchemes.Get(kinds[0]).Description}, and what is in it is none.",
                isBcrypt
                    ? "Export the hash whole: 60 characters that start with $2a$, $2b$ or $2y$."
                    : "Export the hash whole, by itself, or correct the type.");
        }

        return hash.Issues.Count == 0 ? null : hash.Fault ?? hash.Issues[0];
    }

    /// <summary>Checks a value that is a digest, in hexadecimal digits or base64.</summary>
    /// <param name="type">The type.</param>
    /// <param name="value">The value.</param>
    /// <param name="size">The size of the digest, in bytes.</param>
    public static MigrationIssue? CheckDigest(string type, string value, int size)
    {
        byte[]? digest = value.Length == 2 * size ? HashText.FromHex(value) : HashText.FromBase64(value);
        return digest?.Length == size ? null : NoDigest(type, size);
    }

    /// <summary>A value is no digest of the type's size; a Warning.</summary>
    /// <param name="type">The type.</param>
    /// <param name="size">The size of the digest, in bytes.</param>
    public static MigrationIssue NoDigest(string type, int size) => PasswordRules.PasswordHashShape.CreateIssue(
        $"The envelope says {type}, and what is in it is no digest of {size.ToString(CultureInfo.InvariantCulture)} bytes.",
        "Export the digest whole, or correct the type.",
        severity: IssueSeverity.Warning);
}
