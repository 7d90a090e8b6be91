
namespace UserMigration.Engine.Rules;

/// <summary>What values must look like.</summary>
internal static class FormatRules
{
    private const RuleScope Scope = RuleScope.Format;

    /// <summary>A value starts with no blank.</summary>
    public static readonly MigrationRule LeadingBlank = new MigrationRule(
        nameof(LeadingBlank),
        Scope,
        IssueSeverity.Warning,
        "A value starts with no blank: it would be kept.",
        "Remove it, or convert with -Transform Trim.",
        "Create a data migration datafile, Field delimiters");

    /// <summary>A key has only characters that are seen.</summary>
    public static readonly MigrationRule InvisibleCharacterInKey = new MigrationRule(
        nameof(InvisibleCharacterInKey),
        Scope,
        IssueSeverity.Error,
        "A key, an identifier or an e-mail address has no character that cannot be seen, and no no-break space at its ends.",
        "Remove it with Repair-MigrationRecord -Repair InvisibleCharacters.",
        "this module");

    /// <summary>A value has only characters that are seen.</summary>
    public static readonly MigrationRule InvisibleCharacter = new MigrationRule(
        nameof(InvisibleCharacter),
        Scope,
        IssueSeverity.Warning,
        "A value has no character that cannot be seen, and no no-break space at its ends.",
        "Remove it with Repair-MigrationRecord -Repair InvisibleCharacters.",
        "this module");

    /// <summary>An e-mail address has the shape of one.</summary>
    public static readonly MigrationRule EmailShape = new MigrationRule(
        nameof(EmailShape),
        Scope,
        IssueSeverity.Error,
        "An e-mail address is one (RFC 5321, RFC 6531).",
        "Correct it, as in name@example.com.",
        "contract of Akamai, section 4: email-address");

    /// <summary>An e-mail address is of a domain that stays.</summary>
    public static readonly MigrationRule DisposableEmail = new MigrationRule(
        nameof(DisposableEmail),
        Scope,
        IssueSeverity.Error,
        "An e-mail address is of no domain in the list that -DisposableDomain names, nor of a sub-domain.",
        "Leave the user out, or find another address. cidaas refuses these addresses in bulk; elsewhere -RuleSeverity can make this a Warning.",
        "contract of cidaas, sections 1 and 2.6");

    /// <summary>A boolean is one.</summary>
    public static readonly MigrationRule BooleanShape = new MigrationRule(
        nameof(BooleanShape),
        Scope,
        IssueSeverity.Error,
        "A boolean is true or false in any case.",
        "Write true or false, in any case.",
        "Create a data migration datafile, Boolean data");

    /// <summary>A boolean needs no transform.</summary>
    public static readonly MigrationRule BooleanConvertible = new MigrationRule(
        nameof(BooleanConvertible),
        Scope,
        IssueSeverity.Warning,
        "A boolean is true or false, and not another word for it.",
        "Convert it with -Transform Boolean.",
        "Create a data migration datafile, Boolean data");

    /// <summary>A date is one.</summary>
    public static readonly MigrationRule DateShape = new MigrationRule(
        nameof(DateShape),
        Scope,
        IssueSeverity.Error,
        "A date is yyyy-mm-dd or yyyy-mm-dd hh:mm:ss, and exists.",
        "Correct it.",
        "Create a data migration datafile, Datetime values");

    /// <summary>A date needs no transform.</summary>
    public static readonly MigrationRule DateConvertible = new MigrationRule(
        nameof(DateConvertible),
        Scope,
        IssueSeverity.Warning,
        "A date is yyyy-mm-dd, and not month/day/year.",
        "Convert it with -Transform UsDate.",
        "Create a data migration datafile, Datetime values");

    /// <summary>A whole number is one.</summary>
    public static readonly MigrationRule IntegerShape = new MigrationRule(
        nameof(IntegerShape),
        Scope,
        IssueSeverity.Error,
        "A whole number is digits, with or without a sign.",
        "Write digits alone, with or without a sign.",
        "contract of Akamai, section 4");

    /// <summary>A decimal number is one.</summary>
    public static readonly MigrationRule NumberShape = new MigrationRule(
        nameof(NumberShape),
        Scope,
        IssueSeverity.Error,
        "A decimal number is digits with a point, and no thousands separator.",
        "Write digits with a point, and no thousands separator.",
        "contract of Akamai, section 4");

    /// <summary>A URL is one.</summary>
    public static readonly MigrationRule UrlShape = new MigrationRule(
        nameof(UrlShape),
        Scope,
        IssueSeverity.Error,
        "A URL is absolute: it starts with its scheme, such as https://.",
        "Write it whole, as in https://www.example.com/.",
        "contract of cidaas, section 2.2");

    /// <summary>A telephone number is one.</summary>
    public static readonly MigrationRule PhoneNumberShape = new MigrationRule(
        nameof(PhoneNumberShape),
        Scope,
        IssueSeverity.Error,
        "A telephone number has digits, four at least, and no letters.",
        "Correct it, or leave it blank.",
        "E.164 of the ITU-T");

    /// <summary>A telephone number is in the form of E.164.</summary>
    public static readonly MigrationRule PhoneNotE164 = new MigrationRule(
        nameof(PhoneNotE164),
        Scope,
        IssueSeverity.Warning,
        "A telephone number is in the form of E.164: a plus sign and up to 15 digits, the country code first.",
        "Convert it with -Transform PhoneE164.",
        "contract of cidaas, section 2.5; E.164 of the ITU-T");

    /// <summary>JSON is valid.</summary>
    public static readonly MigrationRule JsonShape = new MigrationRule(
        nameof(JsonShape),
        Scope,
        IssueSeverity.Error,
        "A plural or JSON attribute is valid JSON (RFC 8259).",
        "Write valid JSON, its quotes doubled within a quoted field.",
        "Create a data migration datafile, Values containing commas or line breaks");

    /// <summary>A plural is an array.</summary>
    public static readonly MigrationRule PluralShape = new MigrationRule(
        nameof(PluralShape),
        Scope,
        IssueSeverity.Error,
        "A plural is a JSON array.",
        "Enclose the elements in [ and ].",
        "contract of Akamai, section 7");

    /// <summary>All of them.</summary>
    public static readonly MigrationRule[] All =
    {
        LeadingBlank,
        InvisibleCharacterInKey,
        InvisibleCharacter,
        EmailShape,
        DisposableEmail,
        BooleanShape,
        BooleanConvertible,
        DateShape,
        DateConvertible,
        IntegerShape,
        NumberShape,
        UrlShape,
        PhoneNumberShape,
        PhoneNotE164,
        JsonShape,
        PluralShape,
    };
}
