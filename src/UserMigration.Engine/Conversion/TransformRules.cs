namespace UserMigration.Engine.Conversion;

/// <summary>The rules of map entries and of the transforms for dates, genders and telephone numbers.</summary>
internal static class TransformRules
{
    private const RuleScope Scope = RuleScope.Conversion;

    /// <summary>A date must have a single interpretation.</summary>
    public static readonly MigrationRule DateAmbiguous = new MigrationRule(
        nameof(DateAmbiguous),
        Scope,
        IssueSeverity.Error,
        "A date without a pattern has a single interpretation. 03/04/2020 has two.",
        "Specify the pattern, as in @{ Date = 'dd/MM/yyyy' }.",
        "this module");

    /// <summary>A date must not have an offset from UTC.</summary>
    public static readonly MigrationRule DateOffset = new MigrationRule(
        nameof(DateOffset),
        Scope,
        IssueSeverity.Error,
        "A date or time that is not converted to UTC has no offset other than UTC.",
        "Convert it with the transform DateTimeToUtc.",
        "Create a data migration datafile, Datetime values");

    /// <summary>A time in UTC must be within the supported years.</summary>
    public static readonly MigrationRule DateRange = new MigrationRule(
        nameof(DateRange),
        Scope,
        IssueSeverity.Error,
        "A time is within the years 1 to 9999, also after the conversion to UTC.",
        "Correct the time, or replace it with an empty value with the transform Null.",
        "this module");

    /// <summary>A time must exist in its time zone.</summary>
    public static readonly MigrationRule TimeGap = new MigrationRule(
        nameof(TimeGap),
        Scope,
        IssueSeverity.Error,
        "A time exists on its day: it is not in the hour that is skipped when clocks go forward.",
        "Correct the time, or export times in UTC.",
        "Create a data migration datafile, Datetime values");

    /// <summary>A time must occur only once in its time zone.</summary>
    public static readonly MigrationRule TimeOverlap = new MigrationRule(
        nameof(TimeOverlap),
        Scope,
        IssueSeverity.Error,
        "A time occurs once on its day: it is not in the hour that is repeated when clocks go back.",
        "Specify which time is meant with Overlap = 'Earlier' or 'Later', or export times in UTC.",
        "Create a data migration datafile, Datetime values");

    /// <summary>A gender must be a known word.</summary>
    public static readonly MigrationRule GenderShape = new MigrationRule(
        nameof(GenderShape),
        Scope,
        IssueSeverity.Error,
        "With the transform Gender, a gender is a word for male, female, other or not specified.",
        "Write one of these four values, define the word with Words, or omit the transform.",
        "Create a data migration datafile, A note regarding the gender attribute");

    /// <summary>A word must be in the table of the transform Words.</summary>
    public static readonly MigrationRule WordShape = new MigrationRule(
        nameof(WordShape),
        Scope,
        IssueSeverity.Error,
        "With the transform Words, a value is one of the words of its table, unless the table has the entry *.",
        "Write one of the words, or add the word to the table. The entry '*' = '*' keeps all other values unchanged.",
        "this module");

    /// <summary>A telephone number must be valid.</summary>
    public static readonly MigrationRule PhoneShape = new MigrationRule(
        nameof(PhoneShape),
        Scope,
        IssueSeverity.Error,
        "A telephone number is valid in the numbering plan of its country, and has no extension.",
        "Write the number with its country code, as in +49 30 23125010.",
        "E.164 of the ITU-T");

    /// <summary>A telephone number without + must have a single interpretation.</summary>
    public static readonly MigrationRule PhoneAmbiguous = new MigrationRule(
        nameof(PhoneAmbiguous),
        Scope,
        IssueSeverity.Error,
        "A telephone number without a leading + or 0 has a single interpretation. 4915151234567 has two: a number with a country code, and a number of Germany without one.",
        "Specify for the column which one is meant, as in @{ PhoneE164 = @{ Region = 'DE'; WithoutPlus = 'International' } }.",
        "E.164 of the ITU-T; this module");

    /// <summary>An entry of the map must provide a value for each record.</summary>
    public static readonly MigrationRule MapFailed = new MigrationRule(
        nameof(MapFailed),
        Scope,
        IssueSeverity.Error,
        "A script of -Map returns a value for each record, and joined or split columns have single values.",
        "Test the script with only this record, or use a column with single values.",
        "this module");

    /// <summary>All rules of transforms and maps.</summary>
    public static readonly MigrationRule[] All =
    {
        DateAmbiguous,
        DateOffset,
        DateRange,
        TimeGap,
        TimeOverlap,
        GenderShape,
        WordShape,
        PhoneShape,
        PhoneAmbiguous,
        MapFailed,
    };
}
