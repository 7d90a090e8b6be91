using PhoneNumbers;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>A telephone number to the form of E.164 (ITU-T), by libphonenumber's plans of all countries.</summary>
internal sealed class PhoneE164Transform : AttributeTransform
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformFacts.Of(
            "PhoneE164",
            "Turns a telephone number into +, country code and number.",
            "Numbers with a country code; with Region also those written as in that country.",
            "+ and at most 15 digits, as E.164 has it.",
            "Write it with its country code, as in +49 30 23125010, and without an extension.",
            new[]
            {
                new MigrationTransformParameter("Region", "The country of numbers without a country code: two letters, as in DE.", isMain: true),
                new MigrationTransformParameter("Check", "Valid (the number is one that can be given out; the default) or Possible (its length fits)."),
            },
            new[]
            {
                new MigrationTransformExample("@{ PhoneE164 = 'DE' }", "0171 3920010", "\"+491713920010\""),
                new MigrationTransformExample("@{ PhoneE164 = 'US' }", "(202) 555-0143", "\"+12025550143\""),
                new MigrationTransformExample("'PhoneE164'", "+49 (0)30 23125 010", "\"+493023125010\""),
                new MigrationTransformExample("'PhoneE164'", "0171 3920010", null, "PhoneShape"),
                new MigrationTransformExample("@{ PhoneE164 = 'US' }", "202-555-0143 ext. 12", null, "PhoneShape"),
            }),
        arguments => new PhoneE164Transform(arguments));

    private static readonly TransformFault s_noNumber = Fault(
        "This is no telephone number.",
        "Correct it, or remove it.");

    private static readonly TransformFault s_noCountry = Fault(
        "This telephone number has no country code, or one that does not exist.",
        "Write it with its country code, as in +49 30 23125010, or tell the country: @{ PhoneE164 = 'DE' }.");

    private static readonly TransformFault s_notValid = Fault(
        "No such telephone number exists in its country.",
        "Correct it, or check the length alone with @{ PhoneE164 = @{ Region = 'DE'; Check = 'Possible' } }.");

    private static readonly TransformFault s_extension = Fault(
        "This telephone number has an extension, which E.164 has no place for.",
        "Remove the extension, or move it into an attribute of its own.");

    private readonly PhoneNumberUtil _numbers = PhoneNumberUtil.GetInstance();
    private readonly string? _region;
    private readonly bool _takesPossible;

    private PhoneE164Transform(TransformArguments arguments)
    {
        _region = arguments.Text("Region")?.ToUpperInvariant();
        _takesPossible = arguments.Choice("Check", "Valid", "Possible") == "Possible";
        if (_region is not null && !_numbers.GetSupportedRegions().Contains(_region))
        {
            throw arguments.Invalid(_region == "UK"
                ? "has a Region that does not exist; that of the United Kingdom is GB"
                : "has a Region that does not exist; write two letters, as in DE");
        }
    }

    public override string Name => "PhoneE164";

    public override TransformFault? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = null;
        if (!ScalarText.TryOf(value, out string text))
        {
            return s_noNumber;
        }

        PhoneNumber number;
        try
        {
            number = _numbers.Parse(text, _region);
        }
        catch (NumberParseException exception)
        {
            return exception.ErrorType == ErrorType.INVALID_COUNTRY_CODE ? s_noCountry : s_noNumber;
        }

        if (number.HasExtension)
        {
            return s_extension;
        }

        if (_takesPossible ? !_numbers.IsPossibleNumber(number) : !_numbers.IsValidNumber(number))
        {
            return s_notValid;
        }

        result = _numbers.Format(number, PhoneNumberFormat.E164);
        return null;
    }

    private static TransformFault Fault(string message, string mend) => new TransformFault("PhoneShape", message, mend);
}
