using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Sandbox.Cidaas.Setup;

/// <summary>
/// Checks a value against its field: data type, pattern, range and options (contract of cidaas, section 6).
/// </summary>
internal static class FieldRules
{
    private static readonly HashSet<string> s_optioned = new(StringComparer.Ordinal) { "SELECT", "RADIO", "MULTISELECT" };

    /// <summary>Checks a value.</summary>
    /// <returns>The description of what is wrong, or null.</returns>
    public static string? Check(Field field, JsonElement value)
    {
        if (!field.IsList)
        {
            return CheckOne(field, value);
        }

        return value.ValueKind != JsonValueKind.Array
            ? "must be an array"
            : value.EnumerateArray().Select(item => CheckOne(field, item)).FirstOrDefault(fault => fault is not null);
    }

    private static string? CheckOne(Field field, JsonElement value) => field.Kind switch
    {
        FieldKind.Number => value.ValueKind == JsonValueKind.Number ? CheckNumber(field, value.GetDouble()) : "must be a number",
        FieldKind.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "must be true or false",
        FieldKind.Group => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? null : "must be an object",
        _ => value.ValueKind == JsonValueKind.String ? CheckText(field, value.GetString()!) : "must be text",
    };

    private static string? CheckNumber(Field field, double number) =>
        number < field.Least || number > field.Most ? "is out of range" : null;

    private static string? CheckText(Field field, string text) =>
        CheckFormat(field, text)
            ?? (HasOptions(field) && !field.Options.Contains(text) ? "is none of the options" : null)
            ?? (field.Pattern is null ? CheckLength(field, text) : field.Pattern.IsMatch(text) ? null : "does not match the pattern");

    private static bool HasOptions(Field field) => s_optioned.Contains(field.DataType) && field.Options.Count > 0;

    private static string? CheckFormat(Field field, string text) => field.DataType switch
    {
        "NUMBER" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? CheckNumber(field, number)
            : "must be a number",
        "EMAIL" => EmailRules.IsAddress(text) ? null : "must be an e-mail address",
        "MOBILE" => IsPhone(text) ? null : "must be a phone number with + and the country's code",
        "URL" => Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" ? null : "must be a web address",
        "DATE" => IsTimeOrDay(text) ? CheckDate(field, text) : "must be a date and time of ISO 8601",
        "DAYDATE" => IsDay(text) ? CheckDate(field, text) : "must be a date, yyyy-mm-dd",
        "JSON_STRING" => IsJson(text) ? null : "must be JSON as text",
        _ => null,
    };

    // Lengths are counted in characters. Dates and numbers have no length.
    private static string? CheckLength(Field field, string text)
    {
        if ((field.Least is null && field.Most is null) || field.DataType is "NUMBER" or "DATE" or "DAYDATE")
        {
            return null;
        }

        int length = text.EnumerateRunes().Count();
        return length < field.Least ? "is too short" : length > field.Most ? "is too long" : null;
    }

    private static string? CheckDate(Field field, string text)
    {
        DateTimeOffset date = Date(text)!.Value;
        return date < Date(field.Earliest) || date > Date(field.Latest) ? "is out of range" : null;
    }

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date) ? date : null;

    /// <summary>Whether text is a date of ISO 8601, with or without a time.</summary>
    public static bool IsTimeOrDay(string text) => IsTime(text) || IsDay(text);

    private static bool IsTime(string text) =>
        text.Length >= 16
        && text[10] == 'T'
        && IsDay(text.Substring(0, 10))
        && Date(text) is not null;

    private static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // E.164: a plus sign and up to 15 digits; the first digit is not 0.
    private static bool IsPhone(string text) =>
        text.Length is >= 5 and <= 16 && text[0] == '+' && text[1] != '0' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsJson(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
