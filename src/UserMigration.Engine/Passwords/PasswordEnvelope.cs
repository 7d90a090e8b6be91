using System.Collections;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Passwords.Schemes;

namespace UserMigration.Engine.Passwords;

/// <summary>Checks an envelope in the datafile: its members, and its value if the type defines what the value must be.</summary>
internal static class PasswordEnvelope
{
    /// <summary>Checks an envelope.</summary>
    /// <param name="forms">The password formats of the store.</param>
    /// <param name="envelope">The members.</param>
    /// <returns>An issue with the severity Error or Warning, or null.</returns>
    public static MigrationIssue? Check(PasswordFormats forms, IDictionary envelope)
    {
        if (envelope[forms.TypeMember] is not string type || envelope[forms.ValueMember] is not string value)
        {
            return PasswordRules.PasswordEnvelope.CreateIssue(
                "This is JSON, but it is not a password envelope.",
                $"Add the members {forms.TypeMember} and {forms.ValueMember}, as in {forms.Example}.");
        }

        if (value.Length == 0 || type.Length == 0)
        {
            return PasswordRules.PasswordEnvelope.CreateIssue(
                $"The password envelope has an empty {forms.TypeMember} or {forms.ValueMember}.",
                "Fill in both members, or leave the password empty.");
        }

        return forms.Check(envelope, type, value);
    }

    /// <summary>Creates the issue of an envelope that is not valid JSON.</summary>
    public static MigrationIssue Unreadable(PasswordFormats forms) => PasswordRules.PasswordEnvelope.CreateIssue(
        "This starts like a password envelope in JSON, but it is not valid JSON.",
        $"Write the envelope as in {forms.Example}. Within a quoted field, double each quotation mark.");

    /// <summary>Creates the issue of an envelope of another store whose type can't be converted exactly.</summary>
    public static MigrationIssue CreateOtherStore(PasswordFormats forms) => PasswordRules.PasswordEnvelope.CreateIssue(
        "This is a password envelope of another store. Its type can't be converted exactly to the format of this store.",
        $"Export the hash without the envelope, or write the envelope as in {forms.Example}.");

    /// <summary>Creates the issue of an envelope without its salt.</summary>
    /// <param name="type">The type that needs the salt.</param>
    /// <param name="member">The member for the salt.</param>
    public static MigrationIssue NoSalt(string type, string member) => PasswordRules.PasswordEnvelope.CreateIssue($"The password envelope has the type {type}, but no salt.", $"Add the member {member}.");

    /// <summary>Checks a value that is a hash with its parameters.</summary>
    /// <param name="forms">The password formats of the store.</param>
    /// <param name="type">The type.</param>
    /// <param name="value">The value.</param>
    /// <param name="kinds">The kinds of hash that the type allows.</param>
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
                $"The type of the envelope requires {PasswordSchemes.Get(kinds[0]).Description}, but the value is not one.",
                isBcrypt
                    ? "Export the complete hash: 60 characters that start with $2a$, $2b$ or $2y$."
                    : "Export the complete hash without other text, or correct the type.");
        }

        return hash.Issues.Count == 0 ? null : hash.Fault ?? hash.Issues[0];
    }

    /// <summary>Checks a value that is a digest in hexadecimal digits or base64.</summary>
    /// <param name="type">The type.</param>
    /// <param name="value">The value.</param>
    /// <param name="size">The size of the digest, in bytes.</param>
    public static MigrationIssue? CheckDigest(string type, string value, int size)
    {
        byte[]? digest = value.Length == 2 * size ? HashAlphabets.FromHex(value) : HashAlphabets.FromBase64(value);
        return digest?.Length == size ? null : NoDigest(type, size);
    }

    /// <summary>Creates the warning for a value that is not a digest of the type's size.</summary>
    /// <param name="type">The type.</param>
    /// <param name="size">The size of the digest, in bytes.</param>
    public static MigrationIssue NoDigest(string type, int size) => PasswordRules.PasswordHashShape.CreateIssue(
        $"The envelope has the type {type}, but the value is not a digest of {size.ToString(CultureInfo.InvariantCulture)} bytes.",
        "Export the complete digest, or correct the type.",
        severity: IssueSeverity.Warning);
}
