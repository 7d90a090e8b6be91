namespace UserMigration.Engine.Conversion;

/// <summary>What the transforms of dates, genders and telephone numbers and the entries of maps ask for.</summary>
internal static class TransformRules
{
    private const RuleScope Scope = RuleScope.Conversion;

    /// <summary>A date can be read in one way.</summary>
    public static readonly MigrationRule DateAmbiguous = new MigrationRule(
        nameof(DateAmbiguous),
        Scope,
        IssueSeverity.Error,
        "A date without a pattern can be read in one way alone: 03/04/2020 can be read in two.",
        "Tell its pattern, as in @{ Date = 'dd/MM/yyyy' }.",
        "this module");

    /// <summary>A date has no offset from UTC.</summary>
    public static readonly MigrationRule DateOffset = new MigrationRule(
        nameof(DateOffset),
        Scope,
        IssueSeverity.Error,
        "A date or time that is not converted to UTC has no other offset.",
        "Convert it with the transform DateTimeToUtc.",
        "Create a data migration datafile, Datetime values");

    /// <summary>A time in UTC is within the years that there are.</summary>
    public static readonly MigrationRule DateRange = new MigrationRule(
        nameof(DateRange),
        Scope,
        IssueSeverity.Error,
        "A time is within the years 1 to 9999 in UTC too.",
        "Correct it, or make a blank of it with the transform Null.",
        "this module");

    /// <summary>A time exists where it was written down.</summary>
    public static readonly MigrationRule TimeGap = new MigrationRule(
        nameof(TimeGap),
        Scope,
        IssueSeverity.Error,
        "A time of day exists on that day: clocks were not put forward over it.",
        "Correct it, or export times in UTC.",
        "Create a data migration datafile, Datetime values");

    /// <summary>A time occurs once where it was written down.</summary>
    public static readonly MigrationRule TimeOverlap = new MigrationRule(
        nameof(TimeOverlap),
        Scope,
        IssueSeverity.Error,
        "A time of day occurs once on that day: clocks were not put back over it.",
        "Tell which is meant with Overlap = 'Earlier' or 'Later', or export times in UTC.",
        "Create a data migration datafile, Datetime values");

    /// <summary>A gender is one of four.</summary>
    public static readonly MigrationRule GenderShape = new MigrationRule(
        nameof(GenderShape),
        Scope,
        IssueSeverity.Error,
        "With the transform Gender, a gender is a word for male, female, other or not specified.",
        "Write one of the four, name the word with Words, or leave the transform off.",
        "Create a data migration datafile, A note regarding the gender attribute");

    /// <summary>A telephone number is one.</summary>
    public static readonly MigrationRule PhoneShape = new MigrationRule(
        nameof(PhoneShape),
        Scope,
        IssueSeverity.Error,
        "A telephone number exists in the plan of its country, and has no extension.",
        "Write it with its country code, as in +49 30 23125010.",
        "E.164 of the ITU-T");

    /// <summary>A telephone number without + can be read in one way.</summary>
    public static readonly MigrationRule PhoneAmbiguous = new MigrationRule(
        nameof(PhoneAmbiguous),
        Scope,
        IssueSeverity.Error,
        "A telephone number without + or 0 in front can be read in one way: 4915151234567 is one with a country code, and one of Germany without.",
        "Say for the column which is meant, as in @{ PhoneE164 = @{ Region = 'DE'; WithoutPlus = 'International' } }.",
        "E.164 of the ITU-T; this module");

    /// <summary>An entry of the map makes an attribute of each record.</summary>
    public static readonly MigrationRule MapFailed = new MigrationRule(
        nameof(MapFailed),
        Scope,
        IssueSeverity.Error,
        "A script of -Map gives a value for each record, and what is joined or split is a single value.",
        "Try the script on this record by itself, or give the column a single value.",
        "this module");

    /// <summary>All of them.</summary>
    public static readonly MigrationRule[] All =
    {
        DateAmbiguous,
        DateOffset,
        DateRange,
        TimeGap,
        TimeOverlap,
        GenderShape,
        PhoneShape,
        PhoneAmbiguous,
        MapFailed,
    };
}
