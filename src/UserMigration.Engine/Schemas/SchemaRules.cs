
namespace UserMigration.Engine.Schemas;

/// <summary>What the schema of a store asks of columns and values.</summary>
internal static class SchemaRules
{
    private const RuleScope Scope = RuleScope.Schema;

    /// <summary>A column is an attribute of the schema.</summary>
    public static readonly MigrationRule UnknownAttribute = new MigrationRule(
        nameof(UnknownAttribute),
        Scope,
        IssueSeverity.Error,
        "The name of a column is that of an attribute of the schema, exact in case.",
        "Rename the column, or map or drop it with ConvertTo-IdentityRecord -Map.",
        "Create a data migration datafile, Header row");

    /// <summary>No two columns go to one attribute.</summary>
    public static readonly MigrationRule AttributeTwice = new MigrationRule(
        nameof(AttributeTwice),
        Scope,
        IssueSeverity.Error,
        "No two columns go to one attribute, by their names or by -Map.",
        "Drop or rename one of the two with ConvertTo-IdentityRecord -Map.",
        "this module");

    /// <summary>A column goes to an attribute that is enabled.</summary>
    public static readonly MigrationRule AttributeDisabled = new MigrationRule(
        nameof(AttributeDisabled),
        Scope,
        IssueSeverity.Warning,
        "The attribute that a column goes to is enabled in the field setup: the store skips the values of others without a word.",
        "Enable the field in the field setup, or drop the column with -Map.",
        "User Migration, Step 1 and Invalid Datatype; contract of cidaas, section 6");

    /// <summary>No column goes into a plural.</summary>
    public static readonly MigrationRule AttributeInPlural = new MigrationRule(
        nameof(AttributeInPlural),
        Scope,
        IssueSeverity.Error,
        "A plural is one column: its elements have no columns of their own.",
        "Give the elements as a JSON array in the column of the plural, and convert it with -Transform Plural.",
        "contract of Akamai, section 5: 341");

    /// <summary>An object is filled part by part.</summary>
    public static readonly MigrationRule ObjectColumn = new MigrationRule(
        nameof(ObjectColumn),
        Scope,
        IssueSeverity.Warning,
        "An object is filled by a column for each of its parts, named with dots.",
        "Give its parts columns of their own, or give JSON and convert it with -Transform Json.",
        "Create a data migration datafile, Header row");

    /// <summary>What the store sets has no column.</summary>
    public static readonly MigrationRule ReservedAttribute = new MigrationRule(
        nameof(ReservedAttribute),
        Scope,
        IssueSeverity.Error,
        "No column is an attribute that the store sets: id, uuid, lastUpdated.",
        "Drop the column with ConvertTo-IdentityRecord -Map @{ name = $null }.",
        "contract of Akamai, sections 4 and 5: 234");

    /// <summary>Whether the store takes what users can't change is known.</summary>
    public static readonly MigrationRule ReadOnlyAttribute = new MigrationRule(
        nameof(ReadOnlyAttribute),
        Scope,
        IssueSeverity.Information,
        "The attribute that a column goes to is neither read-only nor internal in the field setup.",
        "Look at a few users after a rehearsal.",
        "contract of cidaas, section 6");

    /// <summary>What an update refuses has no column.</summary>
    public static readonly MigrationRule CreateOnlyAttribute = new MigrationRule(
        nameof(CreateOnlyAttribute),
        Scope,
        IssueSeverity.Warning,
        "No column is an attribute that can be given for a new user alone: created.",
        "Keep the column for new users; drop it with -Map for a delta migration.",
        "contract of Akamai, section 4");

    /// <summary>What is required has a column.</summary>
    public static readonly MigrationRule RequiredColumnMissing = new MigrationRule(
        nameof(RequiredColumnMissing),
        Scope,
        IssueSeverity.Error,
        "An attribute that the schema calls required has a column.",
        "Add the column, or set a constant with ConvertTo-IdentityRecord -Map.",
        "contract of Akamai, sections 4 and 5: 362");

    /// <summary>JSON text is converted.</summary>
    public static readonly MigrationRule JsonNotConverted = new MigrationRule(
        nameof(JsonNotConverted),
        Scope,
        IssueSeverity.Warning,
        "JSON text of a plural, object or JSON attribute is converted to what it says.",
        "Convert it with -Transform Plural or Json.",
        "contract of Akamai, section 5: 341");

    /// <summary>What the schema asks for is known.</summary>
    public static readonly MigrationRule SchemaNotJudged = new MigrationRule(
        nameof(SchemaNotJudged),
        Scope,
        IssueSeverity.Information,
        "A type or constraint of the schema is known to this module.",
        "Look at a few users after a rehearsal: the store alone judges these values.",
        "contract of Akamai, section 4");

    /// <summary>What is required is filled.</summary>
    public static readonly MigrationRule RequiredValue = new MigrationRule(
        nameof(RequiredValue),
        Scope,
        IssueSeverity.Error,
        "An attribute that the schema calls required has a value.",
        "Fill it in, or set a constant with ConvertTo-IdentityRecord -Map.",
        "contract of Akamai, sections 4 and 5: 362");

    /// <summary>A value is no longer than the store takes.</summary>
    public static readonly MigrationRule ValueLength = new MigrationRule(
        nameof(ValueLength),
        Scope,
        IssueSeverity.Error,
        "A value has at most the characters (Unicode code points) that the schema allows.",
        "Shorten it, or have the length in the schema raised.",
        "contract of Akamai, sections 4 and 5: 363");

    /// <summary>A value is no shorter than the store takes.</summary>
    public static readonly MigrationRule ValueTooShort = new MigrationRule(
        nameof(ValueTooShort),
        Scope,
        IssueSeverity.Error,
        "A value has at least the characters (Unicode code points) that the schema asks for.",
        "Correct it, or have the limit in the schema lowered.",
        "contract of cidaas, section 6");

    /// <summary>A value matches the regular expression of its attribute.</summary>
    public static readonly MigrationRule ValuePattern = new MigrationRule(
        nameof(ValuePattern),
        Scope,
        IssueSeverity.Error,
        "A value matches the regular expression that the schema gives its attribute.",
        "Correct it, or have the regular expression in the schema changed.",
        "contract of cidaas, section 6");

    /// <summary>Whether a value matches can be told soon.</summary>
    public static readonly MigrationRule PatternTimeout = new MigrationRule(
        nameof(PatternTimeout),
        Scope,
        IssueSeverity.Warning,
        "Whether a value matches the regular expression of the schema can be told in a tenth of a second.",
        "Look at the value by hand, and have the regular expression simplified.",
        "this module");

    /// <summary>A value is one of those that its attribute allows.</summary>
    public static readonly MigrationRule ValueOption = new MigrationRule(
        nameof(ValueOption),
        Scope,
        IssueSeverity.Error,
        "A value is one of the options that the schema gives its attribute, exact in case.",
        "Replace it by one of the options, or have it added to the schema.",
        "contract of cidaas, section 6");

    /// <summary>A number or date is in its range.</summary>
    public static readonly MigrationRule ValueRange = new MigrationRule(
        nameof(ValueRange),
        Scope,
        IssueSeverity.Error,
        "A number or date is within the limits that the schema gives its attribute.",
        "Correct it, or have the limits in the schema changed.",
        "contract of cidaas, section 6");

    /// <summary>A list is one.</summary>
    public static readonly MigrationRule ListShape = new MigrationRule(
        nameof(ListShape),
        Scope,
        IssueSeverity.Error,
        "An attribute that takes several values is given a JSON array of texts.",
        "Enclose the values in [ and ], each in quotes, and convert it with -Transform Plural.",
        "contract of cidaas, section 6");

    /// <summary>A value has the JSON type of its attribute.</summary>
    public static readonly MigrationRule JsonType = new MigrationRule(
        nameof(JsonType),
        Scope,
        IssueSeverity.Error,
        "Text is text: no number, no boolean, no list, no object.",
        "Make text of it.",
        "contract of Akamai, section 5: 341");

    /// <summary>A date has no time of day.</summary>
    public static readonly MigrationRule TimeCutOff = new MigrationRule(
        nameof(TimeCutOff),
        Scope,
        IssueSeverity.Information,
        "A date has no time of day: the store cuts it off.",
        "Nothing needs to be done where the day alone matters.",
        "Create a data migration datafile, Datetime values");

    /// <summary>An address is one.</summary>
    public static readonly MigrationRule IpAddressShape = new MigrationRule(
        nameof(IpAddressShape),
        Scope,
        IssueSeverity.Error,
        "An IP address is four decimal numbers from 0 to 255 with dots (IPv4), without leading zeros.",
        "Correct it, as in 192.0.2.1; IPv6 is not taken.",
        "contract of Akamai, section 4: ipAddress");

    /// <summary>A UUID is one.</summary>
    public static readonly MigrationRule UuidShape = new MigrationRule(
        nameof(UuidShape),
        Scope,
        IssueSeverity.Error,
        "A UUID is 32 hexadecimal digits in the form 8-4-4-4-12 (RFC 9562).",
        "Correct it, as in 123e4567-e89b-42d3-a456-426614174000.",
        "contract of Akamai, section 4");

    /// <summary>Letters alone.</summary>
    public static readonly MigrationRule AlphabeticText = new MigrationRule(
        nameof(AlphabeticText),
        Scope,
        IssueSeverity.Error,
        "A value of an attribute with the constraint alphabetic has letters of ASCII alone.",
        "Remove or replace the other characters.",
        "contract of Akamai, section 4: alphabetic");

    /// <summary>Letters and digits alone.</summary>
    public static readonly MigrationRule AlphanumericText = new MigrationRule(
        nameof(AlphanumericText),
        Scope,
        IssueSeverity.Error,
        "A value of an attribute with the constraint alphanumeric has letters and digits of ASCII alone.",
        "Remove or replace the other characters.",
        "contract of Akamai, section 4: alphanumeric");

    /// <summary>Letters of any script alone.</summary>
    public static readonly MigrationRule UnicodeLettersText = new MigrationRule(
        nameof(UnicodeLettersText),
        Scope,
        IssueSeverity.Error,
        "A value of an attribute with the constraint unicode-letters has letters and their marks alone.",
        "Remove or replace the other characters.",
        "contract of Akamai, section 4: unicode-letters");

    /// <summary>Characters that can be printed alone.</summary>
    public static readonly MigrationRule UnicodePrintableText = new MigrationRule(
        nameof(UnicodePrintableText),
        Scope,
        IssueSeverity.Error,
        "A value of an attribute with the constraint unicode-printable has no control character and no line break.",
        "Remove the control characters and line breaks.",
        "contract of Akamai, section 4: unicode-printable");

    /// <summary>An object is one.</summary>
    public static readonly MigrationRule ObjectShape = new MigrationRule(
        nameof(ObjectShape),
        Scope,
        IssueSeverity.Error,
        "An object in one column is a JSON object.",
        "Enclose its members in { and }, or give its parts columns of their own.",
        "contract of Akamai, section 5: 341");

    /// <summary>An element of a plural is an object.</summary>
    public static readonly MigrationRule PluralElement = new MigrationRule(
        nameof(PluralElement),
        Scope,
        IssueSeverity.Error,
        "An element of a plural is a JSON object.",
        "Give each element as an object with the members that the schema names.",
        "contract of Akamai, section 5: 341");

    /// <summary>A member is an attribute of the schema.</summary>
    public static readonly MigrationRule UnknownMember = new MigrationRule(
        nameof(UnknownMember),
        Scope,
        IssueSeverity.Error,
        "The name of a member of a plural's element, or of an object, is that of an attribute of the schema, exact in case.",
        "Rename or remove the member.",
        "contract of Akamai, section 5: 223");

    /// <summary>A new element has no id.</summary>
    public static readonly MigrationRule ElementWithId = new MigrationRule(
        nameof(ElementWithId),
        Scope,
        IssueSeverity.Error,
        "An element of a plural has no id when it is created.",
        "Remove the member id; the store gives one.",
        "contract of Akamai, section 5: 320");

    /// <summary>A value occurs once in its plural.</summary>
    public static readonly MigrationRule LocallyUnique = new MigrationRule(
        nameof(LocallyUnique),
        Scope,
        IssueSeverity.Error,
        "A value of an attribute with the constraint locally-unique occurs once in its plural.",
        "Keep one of the elements.",
        "contract of Akamai, section 4: locally-unique");

    /// <summary>All of them.</summary>
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
