
namespace UserMigration.Engine.Rules;

/// <summary>Rules for the format of values.</summary>
internal static class FormatRules
{
    private const RuleScope Scope = RuleScope.Format;

    /// <summary>A value does not start with white space.</summary>
    public static readonly MigrationRule LeadingBlank = new MigrationRule(
        nameof(LeadingBlank),
        Scope,
        IssueSeverity.Warning,
        "The value does not start with white space, which would be kept.",
        "Remove it, or convert the value with -Transform Trim.",
        "Create a data migration datafile, Field delimiters");

    /// <summary>A key has no invisible characters.</summary>
    public static readonly MigrationRule InvisibleCharacterInKey = new MigrationRule(
        nameof(InvisibleCharacterInKey),
        Scope,
        IssueSeverity.Error,
        "A key, an identifier or an e-mail address has no invisible characters, and no no-break space at either end.",
        "Remove it with Repair-MigrationRecord -Repair InvisibleCharacters.",
        "this module");

    /// <summary>A value has no invisible characters.</summary>
    public static readonly MigrationRule InvisibleCharacter = new MigrationRule(
        nameof(InvisibleCharacter),
        Scope,
        IssueSeverity.Warning,
        "The value has no invisible characters, and no no-break space at either end.",
        "Remove it with Repair-MigrationRecord -Repair InvisibleCharacters.",
        "this module");

    /// <summary>An e-mail address is valid.</summary>
    public static readonly MigrationRule EmailShape = new MigrationRule(
        nameof(EmailShape),
        Scope,
        IssueSeverity.Error,
        "The value is a valid e-mail address (RFC 5321, RFC 6531).",
        "Correct the value, as in name@example.com.",
        "contract of Akamai, section 4: email-address");

    /// <summary>The domain of an e-mail address is not disposable.</summary>
    public static readonly MigrationRule DisposableEmail = new MigrationRule(
        nameof(DisposableEmail),
        Scope,
        IssueSeverity.Error,
        "The domain of an e-mail address is not in the list that -DisposableDomain specifies, and is not a subdomain of one.",
        "Leave the user out, or find another address. cidaas rejects these addresses in bulk. For other stores, -RuleSeverity can make this a Warning.",
        "contract of cidaas, sections 1 and 2.6");

    /// <summary>A boolean is true or false, or a word that can be converted.</summary>
    public static readonly MigrationRule BooleanShape = new MigrationRule(
        nameof(BooleanShape),
        Scope,
        IssueSeverity.Error,
        "The value is true or false, in any letter case.",
        "Write true or false, in any letter case.",
        "Create a data migration datafile, Boolean data");

    /// <summary>A boolean needs no transform.</summary>
    public static readonly MigrationRule BooleanConvertible = new MigrationRule(
        nameof(BooleanConvertible),
        Scope,
        IssueSeverity.Warning,
        "The value is true or false, not another word with that meaning.",
        "Convert it with -Transform Boolean, or write a repaired file with Repair-MigrationRecord Boolean.",
        "Create a data migration datafile, Boolean data");

    /// <summary>A date is valid.</summary>
    public static readonly MigrationRule DateShape = new MigrationRule(
        nameof(DateShape),
        Scope,
        IssueSeverity.Error,
        "The value is a valid date in the form yyyy-mm-dd or yyyy-mm-dd hh:mm:ss.",
        "Correct the value.",
        "Create a data migration datafile, Datetime values");

    /// <summary>A date needs no transform.</summary>
    public static readonly MigrationRule DateConvertible = new MigrationRule(
        nameof(DateConvertible),
        Scope,
        IssueSeverity.Warning,
        "The value is a date in the form yyyy-mm-dd, not month/day/year.",
        "Convert it with -Transform UsDate, or write a repaired file with Repair-MigrationRecord DateMonthFirst.",
        "Create a data migration datafile, Datetime values");

    /// <summary>A whole number has only digits and a sign.</summary>
    public static readonly MigrationRule IntegerShape = new MigrationRule(
        nameof(IntegerShape),
        Scope,
        IssueSeverity.Error,
        "The value is a whole number: digits, with or without a sign.",
        "Write only digits, with or without a sign.",
        "contract of Akamai, section 4");

    /// <summary>A decimal number has only digits, a point and a sign.</summary>
    public static readonly MigrationRule NumberShape = new MigrationRule(
        nameof(NumberShape),
        Scope,
        IssueSeverity.Error,
        "The value is a decimal number: digits with a decimal point, without a thousands separator.",
        "Write digits with a decimal point, without a thousands separator.",
        "contract of Akamai, section 4");

    /// <summary>A URL is absolute.</summary>
    public static readonly MigrationRule UrlShape = new MigrationRule(
        nameof(UrlShape),
        Scope,
        IssueSeverity.Error,
        "The value is an absolute URL that starts with its scheme, such as https://.",
        "Write the complete URL, as in https://www.example.com/.",
        "contract of cidaas, section 2.2");

    /// <summary>A telephone number is possible.</summary>
    public static readonly MigrationRule PhoneNumberShape = new MigrationRule(
        nameof(PhoneNumberShape),
        Scope,
        IssueSeverity.Error,
        "The value is a telephone number with at least four digits and no letters.",
        "Correct the value, or leave it empty.",
        "E.164 of the ITU-T");

    /// <summary>A telephone number is in E.164 format.</summary>
    public static readonly MigrationRule PhoneNotE164 = new MigrationRule(
        nameof(PhoneNotE164),
        Scope,
        IssueSeverity.Warning,
        "The value is a telephone number in E.164 format: a plus sign and up to 15 digits, starting with the country code.",
        "Convert it with -Transform PhoneE164.",
        "contract of cidaas, section 2.5; E.164 of the ITU-T");

    /// <summary>JSON is valid.</summary>
    public static readonly MigrationRule JsonShape = new MigrationRule(
        nameof(JsonShape),
        Scope,
        IssueSeverity.Error,
        "The value of a plural or JSON attribute is valid JSON (RFC 8259).",
        "Write valid JSON, and double its quotation marks within a quoted field.",
        "Create a data migration datafile, Values containing commas or line breaks");

    /// <summary>The value of a plural is an array.</summary>
    public static readonly MigrationRule PluralShape = new MigrationRule(
        nameof(PluralShape),
        Scope,
        IssueSeverity.Error,
        "The value of a plural is a JSON array.",
        "Enclose the elements in [ and ].",
        "contract of Akamai, section 7");

    /// <summary>All rules for formats.</summary>
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
