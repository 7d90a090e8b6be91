using System;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Drafting;

/// <summary>Determines how well the values of a column fit an attribute, and which transforms they need.</summary>
internal sealed class FitJudge
{
    private const double Most = 0.5;

    private readonly PasswordTypeMap _passwords;
    private readonly RecordBuilder? _shape;
    private readonly int _latestYear;

    /// <summary>Creates a judge for a kind of store.</summary>
    /// <param name="target">The kind of store.</param>
    /// <param name="schema">The schema, or null.</param>
    /// <param name="latestYear">The latest year that a year of two digits can mean.</param>
    public FitJudge(StoreTarget target, IdentitySchema? schema, int latestYear)
    {
        _passwords = target.CreatePasswordTypeMap();
        _shape = target.ShapeOf(schema);
        _latestYear = latestYear;
    }

    /// <summary>The country that most users of the file live in, as two letters; null if it is not known.</summary>
    public string? Country { get; set; }

    /// <summary>Whether an attribute accepts only values of a recognizable form, so that values that fit are evidence.</summary>
    /// <param name="attribute">The attribute.</param>
    public static bool IsStrict(KnownAttribute attribute) => attribute.Kind is not (SchemaKind.Text or SchemaKind.List or SchemaKind.Unknown or SchemaKind.Object)
        || (attribute.Constraints & (TextConstraints.EmailAddress | TextConstraints.Url | TextConstraints.PhoneNumber)) != 0
        || attribute.Meaning is AttributeMeaning.Gender or AttributeMeaning.MobileNumber or AttributeMeaning.PhoneNumber;

    /// <summary>Judges the values of a column.</summary>
    /// <param name="profile">The column.</param>
    /// <param name="attribute">The attribute.</param>
    public Fit Judge(ColumnProfile profile, KnownAttribute attribute)
    {
        if (profile.Values == 0)
        {
            return Fit.Empty;
        }

        Fit fit = JudgeKind(profile, attribute);
        AddEmptyWords(profile, attribute, fit);
        if (IsEmail(attribute) && profile.Untrimmed > 0)
        {
            fit.Transform = Before("'Trim'", fit.Transform);
        }

        if (attribute.Pattern is { } pattern && fit.Transform is null && fit.Candidates.Count == 0)
        {
            JudgePattern(profile, pattern, fit);
        }

        if (profile.Longest > attribute.Length)
        {
            fit.HasExceptions = true;
            fit.Notes.Add(string.Format(
                CultureInfo.InvariantCulture, "The longest value has {0} characters, but the attribute allows only {1}.", profile.Longest, attribute.Length));
        }

        return fit;
    }

    // The values of a column with many different ones are not kept, so only Test-MigrationRecord can check them.
    private static void JudgePattern(ColumnProfile profile, ValuePattern pattern, Fit fit)
    {
        long misfits = profile.Words.IsFull ? 0 : profile.Values - profile.Words.CountExact(word => pattern.Matches(word) != false);
        if (profile.Words.IsFull || misfits > 0)
        {
            fit.HasExceptions = true;
            fit.Notes.Add(profile.Words.IsFull
                ? "The schema has a pattern for the values. Test-MigrationRecord -Schema checks it."
                : string.Format(CultureInfo.InvariantCulture, "Values that do not match the pattern of the schema: {0} of {1}.", misfits, profile.Values));
            fit.Share = Math.Min(fit.Share, 1 - Share(profile, misfits));
        }
    }

    private Fit JudgeKind(ColumnProfile profile, KnownAttribute attribute)
    {
        DateTally dates = profile.Dates;
        switch (attribute.Kind)
        {
            case SchemaKind.Password:
                Fit password = profile.Hashes.Judge(_passwords, profile.Values);
                password.Transform = attribute.DefaultTransform == "Password" ? null : "'Password'";
                return password;
            case SchemaKind.Boolean:
                return WordPlan.CreateBoolean(profile);
            case SchemaKind.Integer:
                return new Fit(Share(profile, profile.Integers)) { Transform = "'Integer'" };
            case SchemaKind.Decimal:
                return new Fit(Share(profile, profile.Numbers)) { Transform = "'Number'" };
            case SchemaKind.Date or SchemaKind.Day:
                return DatePlan.Create(dates, profile.Values, isMoment: false, isIso: false, _latestYear);
            case SchemaKind.DateTime or SchemaKind.IsoDateTime:
                return DatePlan.Create(dates, profile.Values, isMoment: true, attribute.Kind == SchemaKind.IsoDateTime, _latestYear);
            case SchemaKind.IpAddress:
                return new Fit(Share(profile, profile.IpAddresses));
            case SchemaKind.Uuid:
                return new Fit(Share(profile, profile.Uuids));
            case SchemaKind.Plural:
                return new Fit(Share(profile, profile.JsonArrays)) { Transform = IsConverted(attribute) ? null : "'Plural'" };
            case SchemaKind.Json:
                return new Fit(Share(profile, profile.JsonArrays + profile.JsonObjects)) { Transform = IsConverted(attribute) ? null : "'Json'" };
            case SchemaKind.List:
                return new Fit(AcceptedShare(profile, attribute)) { Transform = IsConverted(attribute) || profile.JsonArrays < Most * profile.Values ? null : "'Plural'" };
            case SchemaKind.Text:
                return JudgeText(profile, attribute);
            default:
                return new Fit(1);
        }
    }

    private Fit JudgeText(ColumnProfile profile, KnownAttribute attribute)
    {
        if (IsEmail(attribute))
        {
            return new Fit(Share(profile, profile.Emails));
        }

        if ((attribute.Constraints & TextConstraints.Url) != 0)
        {
            return new Fit(Share(profile, profile.Urls));
        }

        bool isPhone = (attribute.Constraints & TextConstraints.PhoneNumber) != 0;
        if (isPhone || attribute.Meaning is AttributeMeaning.MobileNumber or AttributeMeaning.PhoneNumber)
        {
            return JudgePhone(profile, isRequired: isPhone);
        }

        if (attribute.Options is { } options)
        {
            return new Fit(profile.Words.IsFull ? 0 : Share(profile, profile.Words.CountExact(options.Contains)));
        }

        return attribute.Meaning == AttributeMeaning.Gender ? WordPlan.CreateGender(profile) : JudgePlainText(profile, attribute);
    }

    private Fit JudgePhone(ColumnProfile profile, bool isRequired)
    {
        Fit fit = profile.Phones.Judge(profile.Values, Country);
        if (!isRequired && (fit.Transform is not null || fit.Candidates.Count > 0))
        {
            fit.Candidates = fit.Transform is null ? fit.Candidates : new[] { fit.Transform };
            fit.Transform = null;
            fit.IsOptional = true;
            fit.Notes.Add("The attribute accepts any text, so the numbers are sent unchanged. To send them in E.164 format, add a transform.");
        }

        return fit;
    }

    private Fit JudgePlainText(ColumnProfile profile, KnownAttribute attribute)
    {
        bool isName = attribute.Meaning is AttributeMeaning.UserName or AttributeMeaning.Identifier or AttributeMeaning.Nickname;
        long count = new[]
        {
            isName ? 0 : profile.Emails,
            attribute.Meaning is AttributeMeaning.Website or AttributeMeaning.Picture or AttributeMeaning.Identifier ? 0 : profile.Urls,
            isName ? 0 : profile.Uuids,
            isName ? 0 : profile.Hashes.Certain,
            profile.JsonArrays + profile.JsonObjects,
            isName ? 0 : profile.Dates.Dates - profile.Dates.GeneralizedTimes,
        }.Max();
        bool isKnown = attribute.Meaning != AttributeMeaning.None;
        if (isKnown && count > Most * profile.Values && count > profile.Integers)
        {
            return new Fit(1 - Share(profile, count));
        }

        bool needsLetters = attribute.Meaning is AttributeMeaning.GivenName or AttributeMeaning.MiddleName or AttributeMeaning.FamilyName or AttributeMeaning.FullName
            or AttributeMeaning.DisplayName or AttributeMeaning.City or AttributeMeaning.Country or AttributeMeaning.Region or AttributeMeaning.Street;
        return new Fit(needsLetters ? Share(profile, profile.WithLetters) : AcceptedShare(profile, attribute));
    }

    /// <summary>Gets the share of values that the conversion accepts, if the column has only a few different values; otherwise 1.</summary>
    private double AcceptedShare(ColumnProfile profile, KnownAttribute attribute) =>
        !profile.Words.IsFull && _shape?.FinalTransformFor(attribute.Path) is { } final
            ? Share(profile, profile.Words.CountExact(word => final.Apply(word, NoRecord.Instance, out _) is not { Severity: IssueSeverity.Error }))
            : 1;

    private static void AddEmptyWords(ColumnProfile profile, KnownAttribute attribute, Fit fit)
    {
        bool isPlain = attribute.Kind is SchemaKind.Text or SchemaKind.List or SchemaKind.Unknown && !IsStrict(attribute);
        bool isDate = attribute.Kind is SchemaKind.Date or SchemaKind.Day or SchemaKind.DateTime or SchemaKind.IsoDateTime;
        bool isGender = attribute.Meaning == AttributeMeaning.Gender && !isPlain;
        string[] words = profile.EmptyWords.Concat(isDate ? profile.Dates.ZeroDates : Array.Empty<string>())
            .Where(word => !isGender || !WordPlan.IsGender(word))
            .OrderBy(word => word, StringComparer.Ordinal)
            .ToArray();
        if (isGender && words.Length < profile.EmptyWords.Count && fit.Transform is null && !fit.HasExceptions)
        {
            // A word such as unknown is a gender too: not specified.
            fit.Transform = "'Gender'";
        }

        if (words.Length == 0)
        {
            return;
        }

        string transform = $"@{{ Null = {string.Join(", ", words.Select(PowerShellText.Quote))} }}";
        long count = profile.Empties + (isDate ? profile.Dates.Zeros : 0);
        if (isPlain)
        {
            fit.Notes.Add(string.Format(CultureInfo.InvariantCulture, "Words for an empty value: {0}. To send none, add the transform {1}.", count, transform));
            return;
        }

        // Without the other transform, a default of the store would still be applied, but not after this one.
        string? rest = fit.Transform ?? (attribute.DefaultTransform is { } known && fit.Candidates.Count == 0 ? PowerShellText.Quote(known) : null);
        fit.Transform = fit.Candidates.Count > 0 && !fit.IsOptional ? null : Before(transform, rest);
        fit.Candidates = fit.Candidates.Select(candidate => Before(transform, candidate)).ToArray();
        fit.Notes.Add(string.Format(CultureInfo.InvariantCulture, "Words and dates that stand for an empty value: {0}.", count));
    }

    private bool IsConverted(KnownAttribute attribute) => attribute.DefaultTransform is not null || _shape?.FinalTransformFor(attribute.Path) is not null;

    private static bool IsEmail(KnownAttribute attribute) => (attribute.Constraints & TextConstraints.EmailAddress) != 0;

    private static string Before(string first, string? rest) => rest is null ? first : first + ", " + rest;

    private static double Share(ColumnProfile profile, long count) => profile.Values == 0 ? 0 : Math.Min(1.0, count / (double)profile.Values);
}
