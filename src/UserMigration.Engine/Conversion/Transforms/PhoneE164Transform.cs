using System.Globalization;
using PhoneNumbers;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>Converts a telephone number to the format of E.164 (ITU-T), with libphonenumber's numbering plans of all countries.</summary>
internal sealed class PhoneE164Transform : AttributeTransform
{
    private const string International = "International";
    private const string National = "National";

    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformDescriptions.Create(
            "PhoneE164",
            "Converts a telephone number to +, country code and number.",
            "Numbers with + or 00 and a country code; with Region, also numbers in the national format of that country.",
            "+ and at most 15 digits, as in E.164.",
            "Write the number with its country code, as in +49 30 23125010, and without an extension.",
            new[]
            {
                new MigrationTransformParameter("Region", "The country of numbers without a country code, as two letters, for example DE.", isMain: true),
                new MigrationTransformParameter(
                    "WithoutPlus",
                    "How to read numbers without +, 00 or a leading 0 in the whole column: National or International. By default, they are "
                        + "National, and numbers that could be either are refused."),
                new MigrationTransformParameter("Check", "Valid (the number can be assigned in its numbering plan; the default) or Possible (only the length is checked)."),
            },
            new[]
            {
                new MigrationTransformExample("@{ PhoneE164 = 'DE' }", "0171 3920010", "\"+491713920010\""),
                new MigrationTransformExample("@{ PhoneE164 = 'US' }", "(202) 555-0143", "\"+12025550143\""),
                new MigrationTransformExample("'PhoneE164'", "+49 (0)30 23125 010", "\"+493023125010\""),
                new MigrationTransformExample("@{ PhoneE164 = 'DE' }", "4915151234567", null, "PhoneAmbiguous"),
                new MigrationTransformExample("@{ PhoneE164 = @{ Region = 'DE'; WithoutPlus = 'International' } }", "4915151234567", "\"+4915151234567\""),
                new MigrationTransformExample("'PhoneE164'", "0171 3920010", null, "PhoneShape"),
                new MigrationTransformExample("@{ PhoneE164 = 'US' }", "202-555-0143 ext. 12", null, "PhoneShape"),
            }),
        arguments => new PhoneE164Transform(arguments));

    private static readonly MigrationIssue s_noNumber = Fault(
        "This is not a telephone number.",
        "Correct the number, or remove it.");

    private static readonly MigrationIssue s_noCountry = Fault(
        "This telephone number does not have a country code, or the country code does not exist.",
        "Write the number with its country code, as in +49 30 23125010, or specify the country: @{ PhoneE164 = 'DE' }.");

    private static readonly MigrationIssue s_notValid = Fault(
        "This telephone number is not valid in its country.",
        "Correct the number, or check only its length with @{ PhoneE164 = @{ Region = 'DE'; Check = 'Possible' } }.");

    private static readonly MigrationIssue s_extension = Fault(
        "This telephone number has an extension, which E.164 does not support.",
        "Remove the extension, or move it into an attribute of its own.");

    private static readonly MigrationIssue s_ambiguous = TransformRules.PhoneAmbiguous.CreateIssue(
        "These digits are ambiguous: they can be a telephone number with a country code whose + is missing, or a number of the region without a country code.",
        "Specify for the column which one is meant: @{ PhoneE164 = @{ Region = 'DE'; WithoutPlus = 'International' } }, or 'National'.");

    private static readonly MigrationIssue s_onlyInternational = Fault(
        "This telephone number is not valid in the region, but it is valid as a number with a country code whose + is missing.",
        "If all numbers of the column have a country code, use @{ PhoneE164 = @{ Region = 'DE'; WithoutPlus = 'International' } }. Otherwise, correct the number.");

    private readonly PhoneNumberUtil _numbers = PhoneNumberUtil.GetInstance();
    private readonly string? _region;
    private readonly string? _nationalPrefix;
    private readonly bool _takesPossible;
    private readonly string? _withoutPlus;

    private PhoneE164Transform(TransformArguments arguments)
    {
        _region = arguments.Text("Region")?.ToUpperInvariant();
        _withoutPlus = arguments.Choice("WithoutPlus", International, National);
        _takesPossible = arguments.Choice("Check", "Valid", "Possible") == "Possible";
        if (_region is not null && !_numbers.GetSupportedRegions().Contains(_region))
        {
            throw arguments.Invalid(_region == "UK"
                ? "has a Region that does not exist; the region of the United Kingdom is GB"
                : "has a Region that does not exist; use two letters, for example DE");
        }

        _nationalPrefix = _region is null ? null : _numbers.GetNddPrefixForRegion(_region, stripNonDigits: true);
    }

    public override string Name => "PhoneE164";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = null;
        if (!ScalarFormatter.TryOf(value, out string text))
        {
            return s_noNumber;
        }

        try
        {
            return IsBare(text) ? ApplyBare(text, out result) : Conclude(_numbers.Parse(text, _region), out result);
        }
        catch (NumberParseException exception)
        {
            return exception.ErrorType == ErrorType.INVALID_COUNTRY_CODE ? s_noCountry : s_noNumber;
        }
    }

    /// <summary>Whether the text starts with a digit other than 0, without a leading +.</summary>
    private static bool IsBare(string text)
    {
        string trimmed = text.TrimStart();
        return trimmed.Length > 0 && char.IsDigit(trimmed[0]) && char.GetNumericValue(trimmed[0]) > 0;
    }

    private MigrationIssue? ApplyBare(string text, out object? result)
    {
        result = null;
        if (_withoutPlus == International)
        {
            return Conclude(_numbers.Parse("+" + text.TrimStart(), null), out result);
        }

        PhoneNumber national = _numbers.ParseAndKeepRawInput(text, _region);
        if (national.CountryCodeSource == PhoneNumber.Types.CountryCodeSource.FROM_NUMBER_WITH_IDD)
        {
            return Conclude(national, out result);
        }

        // The library removes the region's own country code if the digits are a valid number only without it. In North America it is a trunk prefix.
        bool hasLostPlus = national.CountryCodeSource == PhoneNumber.Types.CountryCodeSource.FROM_NUMBER_WITHOUT_PLUS_SIGN
            && national.CountryCode.ToString(CultureInfo.InvariantCulture) != _nationalPrefix;
        bool isNational = !hasLostPlus && IsSound(national);
        bool isInternational = hasLostPlus ? IsSound(national) : IsSoundAbroad(text, national);
        return _withoutPlus is null && isInternational
            ? isNational ? s_ambiguous : s_onlyInternational
            : isNational ? Conclude(national, out result)
            : s_notValid;
    }

    private bool IsSoundAbroad(string text, PhoneNumber national)
    {
        try
        {
            PhoneNumber other = _numbers.Parse("+" + text.TrimStart(), null);
            return IsSound(other) && (other.CountryCode != national.CountryCode || other.NationalNumber != national.NationalNumber);
        }
        catch (NumberParseException)
        {
            return false;
        }
    }

    private MigrationIssue? Conclude(PhoneNumber number, out object? result)
    {
        result = null;
        if (number.HasExtension)
        {
            return s_extension;
        }

        if (!IsSound(number))
        {
            return s_notValid;
        }

        result = _numbers.Format(number, PhoneNumberFormat.E164);
        return null;
    }

    private bool IsSound(PhoneNumber number) => _takesPossible ? _numbers.IsPossibleNumber(number) : _numbers.IsValidNumber(number);

    private static MigrationIssue Fault(string message, string recommendation) => TransformRules.PhoneShape.CreateIssue(message, recommendation);
}
