using System;
using System.Globalization;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>Digits with a point to a decimal number, the same under any culture and with every digit kept.</summary>
internal sealed class NumberTransform : AttributeTransform
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformFacts.Of(
            "Number",
            "Turns digits into a decimal number.",
            "Digits with or without a sign and a point, at most 28; typed numbers.",
            "A decimal number, digit for digit.",
            "Write digits with a point, and no thousands separator.",
            Array.Empty<MigrationTransformParameter>(),
            new[]
            {
                new MigrationTransformExample("'Number'", "1.50", "1.50"),
                new MigrationTransformExample("'Number'", "-0.25", "-0.25"),
                new MigrationTransformExample("'Number'", "1,5", null, "NumberShape"),
            }),
        _ => new NumberTransform());

    // A decimal drops what comes after without a word.
    private const int MostDigits = 28;

    private static readonly MigrationIssue s_fault = FormatRules.NumberShape.CreateIssue("This is no decimal number.");

    private static readonly MigrationIssue s_tooLong = FormatRules.NumberShape.CreateIssue("This number has more digits than can be kept exactly.", "Shorten it to 28 digits, or send it as text.");

    public override string Name => "Number";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = value;
        switch (value)
        {
            case decimal or long or int or short or byte or sbyte or ushort or uint or ulong:
                return null;
            case double number:
                return double.IsNaN(number) || double.IsInfinity(number) ? s_fault : null;
            case float number:
                return float.IsNaN(number) || float.IsInfinity(number) ? s_fault : null;
            case string text:
                return Read(text.Trim(), out result);
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
