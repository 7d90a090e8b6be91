namespace UserMigration.Engine.Passwords;

/// <summary>What the transform Password asks of a password.</summary>
internal static class PasswordRules
{
    private const RuleScope Scope = RuleScope.Conversion;

    /// <summary>A password is an envelope or a hash that is recognised.</summary>
    public static readonly MigrationRule PasswordNotRecognised = new MigrationRule(
        nameof(PasswordNotRecognised),
        Scope,
        IssueSeverity.Error,
        "A password is an envelope, or a hash of a kind that is known.",
        "Give the password as an envelope in JSON, as about_UserMigration_Passwords has it.",
        "contract of Akamai, section 6; contract of cidaas, section 3");

    /// <summary>A password is one.</summary>
    public static readonly MigrationRule PasswordMarker = new MigrationRule(
        nameof(PasswordMarker),
        Scope,
        IssueSeverity.Warning,
        "A password is not the mark of an account without one (!, *, x, NULL), nor the mask of an export (********).",
        "Leave the password blank, and have these users set new ones.",
        "shadow(5); this module");

    /// <summary>A password that is JSON is an envelope.</summary>
    public static readonly MigrationRule PasswordEnvelope = new MigrationRule(
        nameof(PasswordEnvelope),
        Scope,
        IssueSeverity.Error,
        "A password that is JSON can be read, and has what the store asks for: a type and a value, filled, and a salt where its type needs one.",
        "Give it these members, as about_UserMigration_Passwords has them.",
        "contract of Akamai, section 6; contract of cidaas, section 3");

    /// <summary>A hash is whole.</summary>
    public static readonly MigrationRule PasswordHashShape = new MigrationRule(
        nameof(PasswordHashShape),
        Scope,
        IssueSeverity.Error,
        "A password hash is whole: its length, characters and parameters are possible for its kind, no blanks are around it, and in an envelope it is of the kind that the type says.",
        "Export the hash whole and unchanged.",
        "the publications of the algorithms");

    /// <summary>What a hash is can be told.</summary>
    public static readonly MigrationRule PasswordHashAmbiguous = new MigrationRule(
        nameof(PasswordHashAmbiguous),
        Scope,
        IssueSeverity.Error,
        "A password hash says what it is, or -PasswordType does.",
        "Find out with Test-PasswordHash and a password you know, and say so with -PasswordType.",
        "this module");

    /// <summary>The store takes the kind of a hash.</summary>
    public static readonly MigrationRule PasswordKindUnsupported = new MigrationRule(
        nameof(PasswordKindUnsupported),
        Scope,
        IssueSeverity.Error,
        "A password hash is of a kind that the store takes, or -PasswordType names a type for it.",
        "Name the type with -PasswordType if the store was extended; if not, leave the password blank and have these users set new ones.",
        "contract of Akamai, section 6; contract of cidaas, section 3");

    /// <summary>A part of a hash can be written as the envelope asks.</summary>
    public static readonly MigrationRule PasswordPartMissing = new MigrationRule(
        nameof(PasswordPartMissing),
        Scope,
        IssueSeverity.Error,
        "A salt that an envelope has as text is text.",
        "Give the members of the envelope with -PasswordType, with the salt in base64 or hexadecimal digits.",
        "contract of Akamai, section 6; contract of cidaas, section 3");

    /// <summary>A hash was made by a sound program.</summary>
    public static readonly MigrationRule PasswordHashFlawed = new MigrationRule(
        nameof(PasswordHashFlawed),
        Scope,
        IssueSeverity.Warning,
        "A password hash was made by a sound program; bcrypt's revision 2x was not.",
        "Have these users set new passwords, or ask whether the store verifies it.",
        "crypt_blowfish 1.1, CVE-2011-2483");

    /// <summary>The cost of a hash is usual.</summary>
    public static readonly MigrationRule PasswordHashCost = new MigrationRule(
        nameof(PasswordHashCost),
        Scope,
        IssueSeverity.Warning,
        "The cost of a password hash is neither so low that it protects little, nor so high that each login is slow.",
        "Try it with one user first; where it is low, consider having these users set new passwords.",
        "this module");

    /// <summary>A hash says how it was made.</summary>
    public static readonly MigrationRule PasswordHashDefaults = new MigrationRule(
        nameof(PasswordHashDefaults),
        Scope,
        IssueSeverity.Warning,
        "A password hash says with which parameters it was made.",
        "Verify one whose password you know with Test-PasswordHash before you send the rest.",
        "Spring Security, Pbkdf2PasswordEncoder and StandardPasswordEncoder; Magento, Encryptor");

    /// <summary>All of them.</summary>
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
