
namespace UserMigration.Engine.Schemas;

/// <summary>Rules that check columns and values against the schema of a store.</summary>
internal static class SchemaRules
{
    private const RuleScope Scope = RuleScope.Schema;

    /// <summary>A column is an attribute of the schema.</summary>
    public static readonly MigrationRule UnknownAttribute = new MigrationRule(
        nameof(UnknownAttribute),
        Scope,
        IssueSeverity.Error,
        "The name of a column is the name of an attribute in the schema (case-sensitive).",
        "Rename the column, or map or drop it with ConvertTo-IdentityRecord -Map.",
        "Create a data migration datafile, Header row");

    /// <summary>Two columns do not go to one attribute.</summary>
    public static readonly MigrationRule AttributeTwice = new MigrationRule(
        nameof(AttributeTwice),
        Scope,
        IssueSeverity.Error,
        "Only one column goes to an attribute, by its name or by -Map.",
        "Drop or rename one of the two with ConvertTo-IdentityRecord -Map.",
        "this module");

    /// <summary>A column goes to an attribute that is enabled.</summary>
    public static readonly MigrationRule AttributeDisabled = new MigrationRule(
        nameof(AttributeDisabled),
        Scope,
        IssueSeverity.Warning,
        "The attribute that a column goes to is enabled in the field setup. The store skips the values of other attributes silently.",
        "Enable the field in the field setup, or drop the column with -Map.",
        "User Migration, Step 1 and Invalid Datatype; contract of cidaas, section 6");

    /// <summary>A column does not go into a plural.</summary>
    public static readonly MigrationRule AttributeInPlural = new MigrationRule(
        nameof(AttributeInPlural),
        Scope,
        IssueSeverity.Error,
        "A plural has one column. Its elements have no columns of their own.",
        "Write the elements as a JSON array in the column of the plural, and convert it with -Transform Plural.",
        "contract of Akamai, section 5: 341");

    /// <summary>An object has a column for each part.</summary>
    public static readonly MigrationRule ObjectColumn = new MigrationRule(
        nameof(ObjectColumn),
        Scope,
        IssueSeverity.Warning,
        "An object has a column for each of its parts, with a dotted name.",
        "Use a separate column for each part, or write JSON and convert it with -Transform Json.",
        "Create a data migration datafile, Header row");

    /// <summary>A column does not go to an attribute that the store sets.</summary>
    public static readonly MigrationRule ReservedAttribute = new MigrationRule(
        nameof(ReservedAttribute),
        Scope,
        IssueSeverity.Error,
        "A column does not go to an attribute that the store sets: id, uuid, lastUpdated.",
        "Drop the column with ConvertTo-IdentityRecord -Map @{ name = $null }.",
        "contract of Akamai, sections 4 and 5: 234");

    /// <summary>A column goes to an attribute that users can change themselves.</summary>
    public static readonly MigrationRule ReadOnlyAttribute = new MigrationRule(
        nameof(ReadOnlyAttribute),
        Scope,
        IssueSeverity.Information,
        "The attribute that a column goes to is neither read-only nor internal in the field setup.",
        "Check a few users after a rehearsal.",
        "contract of cidaas, section 6");

    /// <summary>A column does not go to an attribute that updates reject.</summary>
    public static readonly MigrationRule CreateOnlyAttribute = new MigrationRule(
        nameof(CreateOnlyAttribute),
        Scope,
        IssueSeverity.Warning,
        "A column does not go to an attribute that the store accepts only for a new user: created.",
        "Keep the column for new users. For a delta migration, drop it with -Map.",
        "contract of Akamai, section 4");

    /// <summary>A required attribute has a column.</summary>
    public static readonly MigrationRule RequiredColumnMissing = new MigrationRule(
        nameof(RequiredColumnMissing),
        Scope,
        IssueSeverity.Error,
        "An attribute that the schema requires has a column.",
        "Add the column, or set a constant with ConvertTo-IdentityRecord -Map.",
        "contract of Akamai, sections 4 and 5: 362");

    /// <summary>JSON text is converted to JSON.</summary>
    public static readonly MigrationRule JsonNotConverted = new MigrationRule(
        nameof(JsonNotConverted),
        Scope,
        IssueSeverity.Warning,
        "The JSON text of a plural, object or JSON attribute is converted to JSON.",
        "Convert it with -Transform Plural or Json.",
        "contract of Akamai, section 5: 341");

    /// <summary>This module can check what the schema specifies.</summary>
    public static readonly MigrationRule SchemaNotJudged = new MigrationRule(
        nameof(SchemaNotJudged),
        Scope,
        IssueSeverity.Information,
        "This module knows the types and constraints in the schema.",
        "Check a few users after a rehearsal. Only the store checks these values.",
        "contract of Akamai, section 4");

    /// <summary>A required attribute has a value.</summary>
    public static readonly MigrationRule RequiredValue = new MigrationRule(
        nameof(RequiredValue),
        Scope,
        IssueSeverity.Error,
        "An attribute that the schema requires has a value.",
        "Add the value, or set a constant with ConvertTo-IdentityRecord -Map.",
        "contract of Akamai, sections 4 and 5: 362");

    /// <summary>A value is no longer than the schema allows.</summary>
    public static readonly MigrationRule ValueLength = new MigrationRule(
        nameof(ValueLength),
        Scope,
        IssueSeverity.Error,
        "The value has no more characters (Unicode code points) than the schema allows.",
        "Shorten the value, or have the maximum length in the schema increased.",
        "contract of Akamai, sections 4 and 5: 363");

    /// <summary>A value is no shorter than the schema allows.</summary>
    public static readonly MigrationRule ValueTooShort = new MigrationRule(
        nameof(ValueTooShort),
        Scope,
        IssueSeverity.Error,
        "The value has at least as many characters (Unicode code points) as the schema requires.",
        "Correct the value, or have the minimum length in the schema decreased.",
        "contract of cidaas, section 6");

    /// <summary>A value matches the regular expression of its attribute.</summary>
    public static readonly MigrationRule ValuePattern = new MigrationRule(
        nameof(ValuePattern),
        Scope,
        IssueSeverity.Error,
        "The value matches the regular expression of the attribute in the schema.",
        "Correct the value, or have the regular expression in the schema changed.",
        "contract of cidaas, section 6");

    /// <summary>A value can be matched in a short time.</summary>
    public static readonly MigrationRule PatternTimeout = new MigrationRule(
        nameof(PatternTimeout),
        Scope,
        IssueSeverity.Warning,
        "The value can be matched against the regular expression in the schema within a second.",
        "Check the value manually, and have the regular expression simplified.",
        "this module");

    /// <summary>A value is one of the options of its attribute.</summary>
    public static readonly MigrationRule ValueOption = new MigrationRule(
        nameof(ValueOption),
        Scope,
        IssueSeverity.Error,
        "The value is one of the options of the attribute in the schema (case-sensitive).",
        "Replace the value with one of the options, or have it added to the schema.",
        "contract of cidaas, section 6");

    /// <summary>A number or a date is within its range.</summary>
    public static readonly MigrationRule ValueRange = new MigrationRule(
        nameof(ValueRange),
        Scope,
        IssueSeverity.Error,
        "A number or a date is within the limits of the attribute in the schema.",
        "Correct the value, or have the limits in the schema changed.",
        "contract of cidaas, section 6");

    /// <summary>The value of a list attribute is a list.</summary>
    public static readonly MigrationRule ListShape = new MigrationRule(
        nameof(ListShape),
        Scope,
        IssueSeverity.Error,
        "The value of an attribute with several values is a JSON array of texts.",
        "Enclose the values in [ and ], each in quotation marks, and convert them with -Transform Plural.",
        "contract of cidaas, section 6");

    /// <summary>A value has the JSON type of its attribute.</summary>
    public static readonly MigrationRule JsonType = new MigrationRule(
        nameof(JsonType),
        Scope,
        IssueSeverity.Error,
        "The value of a text attribute is text, not a number, a boolean, a list or an object.",
        "Convert the value to text.",
        "contract of Akamai, section 5: 341");

    /// <summary>A date has no time of day.</summary>
    public static readonly MigrationRule TimeCutOff = new MigrationRule(
        nameof(TimeCutOff),
        Scope,
        IssueSeverity.Information,
        "A date has no time of day. The store cuts it off.",
        "If only the day matters, nothing needs to be done.",
        "Create a data migration datafile, Datetime values");

    /// <summary>An IP address is a valid IPv4 address.</summary>
    public static readonly MigrationRule IpAddressShape = new MigrationRule(
        nameof(IpAddressShape),
        Scope,
        IssueSeverity.Error,
        "An IP address is four decimal numbers from 0 to 255 with dots (IPv4), without leading zeros.",
        "Correct the value, as in 192.0.2.1. IPv6 addresses are not accepted.",
        "contract of Akamai, section 4: ipAddress");

    /// <summary>A UUID is valid.</summary>
    public static readonly MigrationRule UuidShape = new MigrationRule(
        nameof(UuidShape),
        Scope,
        IssueSeverity.Error,
        "A UUID is 32 hexadecimal digits in the form 8-4-4-4-12 (RFC 9562).",
        "Correct the value, as in 123e4567-e89b-42d3-a456-426614174000.",
        "contract of Akamai, section 4");

    /// <summary>A text has only ASCII letters.</summary>
    public static readonly MigrationRule AlphabeticText = new MigrationRule(
        nameof(AlphabeticText),
        Scope,
        IssueSeverity.Error,
        "The value of an attribute with the constraint alphabetic has only ASCII letters.",
        "Remove or replace the other characters.",
        "contract of Akamai, section 4: alphabetic");

    /// <summary>A text has only ASCII letters and digits.</summary>
    public static readonly MigrationRule AlphanumericText = new MigrationRule(
        nameof(AlphanumericText),
        Scope,
        IssueSeverity.Error,
        "The value of an attribute with the constraint alphanumeric has only ASCII letters and digits.",
        "Remove or replace the other characters.",
        "contract of Akamai, section 4: alphanumeric");

    /// <summary>A text has only letters, of any script.</summary>
    public static readonly MigrationRule UnicodeLettersText = new MigrationRule(
        nameof(UnicodeLettersText),
        Scope,
        IssueSeverity.Error,
        "The value of an attribute with the constraint unicode-letters has only letters and their marks.",
        "Remove or replace the other characters.",
        "contract of Akamai, section 4: unicode-letters");

    /// <summary>A text has only printable characters.</summary>
    public static readonly MigrationRule UnicodePrintableText = new MigrationRule(
        nameof(UnicodePrintableText),
        Scope,
        IssueSeverity.Error,
        "The value of an attribute with the constraint unicode-printable has no control characters and no line breaks.",
        "Remove the control characters and line breaks.",
        "contract of Akamai, section 4: unicode-printable");

    /// <summary>The value of an object attribute is an object.</summary>
    public static readonly MigrationRule ObjectShape = new MigrationRule(
        nameof(ObjectShape),
        Scope,
        IssueSeverity.Error,
        "The value of an object in a single column is a JSON object.",
        "Enclose its members in { and }, or use a separate column for each part.",
        "contract of Akamai, section 5: 341");

    /// <summary>An element of a plural is an object.</summary>
    public static readonly MigrationRule PluralElement = new MigrationRule(
        nameof(PluralElement),
        Scope,
        IssueSeverity.Error,
        "An element of a plural is a JSON object.",
        "Write each element as an object with the members that the schema specifies.",
        "contract of Akamai, section 5: 341");

    /// <summary>A member is an attribute of the schema.</summary>
    public static readonly MigrationRule UnknownMember = new MigrationRule(
        nameof(UnknownMember),
        Scope,
        IssueSeverity.Error,
        "The name of a member of a plural's element, or of an object, is the name of an attribute in the schema (case-sensitive).",
        "Rename or remove the member.",
        "contract of Akamai, section 5: 223");

    /// <summary>A new element has no id.</summary>
    public static readonly MigrationRule ElementWithId = new MigrationRule(
        nameof(ElementWithId),
        Scope,
        IssueSeverity.Error,
        "An element of a plural has no id when it is created.",
        "Remove the member id. The store assigns one.",
        "contract of Akamai, section 5: 320");

    /// <summary>A value occurs only once in its plural.</summary>
    public static readonly MigrationRule LocallyUnique = new MigrationRule(
        nameof(LocallyUnique),
        Scope,
        IssueSeverity.Error,
        "The value of an attribute with the constraint locally-unique occurs only once in its plural.",
        "Keep one of the elements.",
        "contract of Akamai, section 4: locally-unique");

    /// <summary>All rules for schemas.</summary>
    public static readonly MigrationRule[] All =
    {
        UnknownAttribute,
        AttributeTwice,
        AttributeDisabled,
        AttributeInPlural,
        ObjectColumn,
        ReservedAttribute,
        ReadOnlyAttribute,
        CreateOnlyAttribute,
        RequiredColumnMissing,
        JsonNotConverted,
        SchemaNotJudged,
        RequiredValue,
        ValueLength,
        ValueTooShort,
        ValuePattern,
        PatternTimeout,
        ValueOption,
        ValueRange,
        ListShape,
        JsonType,
        TimeCutOff,
        IpAddressShape,
        UuidShape,
        AlphabeticText,
        AlphanumericText,
        UnicodeLettersText,
        UnicodePrintableText,
        ObjectShape,
        PluralElement,
        UnknownMember,
        ElementWithId,
        LocallyUnique,
    };
}
