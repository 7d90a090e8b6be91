namespace UserMigration.Engine.Passwords;

/// <summary>The rules that the transform Password checks.</summary>
internal static class PasswordRules
{
    private const RuleScope Scope = RuleScope.Conversion;

    /// <summary>A password must be an envelope or a recognized hash.</summary>
    public static readonly MigrationRule PasswordNotRecognised = new MigrationRule(
        nameof(PasswordNotRecognised),
        Scope,
        IssueSeverity.Error,
        "A password is an envelope, or a hash of a known kind.",
        "Write the password as an envelope in JSON. See about_UserMigration_Passwords.",
        "contract of Akamai, section 6; contract of cidaas, section 3");

    /// <summary>A password must not be the marker of an account without a password.</summary>
    public static readonly MigrationRule PasswordMarker = new MigrationRule(
        nameof(PasswordMarker),
        Scope,
        IssueSeverity.Warning,
        "A password is not the marker of an account without a password (!, *, x, NULL) and not the mask of an export (********).",
        "Leave the password empty, and have these users set new passwords.",
        "shadow(5); this module");

    /// <summary>A password in JSON must be an envelope.</summary>
    public static readonly MigrationRule PasswordEnvelope = new MigrationRule(
        nameof(PasswordEnvelope),
        Scope,
        IssueSeverity.Error,
        "A password in JSON is valid JSON and has the members that the store requires: a type and a value that are not empty, and a salt if the type needs one.",
        "Add these members. See about_UserMigration_Passwords.",
        "contract of Akamai, section 6; contract of cidaas, section 3");

    /// <summary>A hash must be complete.</summary>
    public static readonly MigrationRule PasswordHashShape = new MigrationRule(
        nameof(PasswordHashShape),
        Scope,
        IssueSeverity.Error,
        "A password hash is complete: its length, characters and parameters are valid for its kind, it has no white space around it, and in an envelope its kind matches the type.",
        "Export the complete hash without changes.",
        "the publications of the algorithms");

    /// <summary>The kind of a hash must be known.</summary>
    public static readonly MigrationRule PasswordHashAmbiguous = new MigrationRule(
        nameof(PasswordHashAmbiguous),
        Scope,
        IssueSeverity.Error,
        "The format of a password hash identifies its kind, or -PasswordType specifies it.",
        "Identify the kind with Test-PasswordHash and a password that you know, and specify it with -PasswordType.",
        "this module");

    /// <summary>The store must accept the kind of a hash.</summary>
    public static readonly MigrationRule PasswordKindUnsupported = new MigrationRule(
        nameof(PasswordKindUnsupported),
        Scope,
        IssueSeverity.Error,
        "The store accepts the kind of a password hash, or -PasswordType specifies a type for it.",
        "If your store was extended, specify the type with -PasswordType. Otherwise, leave the password empty and have these users set new passwords.",
        "contract of Akamai, section 6; contract of cidaas, section 3");

    /// <summary>The parts of a hash must fit the envelope.</summary>
    public static readonly MigrationRule PasswordPartMissing = new MigrationRule(
        nameof(PasswordPartMissing),
        Scope,
        IssueSeverity.Error,
        "If an envelope requires the salt as text, the salt is text.",
        "Specify the members of the envelope with -PasswordType, with the salt in base64 or hexadecimal digits.",
        "contract of Akamai, section 6; contract of cidaas, section 3");

    /// <summary>A hash must come from a correct program.</summary>
    public static readonly MigrationRule PasswordHashFlawed = new MigrationRule(
        nameof(PasswordHashFlawed),
        Scope,
        IssueSeverity.Warning,
        "A password hash comes from a correct program. Hashes of bcrypt's revision 2x do not.",
        "Have these users set new passwords, or ask the vendor whether the store can verify the hash.",
        "crypt_blowfish 1.1, CVE-2011-2483");

    /// <summary>The cost of a hash must be usual.</summary>
    public static readonly MigrationRule PasswordHashCost = new MigrationRule(
        nameof(PasswordHashCost),
        Scope,
        IssueSeverity.Warning,
        "The cost of a password hash is not so low that it gives little protection, and not so high that each login is slow.",
        "Try the hash with one user first. If the cost is low, consider having these users set new passwords.",
        "this module");

    /// <summary>A hash must contain its parameters.</summary>
    public static readonly MigrationRule PasswordHashDefaults = new MigrationRule(
        nameof(PasswordHashDefaults),
        Scope,
        IssueSeverity.Warning,
        "A password hash contains the parameters that it was created with.",
        "Before you send the hashes, verify one whose password you know with Test-PasswordHash.",
        "Spring Security, Pbkdf2PasswordEncoder and StandardPasswordEncoder; Magento, Encryptor");

    /// <summary>Whether a rule is about passwords.</summary>
    /// <param name="ruleId">The id of the rule.</param>
    public static bool Has(string ruleId) => System.Array.Exists(All, rule => rule.Id == ruleId);

    /// <summary>All rules of passwords.</summary>
    public static readonly MigrationRule[] All =
    {
        PasswordNotRecognised,
        PasswordMarker,
        PasswordEnvelope,
        PasswordHashShape,
        PasswordHashAmbiguous,
        PasswordKindUnsupported,
        PasswordPartMissing,
        PasswordHashFlawed,
        PasswordHashCost,
        PasswordHashDefaults,
    };
}
