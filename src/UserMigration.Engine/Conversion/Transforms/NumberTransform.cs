using System.Globalization;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>Converts digits with a decimal point to a decimal number, in the same way under any culture and without losing digits.</summary>
internal sealed class NumberTransform : AttributeTransform
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformDescriptions.Create(
            "Number",
            "Converts digits to a decimal number.",
            "At most 28 digits, with or without a sign and a decimal point, or with the separators that are specified; typed numbers.",
            "A decimal number with exactly the same digits.",
            "Write digits with a decimal point and without a thousands separator, or specify the separators with Decimal and Thousands.",
            new[]
            {
                new MigrationTransformParameter(NumberNotation.Decimal, "The character before decimals; a point by default.", isMain: true),
                NumberNotation.CreateThousands(isMain: false),
            },
            new[]
            {
                new MigrationTransformExample("'Number'", "1.50", "1.50"),
                new MigrationTransformExample("'Number'", "-0.25", "-0.25"),
                new MigrationTransformExample("@{ Number = ',' }", "1,5", "1.5"),
                new MigrationTransformExample("@{ Number = @{ Decimal = ','; Thousands = '.' } }", "1.234,56", "1234.56"),
                new MigrationTransformExample("'Number'", "1,5", null, "NumberShape"),
            }),
        arguments => new NumberTransform(NumberNotation.Read(arguments, hasDecimals: true)));

    // A decimal silently drops any further digits.
    private const int MostDigits = 28;

    private static readonly MigrationIssue s_fault = FormatRules.NumberShape.CreateIssue(
        "This is not a decimal number.",
        "Write digits with a decimal point and without a thousands separator. If the file has decimal commas, specify @{ Number = @{ Decimal = ','; Thousands = '.' } }.");

    private static readonly MigrationIssue s_tooLong = FormatRules.NumberShape.CreateIssue("This number has too many digits to be stored exactly.", "Shorten it to 28 digits, or send it as text.");

    private readonly NumberNotation? _notation;

    private NumberTransform(NumberNotation? notation)
    {
        _notation = notation;
    }

    public override string Name => "Number";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = value;
        switch (value)
        {
            case decimal or long or int or short or byte or sbyte or ushort or uint or ulong:
                return null;
            case double floating:
                return double.IsNaN(floating) || double.IsInfinity(floating) ? s_fault : null;
            case float floating:
                return float.IsNaN(floating) || float.IsInfinity(floating) ? s_fault : null;
            case string text:
                result = null;
                return (_notation is null ? text.Trim() : _notation.Normalize(text.Trim())) is { } number ? Read(number, out result) : s_fault;
            default:
                return s_fault;
        }
    }

    private static MigrationIssue? Read(string text, out object? result)
    {
        result = null;
        int digits = 0;
        bool hasPoint = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is >= '0' and <= '9')
            {
                digits++;
            }
            else if (c == '.' && !hasPoint)
            {
                hasPoint = true;
            }
            else if (i > 0 || c is not ('-' or '+'))
            {
                return s_fault;
            }
        }

        if (digits is 0 or > MostDigits)
        {
            return digits == 0 ? s_fault : s_tooLong;
        }

        result = decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return null;
    }
}
