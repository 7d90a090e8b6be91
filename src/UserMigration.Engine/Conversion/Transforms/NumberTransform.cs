using System;
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
            "At most 28 digits, with or without a sign and a decimal point; typed numbers.",
            "A decimal number with exactly the same digits.",
            "Write digits with a decimal point and without a thousands separator.",
            Array.Empty<MigrationTransformParameter>(),
            new[]
            {
                new MigrationTransformExample("'Number'", "1.50", "1.50"),
                new MigrationTransformExample("'Number'", "-0.25", "-0.25"),
                new MigrationTransformExample("'Number'", "1,5", null, "NumberShape"),
            }),
        _ => new NumberTransform());

    // A decimal silently drops any further digits.
    private const int MostDigits = 28;

    private static readonly MigrationIssue s_fault = FormatRules.NumberShape.CreateIssue("This is not a decimal number.");

    private static readonly MigrationIssue s_tooLong = FormatRules.NumberShape.CreateIssue("This number has too many digits to be stored exactly.", "Shorten it to 28 digits, or send it as text.");

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
