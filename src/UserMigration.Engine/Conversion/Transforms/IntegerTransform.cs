using System;
using System.Globalization;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>Converts digits to a 64-bit integer, in the same way under any culture.</summary>
internal sealed class IntegerTransform : AttributeTransform
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformDescriptions.Create(
            "Integer",
            "Converts digits to a whole number.",
            "Digits with or without a sign, or with the separator that is specified; typed numbers without a fraction.",
            "A 64-bit whole number.",
            "Write only digits, with or without a sign, or specify the separator with Thousands.",
            new[] { NumberNotation.CreateThousands(isMain: true) },
            new[]
            {
                new MigrationTransformExample("'Integer'", "007", "7"),
                new MigrationTransformExample("'Integer'", "-12", "-12"),
                new MigrationTransformExample("@{ Integer = '.' }", "1.000", "1000"),
                new MigrationTransformExample("'Integer'", "1.5", null, "IntegerShape"),
                new MigrationTransformExample("'Integer'", "1,000", null, "IntegerShape"),
            }),
        arguments => new IntegerTransform(NumberNotation.Read(arguments, hasDecimals: false)));

    private static readonly MigrationIssue s_fault = FormatRules.IntegerShape.CreateIssue("This is not a 64-bit whole number.");

    private readonly NumberNotation? _notation;

    private IntegerTransform(NumberNotation? notation)
    {
        _notation = notation;
    }

    public override string Name => "Integer";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = value;
        switch (value)
        {
            case long or int or short or byte or sbyte or ushort or uint:
                return null;
            case decimal number:
                return TryWhole(number, out result) ? null : s_fault;
            case double or float:
                double floating = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                return Math.Abs(floating) < 1e15 && TryWhole((decimal)floating, out result) ? null : s_fault;
            case string or ulong:
                string text = InvariantFormatter.Write(value)!.Trim();
                text = _notation is null ? text : _notation.Normalize(text) ?? string.Empty;
                bool isRead = IsPlain(text) & long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole);
                result = whole;
                return isRead ? null : s_fault;
            default:
                return s_fault;
        }
    }

    private static bool TryWhole(decimal number, out object? result)
    {
        bool isWhole = number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue;
        result = isWhole ? (long)number : null;
        return isWhole;
    }

    // The parser also accepts NUL characters at the end.
    private static bool IsPlain(string text) => text.Length > 0 && text[text.Length - 1] is >= '0' and <= '9';
}
