using System;
using System.Collections.Generic;
using System.Globalization;
using UserMigration.Engine.Validation;

namespace UserMigration.Engine.Conversion;

/// <summary>The transforms that can be asked for by name.</summary>
public static class BuiltInTransforms
{
    private static readonly Dictionary<string, AttributeTransform> s_transforms = Make();

    /// <summary>The names, as they are written.</summary>
    public static IReadOnlyCollection<string> Names => s_transforms.Keys;

    /// <summary>Finds a transform.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="allowClearText">Whether a password may be clear text.</param>
    /// <returns>The transform, or null where there is none of that name.</returns>
    public static AttributeTransform? Find(string name, bool allowClearText)
    {
        if (!s_transforms.TryGetValue(name, out AttributeTransform? transform))
        {
            return null;
        }

        return transform is PasswordTransform ? new PasswordTransform(allowClearText) : transform;
    }

    private static Dictionary<string, AttributeTransform> Make()
    {
        AttributeTransform[] all =
        {
            new PasswordTransform(allowClearText: false),
            new TextTransform("UsDate", UsDate),
            new JsonTransform("Plural", makesPlural: true),
            new JsonTransform("Json", makesPlural: false),
            new TextTransform("Boolean", Boolean),
            new TextTransform("Integer", Integer),
            new TextTransform("Number", Number),
            new TextTransform("Trim", text => new TextTransform.Answer(text.Trim())),
            new TextTransform("Lower", text => new TextTransform.Answer(text.ToLowerInvariant())),
        };
        Dictionary<string, AttributeTransform> byName = new Dictionary<string, AttributeTransform>(StringComparer.OrdinalIgnoreCase);
        foreach (AttributeTransform transform in all)
        {
            byName.Add(transform.Name, transform);
        }

        return byName;
    }

    private static TextTransform.Answer UsDate(string text)
    {
        if (DateShape.IsTarget(text))
        {
            return new TextTransform.Answer(text);
        }

        return DateShape.TryParseUs(text, out DateTime date)
            ? new TextTransform.Answer(date.ToString(
                date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))
            : Fault("DateShape", "This is no US date (month/day/year) that exists.", "Correct it, or switch the transform off.");
    }

    private static TextTransform.Answer Boolean(string text) => BooleanWords.TryParse(text.Trim(), out bool value)
        ? new TextTransform.Answer(value)
        : Fault("BooleanShape", "This is no word for true or false.", "Write true or false, yes or no, 1 or 0.");

    private static TextTransform.Answer Integer(string text) =>
        long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? new TextTransform.Answer(value)
            : Fault("IntegerShape", "This is no whole number.", "Write digits alone, with or without a sign.");

    private static TextTransform.Answer Number(string text)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(text.Trim(), Plain, CultureInfo.InvariantCulture, out decimal value)
            ? new TextTransform.Answer(value)
            : Fault("NumberShape", "This is no decimal number.", "Write digits with a point, and no thousands separator.");
    }

    private static TextTransform.Answer Fault(string ruleId, string message, string mend) =>
        new TextTransform.Answer(new TransformFault(ruleId, message, mend));
}
