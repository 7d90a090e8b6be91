using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>What an error says about one attribute.</summary>
internal sealed class PingOneErrorDetail
{
    private PingOneErrorDetail(string? code, string? target, string? message, string? limits)
    {
        Code = code;
        Target = target;
        Message = message;
        Limits = limits;
    }

    /// <summary>The code, which is a name; null if there is none.</summary>
    public string? Code { get; }

    /// <summary>The attribute, with dots; null if the error names none.</summary>
    public string? Target { get; }

    /// <summary>The text of the store; null if there is none.</summary>
    public string? Message { get; }

    /// <summary>The values that the attribute can have, as sentences; null if the error does not say it.</summary>
    public string? Limits { get; }

    /// <summary>Reads a detail.</summary>
    /// <param name="detail">The detail; an object.</param>
    public static PingOneErrorDetail Read(JsonElement detail) => new PingOneErrorDetail(
        AnswerReader.Token(AnswerReader.Get(detail, "code")),
        AnswerReader.Token(AnswerReader.Get(detail, "target")),
        AnswerReader.Get(detail, "message"),
        detail.TryGetProperty("innerError", out JsonElement inner) && inner.ValueKind == JsonValueKind.Object ? LimitsOf(inner) : null);

    /// <summary>Gets the detail as text. It can repeat a value of the record.</summary>
    public override string ToString()
    {
        string place = string.Join(" ", new[] { Target, Code }.Where(word => word is not null));
        string text = string.Join(" ", new[] { Message, Limits }.Where(word => !string.IsNullOrEmpty(word)));
        return place.Length == 0 ? text : text.Length == 0 ? place + "." : $"{place}: {text}";
    }

    private static string? LimitsOf(JsonElement inner)
    {
        List<string> limits = new List<string>();
        Add(limits, inner, "allowedPattern", "Allowed pattern: {0}");
        Add(limits, inner, "allowedValues", "Allowed values: {0}.");
        Add(limits, inner, "rangeMinimumValue", "Minimum: {0}.");
        Add(limits, inner, "rangeMaximumValue", "Maximum: {0}.");
        Add(limits, inner, "maximumValue", "Maximum: {0}.");
        return limits.Count == 0 ? null : string.Join(" ", limits);
    }

    private static void Add(List<string> limits, JsonElement inner, string name, string format)
    {
        string? text = !inner.TryGetProperty(name, out JsonElement value) ? null
            : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
            : value.ValueKind == JsonValueKind.Array ? string.Join(", ", value.EnumerateArray().Select(AnswerReader.Get).Where(one => one is not null))
            : AnswerReader.Get(value);
        if (!string.IsNullOrEmpty(text))
        {
            limits.Add(string.Format(CultureInfo.InvariantCulture, format, text));
        }
    }
}
